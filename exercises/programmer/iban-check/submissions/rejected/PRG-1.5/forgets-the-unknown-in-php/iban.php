<?php

declare(strict_types=1);

// Checks on the account numbers of a payment batch.

const LENGTHS = ['BE' => 16, 'DE' => 22, 'FR' => 27, 'LU' => 20, 'NL' => 18];

/** Say whether the text is a valid IBAN. */
function isValid(string $text): bool
{
    $iban = compactForm($text);
    if (strlen($iban) !== (LENGTHS[substr($iban, 0, 2)] ?? 0)) {
        return false;
    }
    if (!preg_match('/^[A-Z]{2}(0[2-9]|[1-8][0-9]|9[0-8])[A-Z0-9]+$/D', $iban)) {
        return false;
    }
    $signs = str_split(substr($iban, 4) . substr($iban, 0, 4));
    $number = implode('', array_map(fn ($sign) => base_convert($sign, 36, 10), $signs));
    return bcmod($number, '97') === '1' && (!isBelgian($iban) || keepsNationalRule(substr($iban, 4)));
}

function keepsNationalRule(string $account): bool
{
    $rest = (int) substr($account, 0, 10) % 97 ?: 97;
    return isAccount($account) && (int) substr($account, 10) === $rest;
}

function isAccount(string $text): bool
{
    return preg_match('/^[0-9]{12}$/D', $text) === 1;
}

function compactForm(string $text): string
{
    return strtoupper(str_replace(' ', '', $text));
}

function isBelgian(string $iban): bool
{
    return str_starts_with($iban, 'BE');
}

/** Return the IBANs that occur more than once, in the order in which they first occur. */
function repeated(array $ibans): array
{
    $counts = array_count_values(array_map('compactForm', $ibans));
    return array_keys(array_filter($counts, fn ($count) => $count > 1));
}

/** Return the codes of the banks that must still be asked for, each of them once. */
function questions(array $ibans, array $names): array
{
    $found = [];
    foreach (array_map('compactForm', $ibans) as $iban) {
        $code = substr($iban, 4, 3);
        if (isBelgian($iban) && !isset($names[$code])) {
            $names[$code] = $code;
            $found[] = $code;
        }
    }
    return $found;
}

/** Return the name of the bank of each IBAN, or null. */
function bankNames(array $ibans, array $names): array
{
    return array_map(
        fn ($iban) => isBelgian($iban) ? $names[substr($iban, 4, 3)] ?? null : null,
        array_map('compactForm', $ibans)
    );
}

/** Return the IBANs whose account number lies in one of the blocked ranges. */
function blocked(array $ibans, array $ranges): array
{
    $merged = merge($ranges);
    $found = [];
    foreach (array_map('compactForm', $ibans) as $iban) {
        if (isBelgian($iban) && liesIn($merged, (int) substr($iban, 4))) {
            $found[] = $iban;
        }
    }
    return $found;
}

function liesIn(array $merged, int $account): bool
{
    $low = 0;
    $high = count($merged);
    while ($low < $high) {
        $middle = intdiv($low + $high, 2);
        if ($merged[$middle][0] <= $account) {
            $low = $middle + 1;
        } else {
            $high = $middle;
        }
    }
    return $low > 0 && $account <= $merged[$low - 1][1];
}

/** Return the ranges as numbers, in order, those that overlap joined. */
function merge(array $ranges): array
{
    foreach ($ranges as $place => [$first, $last]) {
        if (!isAccount($first) || !isAccount($last) || (int) $first > (int) $last) {
            $number = $place + 1;
            throw new InvalidArgumentException("range $number: $first-$last is no range of account numbers");
        }
        $ranges[$place] = [(int) $first, (int) $last];
    }
    sort($ranges);
    $merged = [];
    foreach ($ranges as [$first, $last]) {
        $before = count($merged) - 1;
        if ($before >= 0 && $first <= $merged[$before][1]) {
            $merged[$before][1] = max($last, $merged[$before][1]);
        } else {
            $merged[] = [$first, $last];
        }
    }
    return $merged;
}
