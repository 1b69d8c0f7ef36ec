// Keeps the log on this machine: at once in localStorage, and in IndexedDB, which a browser that
// is killed has already handed to the system (localStorage may lag some seconds behind).

const PREFIX = "proeve.draft:";
const DATABASE = "proeve";
const STORE = "drafts";
const FORGET_MS = 14 * 24 * 3600 * 1000;
const PATIENCE_MS = 1000;

const quietly = (action) => {
  try {
    return action();
  } catch {
    return null; // no storage, or full: the other store and the server remain
  }
};

function openDatabase() {
  return new Promise((resolve) => {
    const request = quietly(() => indexedDB.open(DATABASE, 1));
    if (!request) return resolve(null);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
    setTimeout(() => resolve(null), PATIENCE_MS);
  });
}

export class Buffer {
  #database = openDatabase();
  #open = null;

  /** Return the newest log kept for this address, or null. */
  async load(url) {
    const [quick, sure] = [this.#quick(url), await this.#sure(url)];
    if (!quick || !sure) return quick || sure;
    return sure.writes > quick.writes ? sure : quick;
  }

  /** Keep the log; the first half is done when this returns. */
  save(url, log) {
    log.writes += 1;
    const kept = { ...log, written: Date.now() };
    quietly(() => localStorage.setItem(PREFIX + url, JSON.stringify(kept)));
    quietly(() => this.#open?.transaction(STORE, "readwrite").objectStore(STORE).put(kept, url));
  }

  /** Drop what was left here long ago. */
  async sweep() {
    const old = (log) => !log || Date.now() - (log.written ?? 0) > FORGET_MS;
    const keys = quietly(() => Object.keys(localStorage)) ?? [];
    for (const key of keys.filter((name) => name.startsWith(PREFIX))) {
      if (old(this.#quick(key.slice(PREFIX.length)))) quietly(() => localStorage.removeItem(key));
    }
    if (!(await this.#ready())) return;
    const cursor = this.#open.transaction(STORE, "readwrite").objectStore(STORE).openCursor();
    cursor.onsuccess = () => {
      if (!cursor.result) return;
      if (old(cursor.result.value)) cursor.result.delete();
      cursor.result.continue();
    };
  }

  #quick(url) {
    return quietly(() => JSON.parse(localStorage.getItem(PREFIX + url)));
  }

  async #sure(url) {
    if (!(await this.#ready())) return null;
    return new Promise((resolve) => {
      const request = this.#open.transaction(STORE).objectStore(STORE).get(url);
      request.onsuccess = () => resolve(request.result ?? null);
      request.onerror = () => resolve(null);
    });
  }

  async #ready() {
    this.#open = await this.#database;
    return this.#open !== null;
  }
}
