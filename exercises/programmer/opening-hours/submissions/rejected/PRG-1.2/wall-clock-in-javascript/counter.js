// When the counters of the commune are open.

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LOOK_AHEAD = 60;
const BRUSSELS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Brussels",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** Return the first moment, from `moment` on, at which the counter is open. */
export function nextOpening(moment, week, closed) {
  const now = readMoment(moment);
  const spans = opened(now, LOOK_AHEAD, week, closed).filter(([, end]) => end > now);
  const openings = spans.map(([begin]) => Math.max(begin, now));
  return openings.length ? written(Math.min(...openings)) : null;
}

/** Return how many minutes the counter is open between two moments. */
export function openMinutes(start, end, week, closed) {
  let reached = readMoment(start);
  const last = readMoment(end);
  if (last < reached) {
    throw new RangeError(`${end} lies before ${start}`);
  }
  const days = Math.ceil((last - reached) / DAY) + 1;
  let total = 0;
  for (const [begin, finish] of opened(reached, days, week, closed)) {
    const from = Math.max(begin, reached);
    const until = Math.min(finish, last);
    if (until > from) {
      total += until - from;
      reached = until;
    }
  }
  return total / MINUTE;
}

/** Return the periods, in order, of the day before a moment, its own and so many more. */
function opened(moment, days, week, closed) {
  const periods = readWeek(week);
  const holidays = new Set(closed.map(readDate));
  const today = Math.floor(onTheClock(moment) / DAY) * DAY;
  const spans = [];
  for (let day = today - DAY; day <= today + days * DAY; day += DAY) {
    if (!holidays.has(day)) {
      for (const [begin, end] of periods[new Date(day).getUTCDay()]) {
        spans.push([at(day + begin), at(day + end)]);
      }
    }
  }
  return spans.sort((one, other) => one[0] - other[0]);
}

/** Return what the clocks of Brussels show at a moment, as if they showed UTC. */
function onTheClock(moment) {
  const parts = Object.fromEntries(
    BRUSSELS.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute);
}

/** Return the moment at which the clocks of Brussels show this. */
function at(clock) {
  return clock - (onTheClock(clock) - clock);
}

function written(moment) {
  const clock = onTheClock(moment);
  const hours = (clock - moment) / (60 * MINUTE);
  return `${new Date(clock).toISOString().slice(0, 16)}+0${hours}:00`;
}

function readMoment(text) {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)([+-])(\d\d:\d\d)$/.exec(text);
  if (!found) {
    throw new RangeError(`${text} is no moment with an offset`);
  }
  const offset = readTime(found[4]) * (found[3] === "-" ? -1 : 1);
  return at(onTheClock(readDate(found[1]) + readTime(found[2]) - offset));
}

function readDate(text) {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00Z`) : NaN;
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== text) {
    throw new RangeError(`${text} is no date`);
  }
  return day;
}

function readTime(text) {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!found) {
    throw new RangeError(`${text} is no time`);
  }
  return (Number(found[1]) * 60 + Number(found[2])) * MINUTE;
}

/** Return the periods of each weekday, those of Sunday first. */
function readWeek(week) {
  const periods = DAYS.map(() => []);
  for (const [name, texts] of Object.entries(week)) {
    if (!DAYS.includes(name)) {
      throw new RangeError(`${name} is no weekday`);
    }
    periods[DAYS.indexOf(name)] = texts.map(readPeriod);
  }
  return periods;
}

function readPeriod([first, last]) {
  const begin = readTime(first);
  const end = readTime(last);
  if (begin === end) {
    throw new RangeError(`the period ${first}-${last} has no length`);
  }
  return [begin, end < begin ? end + DAY : end];
}
