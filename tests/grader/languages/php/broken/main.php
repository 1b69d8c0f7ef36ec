<?php

function main(array $words): void
{
    echo implode($words;  // FAULT
}

main($argv);
