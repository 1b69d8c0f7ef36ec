// Clock arithmetic: the server's time, what is left of it, and which warning is due.

/** The server's clock, carried on by this machine's monotonic one. */
export class ServerClock {
  #server = Date.now();
  #local;

  constructor(ticks = () => performance.now()) {
    this.ticks = ticks;
    this.#local = ticks();
  }

  /** Take over what the server said, just now or at tick `at`. */
  sync(now, at = this.ticks()) {
    const server = Date.parse(now ?? "");
    if (Number.isNaN(server)) return;
    this.#server = server;
    this.#local = at;
  }

  /** The server's time in milliseconds. */
  now() {
    return this.#server + this.ticks() - this.#local;
  }
}

/** Write milliseconds as h:mm:ss, never below zero; a begun second counts. */
export function format(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (number) => String(number).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The warning (in minutes) passed between two looks at the clock; the smallest, or null. */
export function passedWarning(before, after, warnings) {
  const passed = warnings.filter((minutes) => before > minutes * 60_000 && after <= minutes * 60_000);
  return after > 0 && passed.length > 0 ? Math.min(...passed) : null;
}

/** Milliseconds until the figure shown changes. */
export function untilNextSecond(milliseconds) {
  return (milliseconds % 1000) + 5;
}
