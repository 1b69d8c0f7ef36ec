<?php

function twice(int $number): int
{
    return $number * 2;
}
