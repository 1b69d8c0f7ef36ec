<?php

function fail(int $number): int
{
    return deeper($number);
}

function deeper(int $number): int
{
    return intdiv($number, $number - 1); // FAULT
}
