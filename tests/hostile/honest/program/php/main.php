<?php

echo (int) fgets(STDIN) * 2, PHP_EOL;
