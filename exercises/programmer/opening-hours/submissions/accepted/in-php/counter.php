<?php

declare(strict_types=1);

// When the counters of the commune are open.

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const TIME = '([01][0-9]|2[0-3]):[0-5][0-9]';
const LOOK_AHEAD = 60;

/** Return the first moment, from `$moment` on, at which the counter is open. */
function nextOpening(string $moment, array $week, array $closed): ?string
{
    $now = readMoment($moment);
    $first = null;
    foreach (spans($now, LOOK_AHEAD, $week, $closed) as [$begin, $end]) {
        if ($end > $now) {
            $first = min($first ?? PHP_INT_MAX, max($begin, $now));
        }
    }
    return $first === null ? null : onTheClock($first)->format('Y-m-d\TH:iP');
}

/** Return how many minutes the counter is open between two moments. */
function openMinutes(string $start, string $end, array $week, array $closed): int
{
    $reached = readMoment($start);
    $last = readMoment($end);
    if ($last < $reached) {
        throw new InvalidArgumentException("$end lies before $start");
    }
    $days = intdiv($last - $reached, 86400) + 2;
    $seconds = 0;
    foreach (spans($reached, $days, $week, $closed) as [$begin, $finish]) {
        $from = max($begin, $reached);
        $until = min($finish, $last);
        if ($until > $from) {
            $seconds += $until - $from;
            $reached = $until;
        }
    }
    return intdiv($seconds, 60);
}

/** Return the periods of the day before a moment, its own and so many more, in order. */
function spans(int $moment, int $days, array $week, array $closed): array
{
    requireWeek($week);
    foreach ($closed as $day) {
        requireDate($day);
    }
    $day = onTheClock($moment)->setTime(0, 0)->modify('-1 day');
    $found = [];
    for ($number = -1; $number <= $days; $number++) {
        if (!in_array($day->format('Y-m-d'), $closed, true)) {
            foreach ($week[DAYS[(int) $day->format('N') - 1]] ?? [] as [$begin, $end]) {
                $last = $begin < $end ? $day : $day->modify('+1 day');
                $found[] = [at($day, $begin), at($last, $end)];
            }
        }
        $day = $day->modify('+1 day');
    }
    sort($found);
    return $found;
}

function at(DateTimeImmutable $day, string $time): int
{
    [$hour, $minute] = explode(':', $time);
    return $day->setTime((int) $hour, (int) $minute)->getTimestamp();
}

function onTheClock(int $moment): DateTimeImmutable
{
    return (new DateTimeImmutable("@$moment"))->setTimezone(new DateTimeZone('Europe/Brussels'));
}

function readMoment(string $text): int
{
    $time = TIME;
    if (!preg_match("/^[0-9]{4}-[0-9]{2}-[0-9]{2}T{$time}[+-]{$time}\$/D", $text)) {
        throw new InvalidArgumentException("$text is no moment with an offset");
    }
    requireDate(substr($text, 0, 10));
    return (new DateTimeImmutable($text))->getTimestamp();
}

function requireDate(string $text): void
{
    $known = preg_match('/^([0-9]{4})-([0-9]{2})-([0-9]{2})$/D', $text, $part);
    if (!$known || !checkdate((int) $part[2], (int) $part[3], (int) $part[1])) {
        throw new InvalidArgumentException("$text is no date");
    }
}

function requireWeek(array $week): void
{
    foreach ($week as $name => $periods) {
        if (!in_array($name, DAYS, true)) {
            throw new InvalidArgumentException("$name is no weekday");
        }
        foreach ($periods as [$begin, $end]) {
            requireTime($begin);
            requireTime($end);
            if ($begin === $end) {
                throw new InvalidArgumentException("the period $begin-$end has no length");
            }
        }
    }
}

function requireTime(string $text): void
{
    if (!preg_match('/^' . TIME . '$/D', $text)) {
        throw new InvalidArgumentException("$text is no time");
    }
}
