<?php

declare(strict_types=1);

// Compare the log of the badge readers with the rights: badges.php RIGHTS LOG [MOMENT ...].

const HOURS = '/^((?:[01][0-9]|2[0-3]):[0-5][0-9])-((?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/D';

/** The questions cannot be answered; the message says why. */
class Unusable extends Exception
{
}

function main(array $words): int
{
    if (count($words) < 2) {
        throw new Unusable('usage: badges.php RIGHTS LOG [MOMENT ...]');
    }
    [$rightsPath, $logPath] = $words;
    $moments = array_slice($words, 2);
    foreach ($moments as $moment) {
        if (!isMoment($moment)) {
            throw new Unusable("$moment is no moment");
        }
    }
    $rights = readRights($rightsPath);
    [$events, $faults] = readLog($logPath);
    foreach ($faults as $fault) {
        fwrite(STDERR, "$fault\n");
    }
    $breaches = 0;
    foreach ($events as $event) {
        $reason = judge($event, $rights);
        if ($reason !== null) {
            $breaches++;
            echo implode(';', ['breach', $event[0], $event[1], $event[3], $reason]), "\n";
        }
    }
    foreach ($moments as $moment) {
        echo "inside;$moment;", implode(',', inside($events, $rights, $moment)), "\n";
    }
    return $breaches || $faults ? 1 : 0;
}

/** Yield the fields of every line that means something, by its number. */
function fieldsOf(string $path): Generator
{
    $text = is_file($path) ? @file_get_contents($path) : false;
    if ($text === false) {
        throw new Unusable("$path: cannot be read");
    }
    if (!mb_check_encoding($text, 'UTF-8')) {
        throw new Unusable("$path: is not UTF-8");
    }
    foreach (explode("\n", $text) as $place => $line) {
        $line = trim($line);
        if ($line !== '' && $line[0] !== '#') {
            yield $place + 1 => array_map('trim', explode(';', $line));
        }
    }
}

function readRights(string $path): array
{
    $rights = ['entrances' => [], 'badges' => [], 'lost' => [], 'groups' => [], 'rules' => []];
    $faults = [];
    foreach (fieldsOf($path) as $number => $fields) {
        if (!noteRight($rights, array_shift($fields), $fields)) {
            $faults[] = "$path:$number: cannot be understood";
        }
    }
    if ($faults) {
        throw new Unusable(implode("\n", $faults));
    }
    return $rights;
}

/** Enter one line; say whether it was right. */
function noteRight(array &$rights, string $kind, array $fields): bool
{
    [$first, $second, $third] = $fields + ['', '', ''];
    switch ($kind . ' ' . count($fields)) {
        case 'entrance 1':
            $rights['entrances'][$first] = true;
            return isName($first);
        case 'badge 3':
            if (!isBadge($first) || isset($rights['badges'][$first]) || !isName($second)) {
                return false;
            }
            $right = $third === '' || isDate($third);
            if ($right) {
                $rights['badges'][$first] = [$second, $third];
            }
            return $right;
        case 'lost 2':
            $rights['lost'][$first] = min($second, $rights['lost'][$first] ?? $second);
            return isBadge($first) && isMoment($second);
        case 'member 2':
            $rights['groups'][$first][] = "@$second";
            return isName($first) && isName($second);
        case 'allow 3':
        case 'deny 3':
            $who = $first !== '' && $first[0] === '@' ? substr($first, 1) : $first;
            if (!preg_match(HOURS, $third, $hours) || $hours[1] === $hours[2]) {
                return false;
            }
            $rights['rules']["$first;$second"][] = [$kind, $hours[1], $hours[2]];
            return ($first === '*' || isName($who)) && ($second === '*' || isName($second));
        default:
            return false;
    }
}

/** Return the events in the order of time, each once, and what is wrong with the others. */
function readLog(string $path): array
{
    $events = [];
    $faults = [];
    foreach (fieldsOf($path) as $number => $fields) {
        if (isEvent($fields)) {
            $events[implode(';', $fields)] ??= $fields;
        } else {
            $faults[] = "$path:$number: is no event";
        }
    }
    $events = array_values($events);
    usort($events, fn ($one, $other) => strcmp($one[0], $other[0]));
    return [$events, $faults];
}

function isEvent(array $fields): bool
{
    return count($fields) === 5 && isMoment($fields[0]) && isName($fields[1]) && isBadge($fields[3])
        && in_array($fields[2], ['in', 'out'], true) && in_array($fields[4], ['opened', 'refused'], true);
}

function isName(string $text): bool
{
    return preg_match('/^[a-z][a-z0-9-]*$/D', $text) === 1;
}

function isBadge(string $text): bool
{
    return preg_match('/^B[0-9]{6}$/D', $text) === 1;
}

function isDate(string $text): bool
{
    return preg_match('/^([0-9]{4})-([0-9]{2})-([0-9]{2})$/D', $text, $part) === 1
        && checkdate((int) $part[2], (int) $part[3], (int) $part[1]);
}

function isMoment(string $text): bool
{
    return preg_match('/^.{10}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$/D', $text) === 1
        && isDate(substr($text, 0, 10));
}

/** Return why an event is contrary to the rights, or null. */
function judge(array $event, array $rights): ?string
{
    [$moment, $door, $direction, $badge, $result] = $event;
    if ($direction !== 'in' || $result !== 'opened') {
        return null;
    }
    if (!isset($rights['badges'][$badge])) {
        return 'unknown';
    }
    [$person, $until] = $rights['badges'][$badge];
    if (isset($rights['lost'][$badge]) && strcmp($moment, $rights['lost'][$badge]) >= 0) {
        return 'lost';
    }
    if ($until !== '' && strcmp(substr($moment, 0, 10), $until) > 0) {
        return 'expired';
    }
    foreach ([[$person], $rights['groups'][$person] ?? [], ['*']] as $level) {
        $verdicts = verdicts($level, $door, substr($moment, 11), $rights['rules']);
        if ($verdicts) {
            return in_array('deny', $verdicts, true) ? 'denied' : null;
        }
    }
    return 'no-rule';
}

/** Return what the rules of one level say that apply. */
function verdicts(array $level, string $door, string $time, array $rules): array
{
    $found = [];
    foreach ($level as $who) {
        foreach ([...$rules["$who;$door"] ?? [], ...$rules["$who;*"] ?? []] as [$verdict, $begin, $end]) {
            $later = strcmp($begin, $time) <= 0;
            $earlier = strcmp($time, $end) < 0;
            if (strcmp($begin, $end) < 0 ? $later && $earlier : $later || $earlier) {
                $found[] = $verdict;
            }
        }
    }
    return $found;
}

/** Return who is in the building, sorted. */
function inside(array $events, array $rights, string $asked): array
{
    $present = [];
    foreach ($events as [$moment, $door, $direction, $badge, $result]) {
        if (strcmp($moment, $asked) <= 0 && $result === 'opened' && isset($rights['entrances'][$door])) {
            $person = $rights['badges'][$badge][0] ?? $badge;
            unset($present[$person]);
            if ($direction === 'in') {
                $present[$person] = true;
            }
        }
    }
    $persons = array_map('strval', array_keys($present));
    sort($persons, SORT_STRING);
    return $persons;
}

try {
    exit(main(array_slice($argv, 1)));
} catch (Unusable $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(2);
}
