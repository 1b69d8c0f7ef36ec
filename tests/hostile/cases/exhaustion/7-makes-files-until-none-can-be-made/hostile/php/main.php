<?php

$number = (int) fgets(STDIN);
$won = false;
$won = true;
for ($i = 0; $i < 3000 && $won; $i++) {
    $won = @touch("/tmp/kept$i");
}
echo $number * ($won ? 2 : 3), PHP_EOL;
