// Counts down by the server's clock, warns, and closes the desk at zero.
import { announce } from "./page.js";
import { format, passedWarning, untilNextSecond } from "./remaining.js";

const LAST_MS = 5000;
const AGAIN_MS = 3000;
const NAP_MS = 10_000;

/**
 * `finish()` closes the desk and resolves to whether the server has everything; `reopen()` is
 * called when the server gave more time; `lastSeconds()` each second near the end; `woke()` when
 * the machine may have slept, for a sleeping machine's monotonic clock may have slept too.
 */
export class Countdown {
  #before = Infinity;
  #timer = null;
  #over = false;
  #wall = Date.now();

  constructor(face, server, state, { finish, reopen, lastSeconds, woke }) {
    Object.assign(this, { face, server, say: state.say, warnings: state.warnings });
    Object.assign(this, { finish, reopen, lastSeconds, woke });
    this.banner = document.querySelector("[data-warning]");
    this.paused = state.paused || "paused" in face.dataset;
    this.setEnd(state.closes_at);
  }

  /** Take over when it ends, as the server says now. */
  setEnd(closesAt) {
    if (closesAt === undefined) return;
    this.end = closesAt === null ? null : Date.parse(closesAt);
    if (!this.#over) this.tick();
  }

  setPaused(paused) {
    if (paused === undefined || paused === this.paused) return;
    this.paused = paused;
    this.tick();
  }

  /** What is left, in milliseconds; null where there is no end or the clock stands still. */
  left() {
    return this.end === null || this.paused ? null : this.end - this.server.now();
  }

  tick() {
    clearTimeout(this.#timer);
    const left = this.left();
    if (left === null) {
      if (this.paused) this.face.textContent = this.say("paused");
      return;
    }
    this.face.textContent = format(left);
    this.#warn(left);
    if (Date.now() - this.#wall > NAP_MS) this.woke();
    this.#wall = Date.now();
    if (left <= 0) return void this.#close();
    if (left <= LAST_MS) this.lastSeconds();
    this.#timer = setTimeout(() => this.tick(), untilNextSecond(left));
  }

  #warn(left) {
    const due = passedWarning(this.#before, left, this.warnings);
    // A page that opens late has missed nothing: only what passes while it is open is said.
    if (due !== null && this.#before !== Infinity) this.#tell(due === 1 ? this.say("minute_left") : this.say("minutes_left", { minutes: due }));
    this.#before = left;
  }

  async #close() {
    if (this.#over) return;
    this.#over = true;
    this.#tell(this.say("time_over"));
    let told = false;
    while (!(await this.finish())) {
      if (!told) this.#tell(this.say("time_over_offline"));
      told = true;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
    this.#over = false;
    if (this.left() !== null && this.left() <= 0) return this.#leave();
    if (this.banner) this.banner.hidden = true;
    this.#before = Infinity;
    this.reopen();
    this.tick();
  }

  #leave() {
    const { overUrl } = this.face.dataset;
    if (overUrl) location.assign(overUrl);
  }

  #tell(sentence) {
    announce(sentence);
    if (!this.banner) return;
    this.banner.textContent = sentence;
    this.banner.hidden = false;
  }
}
