<?php

while ($argc === 1);
