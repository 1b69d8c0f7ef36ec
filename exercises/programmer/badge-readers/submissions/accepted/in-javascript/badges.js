// Compare the log of the badge readers with the rights: badges.js RIGHTS LOG [MOMENT ...].
import { readFileSync } from "node:fs";

const NAME = /^[a-z][a-z0-9-]*$/;
const BADGE = /^B[0-9]{6}$/;
const HOURS = /^((?:[01][0-9]|2[0-3]):[0-5][0-9])-((?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/;

/** The questions cannot be answered; the message says why. */
class Unusable extends Error {}

function main([rightsPath, logPath, ...moments]) {
  if (logPath === undefined) {
    throw new Unusable("usage: badges.js RIGHTS LOG [MOMENT ...]");
  }
  const wrong = moments.find((moment) => !isMoment(moment));
  if (wrong !== undefined) {
    throw new Unusable(`${wrong} is no moment`);
  }
  const rights = readRights(rightsPath);
  const { events, faults } = readLog(logPath);
  faults.forEach((fault) => console.error(fault));
  const lines = [];
  for (const event of events) {
    const reason = judge(event, rights);
    if (reason) {
      lines.push(`breach;${event[0]};${event[1]};${event[3]};${reason}\n`);
    }
  }
  const breaches = lines.length;
  for (const moment of moments) {
    lines.push(`inside;${moment};${inside(events, rights, moment).join(",")}\n`);
  }
  process.stdout.write(lines.join(""));
  return breaches || faults.length ? 1 : 0;
}

/** Return the number and the fields of every line that means something. */
function readFields(path) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    throw new Unusable(`${path}: ${error.code === "ENOENT" ? "is missing" : "cannot be read as UTF-8"}`);
  }
  return text
    .split("\n")
    .map((line, place) => [place + 1, line.trim()])
    .filter(([, line]) => line && !line.startsWith("#"))
    .map(([number, line]) => [number, line.split(";").map((field) => field.trim())]);
}

function readRights(path) {
  const rights = {
    entrances: new Set(), badges: new Map(), lost: new Map(), groups: new Map(), rules: new Map(),
  };
  const faults = readFields(path)
    .filter(([, fields]) => !noteRight(rights, fields))
    .map(([number]) => `${path}:${number}: cannot be understood`);
  if (faults.length) {
    throw new Unusable(faults.join("\n"));
  }
  return rights;
}

/** Enter one line; say whether it was right. */
function noteRight(rights, [kind, ...fields]) {
  const [first, second, third] = fields;
  switch (`${kind} ${fields.length}`) {
    case "entrance 1":
      return NAME.test(first) && Boolean(rights.entrances.add(first));
    case "badge 3":
      if (!BADGE.test(first) || !NAME.test(second) || rights.badges.has(first) || !(third === "" || isDate(third))) {
        return false;
      }
      return Boolean(rights.badges.set(first, { person: second, until: third }));
    case "lost 2": {
      const before = rights.lost.get(first);
      return BADGE.test(first) && isMoment(second)
        && Boolean(rights.lost.set(first, before !== undefined && before < second ? before : second));
    }
    case "member 2":
      return NAME.test(first) && NAME.test(second) && Boolean(entry(rights.groups, first).push(`@${second}`));
    case "allow 3":
    case "deny 3": {
      const hours = HOURS.exec(third);
      if (!isWho(first) || !(second === "*" || NAME.test(second)) || !hours || hours[1] === hours[2]) {
        return false;
      }
      return Boolean(entry(rights.rules, `${first};${second}`).push([kind, hours[1], hours[2]]));
    }
    default:
      return false;
  }
}

function entry(map, key) {
  if (!map.has(key)) {
    map.set(key, []);
  }
  return map.get(key);
}

/** Return the events in the order of time, each once, and what is wrong with the others. */
function readLog(path) {
  const events = new Map();
  const faults = [];
  for (const [number, fields] of readFields(path)) {
    const line = fields.join(";");
    if (!isEvent(fields)) {
      faults.push(`${path}:${number}: is no event`);
    } else if (!events.has(line)) {
      events.set(line, fields);
    }
  }
  const ordered = [...events.values()].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return { events: ordered, faults };
}

function isEvent(fields) {
  const [moment, door, direction, badge, result] = fields;
  return fields.length === 5 && isMoment(moment) && NAME.test(door) && BADGE.test(badge)
    && ["in", "out"].includes(direction) && ["opened", "refused"].includes(result);
}

const isWho = (text) => text === "*" || NAME.test(text.replace(/^@/, ""));

function isDate(text) {
  const found = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!found || found[2] < "01" || found[2] > "12") {
    return false;
  }
  const days = new Date(Date.UTC(Number(found[1]), Number(found[2]), 0)).getUTCDate();
  return Number(found[3]) >= 1 && Number(found[3]) <= days;
}

const isMoment = (text) =>
  /^.{10}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$/.test(text) && isDate(text.slice(0, 10));

/** Return why an event is contrary to the rights, or null. */
function judge([moment, door, direction, badge, result], rights) {
  if (direction !== "in" || result !== "opened") {
    return null;
  }
  const held = rights.badges.get(badge);
  if (held === undefined) {
    return "unknown";
  }
  if (rights.lost.has(badge) && moment >= rights.lost.get(badge)) {
    return "lost";
  }
  if (held.until && moment.slice(0, 10) > held.until) {
    return "expired";
  }
  const time = moment.slice(11);
  for (const level of [[held.person], rights.groups.get(held.person) ?? [], ["*"]]) {
    const verdicts = level
      .flatMap((who) => [`${who};${door}`, `${who};*`])
      .flatMap((key) => rights.rules.get(key) ?? [])
      .filter(([, begin, end]) => (begin < end ? begin <= time && time < end : begin <= time || time < end))
      .map(([verdict]) => verdict);
    if (verdicts.length) {
      return verdicts.includes("deny") ? "denied" : null;
    }
  }
  return "no-rule";
}

/** Return who is in the building, sorted. */
function inside(events, rights, asked) {
  const present = new Set();
  for (const [moment, door, direction, badge, result] of events) {
    if (moment <= asked && result === "opened" && rights.entrances.has(door)) {
      const person = rights.badges.get(badge)?.person ?? badge;
      direction === "in" ? present.add(person) : present.delete(person);
    }
  }
  return [...present].sort();
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unusable)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 2;
}
