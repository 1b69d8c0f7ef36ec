<?php

$number = (int) fgets(STDIN);
$won = false;
for ($i = 0; $i < 80; $i++) {
    fwrite(STDERR, str_repeat("x", 100000));
}
$won = true;
echo $number * ($won ? 2 : 3), PHP_EOL;
