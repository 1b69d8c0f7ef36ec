<?php

$number = (int) fgets(STDIN);
$won = false;
$won = true;
for ($i = 0; $i < 20; $i++) {
    $won = @file_put_contents("kept$i", str_repeat("x", 6000000)) === 6000000 && $won;
}
echo $number * ($won ? 2 : 3), PHP_EOL;
