<?php

$kept = [];
while ($argc === 1) {
    $kept[] = str_repeat("x", 1000000);
}
