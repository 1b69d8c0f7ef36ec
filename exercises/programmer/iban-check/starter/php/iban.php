<?php

declare(strict_types=1);

// Checks on the account numbers of a payment batch.

/** Say whether the text is a valid IBAN. */
function isValid(string $text): bool
{
    return false;
}

/** Return the IBANs that occur more than once, in the order in which they first occur. */
function repeated(array $ibans): array
{
    return [];
}

/** Return the codes of the banks that must still be asked for, each of them once. */
function questions(array $ibans, array $names): array
{
    return [];
}

/** Return the name of the bank of each IBAN, or null. */
function bankNames(array $ibans, array $names): array
{
    return [];
}

/** Return the IBANs whose account number lies in one of the blocked ranges. */
function blocked(array $ibans, array $ranges): array
{
    return [];
}
