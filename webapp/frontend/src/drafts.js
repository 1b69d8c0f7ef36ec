// Keeps the draft: on this machine within 250 ms, on the server within two seconds.
import { acknowledge, note, thin } from "./draftlog.js";
import { backoff, postDraft } from "./post.js";

const LOCAL_MS = 250;
const SEND_MS = 2000;
const ASK_MS = 60_000;
// A browser sends no more than this with a page that is closing.
const KEEPALIVE_CHARACTERS = 60_000;

/**
 * `report(kind, answer)` hears each change of state: saving, saved, offline, conflict, closed,
 * sign_in, refused. `owner.holds()` is asked before anything is written or sent.
 */
export class Drafts {
  #noted;
  #sent;
  #tries = 0;
  #timers = {};
  #running = null;
  #stopped = false;
  #refused = false;

  constructor({ url, folder, log, buffer, owner, clock, csrf, report, send }) {
    Object.assign(this, { url, folder, log, buffer, owner, clock, csrf, report, send });
    this.#noted = folder.snapshot();
    this.#sent = log.n; // a page before this one may have sent what is left
    folder.onChange((kind) => this.#changed(kind));
    if (log.events.length > 0) this.#later("send", 0, () => this.flush());
    this.#askAgain();
  }

  /** True while something typed is not yet on the server. */
  get unsent() {
    return this.log.events.length > 0 || "local" in this.#timers;
  }

  /** Nothing is written or sent from here any more; `last`: but the last keystrokes still are. */
  stop(last = this.owner.holds()) {
    if (last) this.#write("edit", true);
    this.#stopped = true;
    for (const name of Object.keys(this.#timers)) this.#clear(name);
  }

  /** Write down now, and send until the server has everything; resolves to whether it has. */
  async flush({ ask = false } = {}) {
    this.#write();
    this.#clear("send");
    while (this.#running) await this.#running;
    if (this.#stopped) return false;
    if (!ask && this.log.events.length === 0) return true;
    this.#running = this.#send();
    const went = await this.#running;
    this.#running = null;
    return went && this.log.events.length > 0 ? this.flush() : went;
  }

  /** Note that the candidate moves to another exercise, and send; waits at most `patience` ms. */
  async leave(patience) {
    this.#write("switch");
    await Promise.race([this.flush(), new Promise((resolve) => setTimeout(resolve, patience))]);
  }

  /** The page is going: write, and hand what is unsent to the browser to deliver. */
  depart() {
    this.#write();
    if (this.#stopped || this.log.events.length === 0) return;
    const body = this.#body(this.log.events);
    this.#sent = this.log.n;
    const keepalive = JSON.stringify(body).length < KEEPALIVE_CHARACTERS;
    postDraft(this.url, body, { csrf: this.csrf, keepalive, send: this.send });
  }

  /** The line is back: no waiting. */
  retry() {
    this.#tries = 0;
    if (!this.#stopped) this.flush({ ask: true });
  }

  /** Keep the log without an event, after something else in it changed. */
  keep() {
    if (this.owner.holds()) this.buffer.save(this.url, this.log);
  }

  #changed(kind) {
    if (this.#stopped) return;
    if (kind !== "edit") this.#write(kind);
    else if (!("local" in this.#timers)) this.#later("local", LOCAL_MS, () => this.#write());
    if (!("send" in this.#timers) && this.#tries === 0) this.#later("send", SEND_MS, () => this.flush());
  }

  #write(kind = "edit", sure = this.owner.holds()) {
    this.#clear("local");
    if (this.#stopped || !sure) return;
    const now = this.folder.snapshot();
    const noted = note(this.log, this.#noted, now, { at: this.clock.now(), kind, sent: this.#sent });
    this.#noted = now;
    if (!noted) return;
    // What was refused may have been too long: it must not stand in the way of what replaced it.
    if (this.#refused) this.log.events = thin(this.log.events, 0);
    this.buffer.save(this.url, this.log);
  }

  async #send() {
    if (!this.owner.holds()) return false;
    const events = [...this.log.events];
    this.#sent = this.log.n;
    if (events.length > 0 && this.#tries === 0) this.report("saving");
    const answer = await postDraft(this.url, this.#body(events), { csrf: this.csrf, send: this.send });
    if (this.#stopped) return false;
    if (answer.kind === "saved") this.#saved(answer);
    else this.#failed(answer);
    return answer.kind === "saved";
  }

  #saved(answer) {
    this.#tries = 0;
    this.#refused = false;
    acknowledge(this.log, answer.acknowledged, answer.version);
    this.keep();
    this.clock.sync(answer.now);
    this.report("saved", answer);
    this.#askAgain();
  }

  #failed(answer) {
    if (answer.kind === "conflict" || answer.kind === "closed") this.stop();
    if (answer.kind === "refused") this.#refused = true;
    if (answer.kind === "offline") {
      const wait = Math.max(backoff(this.#tries++), answer.after ?? 0);
      this.#later("send", wait, () => this.flush({ ask: true }));
    }
    this.report(answer.kind, answer);
  }

  /** Ask now and then even when nothing is typed: the clock may have been given more time. */
  #askAgain() {
    this.#later("ask", ASK_MS, () => this.flush({ ask: true }));
  }

  #body(events) {
    return { device: this.log.device, base: this.log.base, events };
  }

  #later(name, wait, action) {
    this.#clear(name);
    this.#timers[name] = setTimeout(() => {
      delete this.#timers[name];
      action();
    }, wait);
  }

  #clear(name) {
    clearTimeout(this.#timers[name]);
    delete this.#timers[name];
  }
}
