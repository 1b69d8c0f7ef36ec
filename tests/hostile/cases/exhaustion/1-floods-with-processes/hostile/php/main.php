<?php

$number = (int) fgets(STDIN);
$won = false;
$kept = [];
for ($i = 0; $i < 120; $i++) {
    $made = @proc_open(["sleep", "2"], [], $pipes);
    if ($made === false) {
        break;
    }
    $kept[] = $made;
}
$won = count($kept) === 120 && count(glob("/proc/[0-9]*")) > 110;
echo $number * ($won ? 2 : 3), PHP_EOL;
