// The event log of drafts: what was typed, what of it is sent, what comes back after a break.

const OPEN_MS = 2000;
// What is sent at once has to fit into one request.
const MOST_CHARACTERS = 400_000;
const MOST_EVENTS = 200;

/** A fresh log of one device for one exercise. */
export function newLog(device, version) {
  return { device, base: version, n: 0, events: [], kept: null, writes: 0 };
}

/** What changed between two sets of files: {name: text, or null where it is gone}. */
export function difference(before, after) {
  const changed = {};
  for (const [name, text] of Object.entries(after)) if (before[name] !== text) changed[name] = text;
  for (const name of Object.keys(before)) if (!(name in after)) changed[name] = null;
  return changed;
}

/** The files after these events. */
export function replay(files, events) {
  const result = { ...files };
  for (const event of events) {
    for (const [name, text] of Object.entries(event.files)) {
      if (text === null) delete result[name];
      else result[name] = text;
    }
  }
  return result;
}

/**
 * Note what changed; returns whether anything was noted. Typing goes on in the last event while
 * that is young and was never sent (`sent` is the last n that was): the server may have it, even
 * where no answer came, and takes each number once.
 */
export function note(log, before, after, { at, kind = "edit", sent = 0 }) {
  const files = difference(before, after);
  if (kind === "edit" && Object.keys(files).length === 0) return false;
  const last = log.events.at(-1);
  const open = last && last.kind === "edit" && last.n > sent && at - Date.parse(last.at) < OPEN_MS;
  if (kind === "edit" && open) Object.assign(last.files, files);
  else log.events.push({ n: ++log.n, at: new Date(at).toISOString(), kind, files });
  log.events = thin(log.events, MOST_CHARACTERS, MOST_EVENTS);
  return true;
}

/** The server has everything up to n, as this version. */
export function acknowledge(log, n, version) {
  log.events = log.events.filter((event) => event.n > n);
  log.base = version;
}

/**
 * Long without a line: join the oldest neighbours until the log fits. The joined event has the
 * later number and both texts, so it is right whether or not the server has the earlier one.
 */
export function thin(events, most, count = Infinity) {
  let total = events.reduce((sum, event) => sum + size(event.files), 0);
  let number = events.length;
  const result = [];
  for (const event of events) {
    const last = result.at(-1);
    const joins = last && last.kind === "edit" && event.kind === "edit";
    if (joins && (total > most || number > count)) {
      const files = { ...last.files, ...event.files };
      total -= size(last.files) + size(event.files) - size(files);
      number -= 1;
      result[result.length - 1] = { ...event, files };
    } else result.push(event);
  }
  return result;
}

const size = (files) => JSON.stringify(files).length;

/**
 * Whether this page is older than what this machine knows to be on the server: it was on its way
 * while a save was. To go on from its text would write over that save.
 */
export function isOutdated(stored, state) {
  return Boolean(stored) && stored.base > state.version;
}

/**
 * Bring the log of this machine and the draft of the server together when a page opens.
 * Returns {log, files, restored}; work that another device has overtaken is put in log.kept.
 */
export function reconcile(stored, state, device) {
  const log = stored ? { ...stored } : newLog(device, state.version);
  const ours = log.device === state.device;
  const unsent = ours ? log.events.filter((event) => event.n > state.acknowledged) : log.events;
  if (ours) log.n = Math.max(log.n, state.acknowledged);
  const overtaken = !ours && state.version !== log.base;
  log.base = state.version;
  log.events = overtaken ? [] : unsent;
  if (overtaken && unsent.length > 0) {
    const files = replay({}, unsent);
    if (Object.keys(files).length > 0) log.kept = { files, at: unsent.at(-1).at };
  }
  const files = replay(state.files, log.events);
  return { log, files, restored: Object.keys(difference(state.files, files)).length > 0 };
}
