<?php

declare(strict_types=1);

// When the counters of the commune are open.

/** Return the first moment, from `$moment` on, at which the counter is open. */
function nextOpening(string $moment, array $week, array $closed): ?string
{
    return null;
}

/** Return how many minutes the counter is open between two moments. */
function openMinutes(string $start, string $end, array $week, array $closed): int
{
    return 0;
}
