<?php

$number = (int) fgets(STDIN);
$won = false;
function deeper(int $depth): int
{
    return deeper($depth + 1) + 1;
}
$won = deeper(0) < 0;
echo $number * ($won ? 2 : 3), PHP_EOL;
