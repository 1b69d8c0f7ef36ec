<?php

$words = array_slice($argv, 1);
if ($words === ['copy']) {
    file_put_contents('out.txt', file_get_contents('in.txt'));
} elseif ($words === ['fail']) {
    fwrite(STDERR, "it failed\n");
    exit(3);
} else {
    echo implode('|', $words), "\n";
    echo array_sum(array_map('intval', file('php://stdin'))), "\n";
}
