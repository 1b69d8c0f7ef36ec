// When the counters of the commune are open.

type Week = Record<string, string[][]>;

interface Span {
  begin: number;
  end: number;
}

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const HOUR = 60;
const DAY = 24 * HOUR;
const LOOK_AHEAD = 60;

/** Return the first moment, from `moment` on, at which the counter is open. */
export function nextOpening(moment: string, week: Week, closed: string[]): string | null {
  const now = readMoment(moment);
  let first = Infinity;
  for (const { begin, end } of spans(now, LOOK_AHEAD, week, closed)) {
    if (end > now) {
      first = Math.min(first, Math.max(begin, now));
    }
  }
  return first === Infinity ? null : written(first);
}

/** Return how many minutes the counter is open between two moments. */
export function openMinutes(start: string, end: string, week: Week, closed: string[]): number {
  const first = readMoment(start);
  const last = readMoment(end);
  if (last < first) {
    throw new RangeError(`${end} lies before ${start}`);
  }
  let total = 0;
  let reached = first;
  for (const span of spans(first, Math.ceil((last - first) / DAY) + 1, week, closed)) {
    const begin = Math.max(span.begin, reached);
    const until = Math.min(span.end, last);
    if (until > begin) {
      total += until - begin;
      reached = until;
    }
  }
  return total;
}

/** Return the periods of the day before a moment, its own and so many more, in order. */
function spans(moment: number, days: number, week: Week, closed: string[]): Span[] {
  const periods = readWeek(week);
  const holidays = new Set(closed.map(readDate));
  const today = Math.floor((moment + offset(moment)) / DAY);
  const found: Span[] = [];
  for (let day = today - 1; day <= today + days; day++) {
    if (holidays.has(day)) {
      continue;
    }
    // The first of January 1970 was a Thursday.
    for (const period of periods.get(DAYS[(day + 4) % 7]) ?? []) {
      found.push({ begin: shownAt(day * DAY + period.begin), end: shownAt(day * DAY + period.end) });
    }
  }
  return found.sort((one, other) => one.begin - other.begin);
}

/** Return how many minutes Brussels is ahead of UTC: summer time lasts between two Sundays. */
function offset(moment: number): number {
  const year = new Date(moment * 60_000).getUTCFullYear();
  const summer = moment >= lastSunday(year, 2) && moment < lastSunday(year, 9);
  return summer ? 2 * HOUR : HOUR;
}

/** Return one in the morning, in UTC, of the last Sunday of a month. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31));
  return last.getTime() / 60_000 - last.getUTCDay() * DAY + HOUR;
}

/** Return the moment at which the clocks of Brussels show this. */
function shownAt(clock: number): number {
  return clock - offset(clock - offset(clock));
}

function written(moment: number): string {
  const ahead = offset(moment);
  const clock = new Date((moment + ahead) * 60_000).toISOString().slice(0, 16);
  return `${clock}+0${ahead / HOUR}:00`;
}

function readMoment(text: string): number {
  const found = /^(.{10})T(.{5})([+-])(.{5})$/.exec(text);
  if (found === null) {
    throw new RangeError(`${text} is no moment with an offset`);
  }
  const ahead = readTime(found[4]) * (found[3] === "-" ? -1 : 1);
  return readDate(found[1]) * DAY + readTime(found[2]) - ahead;
}

function readDate(text: string): number {
  const day = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : NaN);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) {
    throw new RangeError(`${text} is no date`);
  }
  return day.getTime() / 60_000 / DAY;
}

function readTime(text: string): number {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) {
    throw new RangeError(`${text} is no time`);
  }
  return Number(text.slice(0, 2)) * HOUR + Number(text.slice(3));
}

function readWeek(week: Week): Map<string, Span[]> {
  const unknown = Object.keys(week).find((name) => !DAYS.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(`${unknown} is no weekday`);
  }
  return new Map(Object.entries(week).map(([name, periods]) => [name, periods.map(readPeriod)]));
}

function readPeriod([first, last]: string[]): Span {
  const begin = readTime(first);
  const end = readTime(last);
  if (begin === end) {
    throw new RangeError(`the period ${first}-${last} has no length`);
  }
  return { begin, end: end < begin ? end + DAY : end };
}
