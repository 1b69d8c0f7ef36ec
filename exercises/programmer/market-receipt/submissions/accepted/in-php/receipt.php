<?php

declare(strict_types=1);

// The receipt of a market stall.

const RATES = [6, 12, 21];

/** Return total, VAT for each rate, and net of the lines. */
function totals(array $lines): array
{
    $sums = [];
    foreach ($lines as $place => $line) {
        $problem = problem($line);
        if ($problem !== null) {
            throw new InvalidArgumentException('line ' . ($place + 1) . ": $problem");
        }
        $cents = $line['quantity'] * cents($line['unit_price']);
        $sums[$line['rate']] = ($sums[$line['rate']] ?? 0) + $cents;
    }
    ksort($sums);
    $total = array_sum($sums);
    $net = $total;
    $vat = [];
    foreach ($sums as $rate => $sum) {
        $contained = intdiv(2 * $sum * $rate + 100 + $rate, 2 * (100 + $rate));
        $net -= $contained;
        $vat[] = ['rate' => $rate, 'amount' => euros($contained)];
    }
    return ['total' => euros($total), 'vat' => $vat, 'net' => euros($net)];
}

function problem(array $line): ?string
{
    return match (true) {
        ($line['description'] ?? '') === '' => 'no description',
        ($line['quantity'] ?? 0) < 1 => 'no quantity',
        !preg_match('/^[0-9]+(\.[0-9]{1,2})?$/D', $line['unit_price'] ?? '') => 'no price',
        !in_array($line['rate'] ?? 0, RATES, true) => 'no such rate',
        default => null,
    };
}

function cents(string $amount): int
{
    [$euros, $cents] = explode('.', "$amount.");
    return (int) ($euros . str_pad($cents, 2, '0'));
}

function euros(int $cents): string
{
    return sprintf('%d.%02d', intdiv($cents, 100), $cents % 100);
}
