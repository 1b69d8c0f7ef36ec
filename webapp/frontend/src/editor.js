// The candidate's desk: tabs, actions and the surface to type on, over one folder of files.
import { codeSurface } from "./codemirror.js";
import { ask, askText } from "./dialogs.js";
import { MOST_FILES, nameFault } from "./folder.js";
import { announce, element, meta } from "./page.js";
import { plainSurface } from "./plain.js";
import { fileTabs } from "./tabs.js";

const CHOICE = "proeve.plain";

function remembered() {
  try {
    return localStorage.getItem(CHOICE) === "yes";
  } catch {
    return false;
  }
}

function remember(plain) {
  try {
    localStorage.setItem(CHOICE, plain ? "yes" : "no");
  } catch {
    // No storage: the choice holds for this page.
  }
}

export class Editor {
  #plain = remembered();
  #locked = false;
  #surface = null;

  constructor(host, folder, { say, starter, endings, data_endings }) {
    Object.assign(this, { host, folder, say, starter, endings: [...endings, ...data_endings] });
    this.current = folder.names()[0] ?? null;
    this.panel = element("div", { role: "tabpanel", class: "editor-panel" });
    this.tabs = fileTabs({ label: say("files"), panel: this.panel, choose: (name) => this.open(name) });
    this.hint = element("p", { class: "editor-hint" }, say("hint"));
    this.#buildBar();
    host.replaceChildren(this.bar, this.panel, this.hint);
    host.classList.add("editor");
    this.#mountSurface();
    folder.onChange((kind, source) => source !== this && this.refresh());
    host.closest("form")?.addEventListener("formdata", (event) => this.#fill(event.formData));
  }

  /** Show a file. */
  open(name) {
    this.current = name;
    this.#show();
  }

  /** Show what the folder holds now. */
  refresh() {
    const names = this.folder.names();
    if (!names.includes(this.current)) {
      this.#surface.forget(this.current);
      this.current = names[0] ?? null;
    }
    this.#show();
  }

  /** Let nothing be typed, or let it again. */
  lock(yes = true) {
    this.#locked = yes;
    this.host.classList.toggle("is-read-only", yes);
    this.#surface.lock(yes);
    this.#show();
  }

  #show() {
    const { current, folder, say } = this;
    this.tabs.show(folder.names(), current);
    this.hint.hidden = this.#plain && !this.#locked;
    this.hint.textContent = say(this.#locked ? "read_only" : "hint");
    for (const [name, button] of Object.entries(this.buttons)) button.disabled = this.#locked && name !== "plain";
    const fixed = current === null || current === this.host.dataset.entry;
    for (const name of ["rename", "remove"]) if (fixed) this.buttons[name].disabled = true;
    if (folder.names().length < 2) this.buttons.remove.disabled = true;
    if (current === null) return;
    const label = say(this.#plain ? "plain_label" : "file_label", { label: this.host.dataset.label, name: current });
    this.#surface.open(current, folder.text(current), label);
  }

  #mountSurface() {
    const make = this.#plain ? plainSurface : codeSurface;
    this.#surface?.destroy();
    this.#surface = make({
      parent: this.panel,
      nonce: meta("csp-nonce"),
      language: this.host.dataset.language,
      say: this.say,
      onType: (text) => this.folder.write(this.current, text, this),
      onLeave: () => announce(this.say("leaving")),
    });
    this.#surface.lock(this.#locked);
    this.#show();
  }

  #buildBar() {
    const actions = { add: "add_file", rename: "rename_file", remove: "remove_file", plain: "plain", reset: "start_again" };
    const doing = { add: () => this.#add(), rename: () => this.#rename(), remove: () => this.#remove(), plain: () => this.#togglePlain(), reset: () => this.#reset() };
    this.buttons = {};
    for (const [name, key] of Object.entries(actions)) {
      this.buttons[name] = element("button", { type: "button", class: "quiet", "data-do": name, onclick: doing[name] }, this.say(key));
    }
    this.buttons.plain.setAttribute("aria-pressed", String(this.#plain));
    if (!("allowFiles" in this.host.dataset)) for (const name of ["add", "rename", "remove"]) this.buttons[name].hidden = true;
    const { add, rename, remove, plain, reset } = this.buttons;
    this.bar = element("div", { class: "editor-bar" }, this.tabs.element, add, rename, remove, element("span", { class: "editor-gap" }), plain, reset);
  }

  async #add() {
    const { folder, say } = this;
    const full = folder.names().length >= MOST_FILES;
    const fault = (name) => (full ? say("too_many_files", { count: MOST_FILES }) : this.#fault(name, folder.names()));
    const name = await askText(say, say("file_name"), "", fault);
    if (name === null) return;
    this.current = name;
    folder.write(name, "");
    this.#surface.focus();
  }

  async #rename() {
    const { current, folder, say } = this;
    const others = folder.names().filter((name) => name !== current);
    const name = await askText(say, say("file_name"), current, (value) => this.#fault(value, others));
    if (name === null || name === current) return;
    this.#surface.forget(current);
    this.current = name;
    folder.rename(current, name);
  }

  async #remove() {
    const { current, folder, say } = this;
    const sure = await ask(say, say("remove_question", { name: current }), { confirm: say("remove_file"), grave: true });
    if (sure) folder.remove(current);
  }

  async #reset() {
    const { folder, say, starter } = this;
    const sure = await ask(say, say("start_again_question"), { confirm: say("start_again"), grave: true });
    if (!sure) return;
    folder.replace(starter, "reset");
    announce(say("started_again"));
  }

  #togglePlain() {
    this.#plain = !this.#plain;
    remember(this.#plain);
    this.buttons.plain.setAttribute("aria-pressed", String(this.#plain));
    this.#mountSurface();
  }

  #fault(name, others) {
    const key = nameFault(name, others, this.endings);
    return key && this.say(key, { ending: this.endings[0] ?? ".txt", endings: this.endings.join(" ") });
  }

  #fill(data) {
    for (const name of [...data.keys()]) if (name.startsWith("file:")) data.delete(name);
    for (const [name, text] of Object.entries(this.folder.snapshot())) data.set(`file:${name}`, text);
  }
}
