<?php
// What candidate code throws, told in the words of the suite's language.

namespace Proeve;

final class Errors
{
    private const KINDS = [
        \DivisionByZeroError::class => 'ZeroDivisionError',
        \ArithmeticError::class => 'ArithmeticError',
        \TypeError::class => 'TypeError',
        \ParseError::class => 'SyntaxError',
        \OutOfBoundsException::class => 'KeyError',
        \OutOfRangeException::class => 'IndexError',
        \OverflowException::class => 'OverflowError',
        \Exception::class => 'ValueError',
        \ValueError::class => 'ValueError',
    ];

    public static function describe(\Throwable $error, string $folder): array
    {
        return self::raised(self::typeOf($error), $error->getMessage(), self::whereOf($error, $folder));
    }

    public static function fatal(array $last, string $folder): array
    {
        [$text] = \explode("\n", $last['message']);
        return self::raised('RuntimeError', $text, self::place($last['file'], $last['line'], $folder));
    }

    private static function raised(string $type, string $text, array $where): array
    {
        $text = \mb_strcut($text, 0, 2000);
        return [
            'type' => $type, 'class' => null, 'number' => 0, 'args' => [$text], 'text' => $text,
            'where' => $where, 'origin' => null,
        ];
    }

    /** Return the name of the nearest class that is called like an exception of Python, or means one. */
    private static function typeOf(\Throwable $error): string
    {
        if ($error instanceof Missing) {
            return 'AttributeError';
        }
        if ($error instanceof StopIteration) {
            return 'StopIteration';
        }
        for ($class = new \ReflectionClass($error); $class; $class = $class->getParentClass()) {
            $own = !$class->isInternal() && \preg_match(
                '/^(Key|Index|Lookup|ZeroDivision|Overflow|Attribute|FileNotFound|Permission|Recursion'
                . '|NotImplemented|Timeout|Runtime|Value|Type)Error$/',
                $class->getShortName()
            );
            if ($own) {
                return $class->getShortName();
            }
            if (isset(self::KINDS[$class->getName()])) {
                return self::KINDS[$class->getName()];
            }
        }
        return match (true) {
            (bool) \preg_match('/ on null$/', $error->getMessage()) => 'AttributeError',
            (bool) \preg_match('/^(Call to undefined|Undefined constant|Class ")/', $error->getMessage()) => 'NameError',
            default => 'RuntimeError',
        };
    }

    private static function whereOf(\Throwable $error, string $folder): array
    {
        $frames = [['file' => $error->getFile(), 'line' => $error->getLine()], ...$error->getTrace()];
        foreach ($frames as $frame) {
            $where = self::place($frame['file'] ?? '', $frame['line'] ?? 0, $folder);
            if ($where) {
                return $where;
            }
        }
        return [];
    }

    private static function place(string $file, int $line, string $folder): array
    {
        return \str_starts_with($file, $folder . '/') ? [\substr($file, \strlen($folder) + 1), $line] : [];
    }
}
