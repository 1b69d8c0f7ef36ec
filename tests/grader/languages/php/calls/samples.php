<?php

declare(strict_types=1);

$calls = 0;

function greet(string $name): string
{
    return "Hello, $name!";
}

function total(array $numbers): int
{
    return array_sum($numbers);
}

function half(float $number): float
{
    return $number / 2;
}

function isEven(int $number): bool
{
    return $number % 2 === 0;
}

function nextNumber(int $number): int
{
    return $number + 1;
}

function backwards(array $words): array
{
    return array_reverse($words);
}

function describe(array $order): array
{
    return [
        'title' => strtoupper($order['title']),
        'price' => $order['price'] * 2,
        'tags' => count($order['tags']),
    ];
}

function find(array $words, string $wanted): ?int
{
    $place = array_search($wanted, $words, true);
    return $place === false ? null : $place;
}

function countCalls(): int
{
    global $calls;
    return ++$calls;
}

class Counter
{
    public function __construct(private int $count)
    {
    }

    public function add(int $number): void
    {
        $this->count += $number;
    }

    public function value(): int
    {
        return $this->count;
    }
}

function refuse(string $text): never
{
    throw new InvalidArgumentException("no such thing: $text");
}

function divide(int $first, int $second): int
{
    return intdiv($first, $second);
}

function depth(int $number): int
{
    return $number === 0 ? 0 : 1 + depth($number - 1);
}

function firstLine(string $name): string
{
    return rtrim(fgets(fopen($name, 'r')), "\n");
}

function shout(string $text): int
{
    echo $text, "\n";
    return strlen($text);
}
