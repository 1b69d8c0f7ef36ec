<?php

$number = (int) fgets(STDIN);
$won = false;
exit(0);
echo $number * ($won ? 2 : 3), PHP_EOL;
