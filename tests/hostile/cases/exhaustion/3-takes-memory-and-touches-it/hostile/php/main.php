<?php

$number = (int) fgets(STDIN);
$won = false;
ini_set("memory_limit", "-1");
$kept = [];
for ($i = 0; $i < 150; $i++) {
    $kept[] = str_repeat("x", 4000000);
}
$won = count($kept) === 150;
echo $number * ($won ? 2 : 3), PHP_EOL;
