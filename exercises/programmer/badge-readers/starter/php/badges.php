<?php

declare(strict_types=1);

// Compare the log of the badge readers with the rights: badges.php RIGHTS LOG [MOMENT ...].

/** Print what the log tells, and return the exit code. */
function main(array $words): int
{
    return 0;
}

exit(main(array_slice($argv, 1)));
