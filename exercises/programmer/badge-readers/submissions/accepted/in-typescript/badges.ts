// Compare the log of the badge readers with the rights: badges.ts RIGHTS LOG [MOMENT ...].
import { readFileSync } from "fs";

type Event = [moment: string, door: string, direction: string, badge: string, result: string];

interface Line {
  number: number;
  fields: string[];
}

interface Rule {
  denies: boolean;
  begin: string;
  end: string;
}

const PATTERNS = {
  name: /^[a-z][a-z0-9-]*$/,
  badge: /^B\d{6}$/,
  hours: /^([01]\d:[0-5]\d|2[0-3]:[0-5]\d)-([01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)$/,
  moment: /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/,
};

class Unusable extends Error {}

class Rights {
  private entrances = new Set<string>();
  private badges = new Map<string, { person: string; until: string }>();
  private lost = new Map<string, string>();
  private groups = new Map<string, string[]>();
  private rules = new Map<string, Rule[]>();

  /** Enter one line; say whether it was right. */
  note([kind, ...fields]: string[]): boolean {
    const [first = "", second = "", third = ""] = fields;
    if (kind === "entrance" && fields.length === 1 && isName(first)) {
      this.entrances.add(first);
      return true;
    }
    if (kind === "badge" && fields.length === 3 && isBadge(first) && isName(second)) {
      const right = !this.badges.has(first) && (third === "" || isDate(third));
      if (right) {
        this.badges.set(first, { person: second, until: third });
      }
      return right;
    }
    if (kind === "lost" && fields.length === 2 && isBadge(first) && isMoment(second)) {
      const known = this.lost.get(first) ?? second;
      this.lost.set(first, known < second ? known : second);
      return true;
    }
    if (kind === "member" && fields.length === 2 && isName(first) && isName(second)) {
      this.groups.set(first, [...(this.groups.get(first) ?? []), "@" + second]);
      return true;
    }
    return (kind === "allow" || kind === "deny") && fields.length === 3 && this.noteRule(kind, fields);
  }

  private noteRule(kind: string, [who, door, text]: string[]): boolean {
    const hours = PATTERNS.hours.exec(text);
    const named = who === "*" || isName(who.startsWith("@") ? who.slice(1) : who);
    if (!named || !(door === "*" || isName(door)) || hours === null || hours[1] === hours[2]) {
      return false;
    }
    const rules = this.rules.get(`${who};${door}`) ?? [];
    rules.push({ denies: kind === "deny", begin: hours[1], end: hours[2] });
    this.rules.set(`${who};${door}`, rules);
    return true;
  }

  /** Say why an event is contrary to the rights, or return null. */
  breach([moment, door, direction, badge, result]: Event): string | null {
    if (direction === "out" || result === "refused") {
      return null;
    }
    const held = this.badges.get(badge);
    if (!held) {
      return "unknown";
    }
    if (moment >= (this.lost.get(badge) ?? "9999-99")) {
      return "lost";
    }
    if (held.until !== "" && moment.slice(0, 10) > held.until) {
      return "expired";
    }
    for (const level of [[held.person], this.groups.get(held.person) ?? [], ["*"]]) {
      const applying = level.flatMap((who) => this.applying(who, door, moment.slice(11)));
      if (applying.length > 0) {
        return applying.some((rule) => rule.denies) ? "denied" : null;
      }
    }
    return "no-rule";
  }

  private applying(who: string, door: string, time: string): Rule[] {
    const rules = [...(this.rules.get(`${who};${door}`) ?? []), ...(this.rules.get(`${who};*`) ?? [])];
    return rules.filter(({ begin, end }) =>
      begin < end ? begin <= time && time < end : begin <= time || time < end);
  }

  /** Return who is in the building at a moment, sorted. */
  inside(events: Event[], asked: string): string[] {
    const last = new Map<string, string>();
    for (const [moment, door, direction, badge, result] of events) {
      if (moment > asked) {
        break;
      }
      if (result === "opened" && this.entrances.has(door)) {
        last.set(this.badges.get(badge)?.person ?? badge, direction);
      }
    }
    return Array.from(last.keys()).filter((person) => last.get(person) === "in").sort();
  }
}

function isName(text: string): boolean {
  return PATTERNS.name.test(text);
}

function isBadge(text: string): boolean {
  return PATTERNS.badge.test(text);
}

function isDate(text: string): boolean {
  const day = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? text + "T00:00:00Z" : NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isMoment(text: string): boolean {
  return PATTERNS.moment.test(text) && isDate(text.slice(0, 10));
}

function isEvent(fields: string[]): boolean {
  const [moment, door, direction, badge, result] = fields;
  return fields.length === 5 && isMoment(moment) && isName(door) && isBadge(badge) &&
    (direction === "in" || direction === "out") && (result === "opened" || result === "refused");
}

/** Return every line that means something. */
function readLines(path: string): Line[] {
  let data: Buffer;
  try {
    data = readFileSync(path);
  } catch (error) {
    throw new Unusable(`${path}: cannot be read`);
  }
  const text = data.toString("utf8");
  if (!Buffer.from(text, "utf8").equals(data)) {
    throw new Unusable(`${path}: is not UTF-8`);
  }
  return text.split("\n")
    .map((line, place) => ({ number: place + 1, fields: line.split(";").map((field) => field.trim()) }))
    .filter(({ fields }) => !fields[0].startsWith("#") && fields.join(";") !== "");
}

function run(words: string[]): number {
  if (words.length < 2) {
    throw new Unusable("usage: badges.ts RIGHTS LOG [MOMENT ...]");
  }
  const [rightsPath, logPath, ...moments] = words;
  for (const moment of moments) {
    if (!isMoment(moment)) {
      throw new Unusable(`${moment} is no moment`);
    }
  }
  const rights = new Rights();
  const wrong = readLines(rightsPath).filter(({ fields }) => !rights.note(fields));
  if (wrong.length > 0) {
    throw new Unusable(wrong.map(({ number }) => `${rightsPath}:${number}: is no right`).join("\n"));
  }
  const events = new Map<string, Event>();
  let faults = 0;
  for (const { number, fields } of readLines(logPath)) {
    const key = fields.join(";");
    if (!isEvent(fields)) {
      faults++;
      console.error(`${logPath}:${number}: is no event`);
    } else if (!events.has(key)) {
      events.set(key, fields as Event);
    }
  }
  const ordered = Array.from(events.values()).sort((one, other) => one[0] === other[0] ? 0 : one[0] < other[0] ? -1 : 1);
  const told: string[] = [];
  for (const event of ordered) {
    const reason = rights.breach(event);
    if (reason !== null) {
      told.push(["breach", event[0], event[1], event[3], reason].join(";"));
    }
  }
  const code = told.length > 0 || faults > 0 ? 1 : 0;
  told.push(...moments.map((moment) => `inside;${moment};${rights.inside(ordered, moment).join(",")}`));
  process.stdout.write(told.map((line) => line + "\n").join(""));
  return code;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unusable)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 2;
}
