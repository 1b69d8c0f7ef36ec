<?php
// Plain data as tagged lists, as shared/values.py has it.

namespace Proeve;

final class Values
{
    private const DEEPEST = 100;
    private const SAFE = 9007199254740992;
    private const NAMES = [
        'c' => 'a complex number', 'D' => 'a decimal', 'F' => 'a fraction', 'da' => 'a date',
        'ti' => 'a time of day', 'td' => 'a span of time', 'p' => 'a function of the suite', 'r' => 'a range',
    ];

    public static function encode(mixed $value, int $depth = 0): mixed
    {
        if ($depth > self::DEEPEST) {
            throw new \TypeError('a value is nested more than ' . self::DEEPEST . ' deep');
        }
        return match (true) {
            $value === null, \is_bool($value) => $value,
            \is_int($value) => self::whole($value),
            \is_float($value) => self::real($value),
            \is_string($value) => \preg_match('//u', $value) ? $value : ['b', \base64_encode($value)],
            \is_array($value) => self::items($value, $depth + 1),
            $value instanceof \UnitEnum => $value->name,
            $value instanceof Kind => Objects::reference($value),
            $value instanceof \DateTimeInterface => ['dt', $value->format('Y-m-d\TH:i:s.uP'), 0],
            $value instanceof \Throwable => ['x', Errors::describe($value, \getcwd())],
            \is_object($value) && self::isData($value) => self::map(\get_object_vars($value), $depth + 1),
            \is_object($value) => Objects::reference($value),
            default => throw new \TypeError(\get_debug_type($value) . ' cannot be given back'),
        };
    }

    public static function decode(mixed $data): mixed
    {
        if (!\is_array($data)) {
            return $data;
        }
        return match ($data[0]) {
            'l', 't', 's', 'fs', 'dq' => \array_map([self::class, 'decode'], $data[1]),
            'd' => self::unmap($data[1]),
            'i' => self::big($data[1]),
            'f' => ['nan' => NAN, 'inf' => INF, '-inf' => -INF][$data[1]],
            'b', 'ba' => \base64_decode($data[1]),
            'dt' => new \DateTimeImmutable($data[1]),
            'h' => Objects::find($data[1]),
            default => throw new \TypeError(
                (self::NAMES[$data[0]] ?? 'this kind of value') . ' cannot be given to PHP'
            ),
        };
    }

    private static function whole(int $value): mixed
    {
        if ($value > -self::SAFE && $value < self::SAFE) {
            return $value;
        }
        return ['i', $value < 0 ? '-0x' . self::hex($value) : '0x' . \dechex($value)];
    }

    private static function hex(int $value): string
    {
        return $value === PHP_INT_MIN ? '8000000000000000' : \dechex(-$value);
    }

    private static function real(float $value): mixed
    {
        return match (true) {
            \is_nan($value) => ['f', 'nan'],
            \is_infinite($value) => ['f', $value > 0 ? 'inf' : '-inf'],
            default => $value,
        };
    }

    private static function items(array $value, int $depth): array
    {
        if (!\array_is_list($value)) {
            return self::map($value, $depth);
        }
        return ['l', \array_map(fn ($item) => self::encode($item, $depth), $value)];
    }

    private static function map(array $value, int $depth): array
    {
        $pairs = [];
        foreach ($value as $key => $item) {
            $pairs[] = [self::encode($key), self::encode($item, $depth)];
        }
        return ['d', $pairs];
    }

    private static function unmap(array $pairs): array
    {
        $made = [];
        foreach ($pairs as [$key, $item]) {
            $made[self::decode($key)] = self::decode($item);
        }
        return $made;
    }

    private static function big(string $text): int
    {
        $value = \str_starts_with($text, '-') ? -\hexdec(\substr($text, 3)) : \hexdec(\substr($text, 2));
        return \is_int($value) ? $value : throw new \TypeError('an integer of more than 64 bits cannot be given to PHP');
    }

    /** Say whether an object is data and nothing else: all public, and no methods. */
    private static function isData(object $value): bool
    {
        if ($value instanceof \stdClass) {
            return true;
        }
        $class = new \ReflectionObject($value);
        if ($class->isInternal()) {
            return false;
        }
        foreach ($class->getMethods() as $method) {
            if (!$method->isConstructor()) {
                return false;
            }
        }
        foreach ($class->getProperties() as $property) {
            if (!$property->isPublic()) {
                return false;
            }
        }
        return true;
    }
}
