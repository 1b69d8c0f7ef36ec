<?php
// The objects of candidate code that the other side knows by number, and what may be done to them.

namespace Proeve;

final class Module
{
}

final class Missing extends \Error
{
}

/** The end of an iteration. */
final class StopIteration extends \Error
{
}

/** A class of the candidate, which can be called to make an object. */
final class Kind
{
    public function __construct(public readonly string $name)
    {
    }
}

final class Objects
{
    private const FUNCTIONS = 1;
    private static array $objects = [null, null];
    private static array $numbers = [];
    private static array $kinds = [];
    private static array $told = [];
    private static array $bound = [];

    public static function numberOf(object $value): int
    {
        $id = \spl_object_id($value);
        if (!isset(self::$numbers[$id])) {
            self::$numbers[$id] = \count(self::$objects);
            self::$objects[] = $value;
        }
        return self::$numbers[$id];
    }

    public static function find(int $number): object
    {
        return self::$objects[$number];
    }

    public static function reference(object $value): array
    {
        if ($value instanceof Kind) {
            return ['C', self::description($value)];
        }
        if ($value instanceof \Closure) {
            $known = self::isTold(self::FUNCTIONS);
            $all = ['n' => self::FUNCTIONS, 'name' => 'function', 'module' => 'builtins', 'bases' => [],
                'specials' => ['__call__'], 'meta' => []];
            return ['h', self::numberOf($value), $known ? ['n' => self::FUNCTIONS] : $all];
        }
        return ['h', self::numberOf($value), self::description(self::kind($value::class))];
    }

    public static function get(int $number, string $name): mixed
    {
        $target = self::$objects[$number];
        foreach (self::spellings($name) as $spelling) {
            $found = match (true) {
                $target instanceof Module => self::exported($spelling),
                $target instanceof Kind => self::ofClass($target->name, $spelling),
                default => self::ofObject($number, $target, $spelling),
            };
            if ($found) {
                return $found[0];
            }
        }
        throw new Missing("there is no $name");
    }

    public static function set(int $number, string $name, mixed $value): void
    {
        $target = self::$objects[$number];
        foreach (self::spellings($name) as $spelling) {
            if (\property_exists($target, $spelling)) {
                $target->$spelling = $value;
                return;
            }
        }
        throw new Missing("there is no $name to be set");
    }

    public static function perform(int $number, string $name, array $values, array $named): mixed
    {
        $target = self::$objects[$number];
        return match ($name) {
            '__call__' => self::call($target, $values, $named),
            '__str__', '__repr__' => $target instanceof \Stringable ? (string) $target : \get_debug_type($target),
            '__len__' => \count($target),
            '__iter__' => $target instanceof \IteratorAggregate ? new \IteratorIterator($target) : self::rewound($target),
            '__next__' => self::step($target),
            default => throw new \TypeError("$name is nothing that PHP does"),
        };
    }

    public static function publicNames(): array
    {
        $names = \array_map([self::class, 'short'], \get_defined_functions()['user']);
        foreach (\get_declared_classes() as $class) {
            if ((new \ReflectionClass($class))->isUserDefined() && !self::isOurs($class)) {
                $names[] = self::short($class);
            }
        }
        return $names;
    }

    private static function call(object $target, array $values, array $named): mixed
    {
        if ($target instanceof Kind) {
            $constructor = (new \ReflectionClass($target->name))->getConstructor();
            return new ($target->name)(...[...$values, ...self::spelt($constructor, $named)]);
        }
        $function = $target instanceof \Closure ? new \ReflectionFunction($target) : new \ReflectionMethod($target, '__invoke');
        return $target(...[...$values, ...self::spelt($function, $named)]);
    }

    /** Return the named arguments as the parameters are spelt here. */
    private static function spelt(?\ReflectionFunctionAbstract $function, array $named): array
    {
        $names = \array_map(fn ($parameter) => $parameter->getName(), $function?->getParameters() ?? []);
        $made = [];
        foreach ($named as $name => $value) {
            $known = \array_intersect(self::spellings($name), $names);
            $made[$known ? \reset($known) : $name] = $value;
        }
        return $made;
    }

    private static function exported(string $name): ?array
    {
        foreach (\get_defined_functions()['user'] as $function) {
            if (!self::isOurs($function) && \strcasecmp(self::short($function), $name) === 0) {
                return [\Closure::fromCallable($function)];
            }
        }
        foreach (\array_reverse(\get_declared_classes()) as $class) {
            if (self::short($class) === $name && (new \ReflectionClass($class))->isUserDefined() && !self::isOurs($class)) {
                return [self::kind($class)];
            }
        }
        foreach (\get_defined_constants(true)['user'] ?? [] as $constant => $value) {
            if (self::short($constant) === $name) {
                return [$value];
            }
        }
        return null;
    }

    private static function ofClass(string $class, string $name): ?array
    {
        return match (true) {
            \is_callable([$class, $name]) => [\Closure::fromCallable([$class, $name])],
            \defined("$class::$name") => [\constant("$class::$name")],
            default => null,
        };
    }

    private static function ofObject(int $number, object $target, string $name): ?array
    {
        if (\method_exists($target, $name) && \is_callable([$target, $name])) {
            return [self::$bound["$number $name"] ??= \Closure::fromCallable([$target, $name])];
        }
        $values = \get_object_vars($target);
        return \array_key_exists($name, $values) ? [$values[$name]] : null;
    }

    private static function rewound(\Iterator $target): \Iterator
    {
        if (!$target instanceof \Generator) {
            $target->rewind();
        }
        return $target;
    }

    private static function step(\Iterator $target): mixed
    {
        if (!$target->valid()) {
            throw new StopIteration();
        }
        $value = $target->current();
        $target->next();
        return $value;
    }

    private static function kind(string $class): Kind
    {
        return self::$kinds[$class] ??= new Kind($class);
    }

    private static function description(Kind $kind): array
    {
        $number = self::numberOf($kind);
        if (self::isTold($number)) {
            return ['n' => $number];
        }
        $does = ['Stringable' => '__str__', 'Countable' => '__len__', 'Traversable' => '__iter__', 'Iterator' => '__next__'];
        $specials = \array_filter($does, fn ($wanted) => \is_a($kind->name, $wanted, true), ARRAY_FILTER_USE_KEY);
        if (\method_exists($kind->name, '__invoke')) {
            $specials[] = '__call__';
        }
        return ['n' => $number, 'name' => self::short($kind->name), 'module' => 'candidate', 'bases' => [],
            'specials' => \array_values($specials), 'meta' => []];
    }

    private static function isTold(int $number): bool
    {
        $known = isset(self::$told[$number]);
        self::$told[$number] = true;
        return $known;
    }

    private static function spellings(string $name): array
    {
        $camel = \preg_replace_callback('/(?<=.)_+([a-z0-9])/', fn ($found) => \strtoupper($found[1]), $name);
        return [$name, $camel, \ucfirst($camel)];
    }

    private static function short(string $name): string
    {
        return \substr(\strrchr('\\' . $name, '\\'), 1);
    }

    private static function isOurs(string $name): bool
    {
        return \stripos($name, 'proeve\\') === 0;
    }
}
