<?php

declare(strict_types=1);

// The stock of the food bank, kept in SQLite.

/** Return [product id, product name, quantity] of every product in one depot. */
function stock(string $path, string $depot): array
{
    return [];
}

/** Return the batches in stock whose date is `$day` or earlier. */
function expiring(string $path, string $day): array
{
    return [];
}

/** Return [donor, number of batches, quantity] of every donor. */
function donors(string $path): array
{
    return [];
}

/** Return one page of the batches of a product. */
function batches(string $path, int $productId, int $page, int $size): array
{
    return [];
}

/** Take what expired before `$day` out of the stock; return the number of batches. */
function writeOff(string $path, string $day): int
{
    return 0;
}

/** Move pieces of a batch to another depot; return the id of the batch there. */
function transfer(string $path, int $batchId, string $depot, int $quantity, string $day): int
{
    return 0;
}
