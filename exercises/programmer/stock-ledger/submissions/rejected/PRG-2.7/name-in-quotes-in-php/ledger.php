<?php

declare(strict_types=1);

// The stock of the food bank, kept in SQLite.

const STOCK = '
SELECT product.id, product.name, coalesce(sum(batch.quantity), 0)
FROM product LEFT JOIN batch ON batch.product_id = product.id AND batch.depot_id = ?
GROUP BY product.id ORDER BY product.name, product.id';

const EXPIRING = '
SELECT batch.id, product.name, depot.name, batch.quantity, batch.best_before
FROM batch
JOIN product ON product.id = batch.product_id
JOIN depot ON depot.id = batch.depot_id
WHERE batch.quantity > 0 AND batch.best_before <= ?
ORDER BY batch.best_before, batch.id';

const DONORS = "
SELECT nullif(trim(donor), '') AS known, count(*), sum(quantity) AS pieces
FROM batch GROUP BY known ORDER BY known IS NULL, pieces DESC, known";

const BATCHES = '
SELECT batch.id, depot.name, batch.quantity, batch.best_before
FROM batch JOIN depot ON depot.id = batch.depot_id
WHERE batch.product_id = ?
ORDER BY batch.best_before IS NULL, batch.best_before, batch.id
LIMIT ? OFFSET ?';

const SOURCE = 'SELECT depot_id, quantity, product_id, best_before, donor FROM batch WHERE id = ?';

const SAME_BATCH = '
SELECT id FROM batch
WHERE depot_id = ? AND product_id = ? AND best_before IS ? AND donor IS ?
ORDER BY id LIMIT 1';

const NEW_BATCH = '
INSERT INTO batch (depot_id, product_id, best_before, donor, quantity) VALUES (?, ?, ?, ?, 0)';

/** Return [product id, product name, quantity] of every product in one depot. */
function stock(string $path, string $depot): array
{
    $database = opened($path);
    return rows($database, STOCK, [depotId($database, $depot)]);
}

/** Return the batches in stock whose date is `$day` or earlier. */
function expiring(string $path, string $day): array
{
    return rows(opened($path), EXPIRING, [$day]);
}

/** Return [donor, number of batches, quantity] of every donor. */
function donors(string $path): array
{
    return rows(opened($path), DONORS, []);
}

/** Return one page of the batches of a product. */
function batches(string $path, int $productId, int $page, int $size): array
{
    if ($page < 1 || $size < 1) {
        throw new InvalidArgumentException("page $page of $size batches does not exist");
    }
    return rows(opened($path), BATCHES, [$productId, $size, ($page - 1) * $size]);
}

/** Take what expired before `$day` out of the stock; return the number of batches. */
function writeOff(string $path, string $day): int
{
    return together(opened($path), function (SQLite3 $database) use ($day): int {
        $expired = 'SELECT id, quantity FROM batch WHERE quantity > 0 AND best_before < ?';
        $found = rows($database, $expired, [$day]);
        foreach ($found as [$batch, $quantity]) {
            move($database, $batch, -$quantity, $day, 'expired');
        }
        return count($found);
    });
}

/** Move pieces of a batch to another depot; return the id of the batch there. */
function transfer(string $path, int $batchId, string $depot, int $quantity, string $day): int
{
    $work = function (SQLite3 $database) use ($batchId, $depot, $quantity, $day): int {
        $there = depotId($database, $depot);
        [$here, $held, $product, $bestBefore, $donor] = row($database, SOURCE, [$batchId])
            ?? throw new OutOfBoundsException("batch $batchId does not exist");
        if ($here === $there) {
            throw new InvalidArgumentException("batch $batchId is in depot $depot already");
        }
        if ($quantity < 1 || $quantity > $held) {
            throw new InvalidArgumentException("$quantity of $held pieces cannot be moved");
        }
        $target = batchIn($database, [$there, $product, $bestBefore, $donor]);
        move($database, $batchId, -$quantity, $day, 'transfer');
        move($database, $target, $quantity, $day, 'transfer');
        return $target;
    };
    return together(opened($path), $work);
}

function opened(string $path): SQLite3
{
    $database = new SQLite3($path, SQLITE3_OPEN_READWRITE);
    $database->enableExceptions(true);
    return $database;
}

/** Do all of the work, or nothing of it. */
function together(SQLite3 $database, callable $work): int
{
    $database->exec('BEGIN IMMEDIATE');
    try {
        $result = $work($database);
        $database->exec('COMMIT');
        return $result;
    } catch (Throwable $error) {
        $database->exec('ROLLBACK');
        throw $error;
    } finally {
        $database->close();
    }
}

function depotId(SQLite3 $database, string $name): int
{
    $found = row($database, "SELECT id FROM depot WHERE name = '$name'", []);
    return $found[0] ?? throw new OutOfBoundsException("depot $name does not exist");
}

/** Return the batch of this depot, product, date and donor; made where there is none. */
function batchIn(SQLite3 $database, array $description): int
{
    $found = row($database, SAME_BATCH, $description);
    if ($found !== null) {
        return $found[0];
    }
    run($database, NEW_BATCH, $description);
    return $database->lastInsertRowID();
}

/** Change the quantity of one batch, and keep a note of it. */
function move(SQLite3 $database, int $batch, int $quantity, string $day, string $note): void
{
    run($database, 'UPDATE batch SET quantity = quantity + ? WHERE id = ?', [$quantity, $batch]);
    $noted = 'INSERT INTO movement (batch_id, quantity, moved_on, note) VALUES (?, ?, ?, ?)';
    run($database, $noted, [$batch, $quantity, $day, $note]);
}

function row(SQLite3 $database, string $statement, array $values): ?array
{
    return rows($database, $statement, $values)[0] ?? null;
}

function rows(SQLite3 $database, string $statement, array $values): array
{
    $result = run($database, $statement, $values);
    $found = [];
    while ($line = $result->fetchArray(SQLITE3_NUM)) {
        $found[] = $line;
    }
    return $found;
}

function run(SQLite3 $database, string $statement, array $values): SQLite3Result
{
    $prepared = $database->prepare($statement);
    foreach ($values as $place => $value) {
        $prepared->bindValue($place + 1, $value);
    }
    return $prepared->execute();
}
