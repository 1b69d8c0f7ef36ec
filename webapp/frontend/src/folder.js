// The candidate's files: the one truth that editor, drafts and forms share.

const NAME = /^[A-Za-z_][\w-]*(\.[A-Za-z0-9]+)+$/;
const LONGEST_NAME = 60;
export const MOST_FILES = 20;

const asLines = (text) => text.replace(/\r\n?/g, "\n");
// Half a character, as broken text can bring it along, is nothing that can be sent or kept.
const whole = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd");

export class Folder {
  #files = new Map();
  #listeners = [];

  constructor(files) {
    for (const [name, text] of Object.entries(files)) this.#files.set(name, asLines(text));
  }

  names() {
    return [...this.#files.keys()];
  }

  text(name) {
    return this.#files.get(name);
  }

  /** A copy as a plain object: {name: text}. */
  snapshot() {
    return Object.fromEntries([...this.#files].map(([name, text]) => [name, whole(text)]));
  }

  /** Call listener(kind, source) after every change. */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  /** Put text in a file; `source` lets the one that wrote it recognise its own change. */
  write(name, text, source = null) {
    if (this.#files.get(name) === text) return;
    this.#files.set(name, text);
    this.#tell("edit", source);
  }

  rename(from, to) {
    const renamed = [...this.#files].map(([name, text]) => [name === from ? to : name, text]);
    this.#files = new Map(renamed);
    this.#tell("edit");
  }

  remove(name) {
    if (this.#files.delete(name)) this.#tell("edit");
  }

  /** Exchange all files at once, for a reset. */
  replace(files, kind) {
    this.#files = new Map(Object.entries(files).map(([name, text]) => [name, asLines(text)]));
    this.#tell(kind);
  }

  /** Put some files over the present ones, for text taken back. */
  merge(files, kind) {
    for (const [name, text] of Object.entries(files)) {
      if (text === null) this.#files.delete(name);
      else this.#files.set(name, asLines(text));
    }
    this.#tell(kind);
  }

  #tell(kind, source = null) {
    for (const listener of this.#listeners) listener(kind, source);
  }
}

/** Return the key of what is wrong with a new name, or ""; without `endings` any will do. */
export function nameFault(name, others, endings = []) {
  if (name.length > LONGEST_NAME || !NAME.test(name)) return "name_bad";
  if (endings.length > 0 && !endings.some((ending) => name.endsWith(ending))) return "name_ending";
  const same = others.some((other) => other.toLowerCase() === name.toLowerCase());
  return same ? "name_taken" : "";
}
