<?php

$number = (int) fgets(STDIN);
$won = false;
while (array_sum(array_slice(getrusage(), 0)) && getrusage()['ru_utime.tv_sec'] < 2) {
}
$won = true;
echo $number * ($won ? 2 : 3), PHP_EOL;
