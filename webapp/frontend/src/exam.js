// The page of an exercise: brings editor, drafts, clock and results together.
import { Buffer } from "./buffer.js";
import { Countdown } from "./clock.js";
import { isOutdated, reconcile } from "./draftlog.js";
import { Drafts } from "./drafts.js";
import { Editor } from "./editor.js";
import { Folder } from "./folder.js";
import { initLive } from "./live.js";
import { initForms } from "./liveforms.js";
import { claim, randomName } from "./ownership.js";
import { announce, meta, readState } from "./page.js";
import { ServerClock } from "./remaining.js";
import { savedState } from "./saved.js";
import { initExamShortcuts } from "./shortcuts.js";
import { sendSiblings } from "./siblings.js";
import { speaker } from "./texts.js";

const PATIENCE_MS = 1500;

async function start() {
  const state = readState();
  initLive();
  if (!state) return initForms(speaker(), async () => {});
  const host = document.querySelector("[data-editor]");
  const desk = { state, clock: new ServerClock(), shown: savedState(state), csrf: meta("csrf-token") };
  const [page] = performance.getEntriesByType("navigation");
  desk.clock.sync(state.now, page?.responseStart || undefined);
  const saving = host && state.draft_url && !state.read_only;
  if (saving) await openDrafts(desk, host);
  else if (host) openEditor(desk, host, state.files, state.read_only);
  startClock(desk);
  initForms(state.say, async () => desk.drafts?.flush());
  initExamShortcuts(() => save(desk));
  if (state.said) announce(state.said);
}

function openEditor(desk, host, files, locked = false) {
  desk.folder = new Folder(files);
  desk.editor = new Editor(host, desk.folder, desk.state);
  if (locked) desk.editor.lock();
}

async function openDrafts(desk, host) {
  const { state, clock, csrf } = desk;
  const url = state.draft_url;
  const buffer = new Buffer();
  const owner = await claim(url, (early) => loseDesk(desk, early));
  const stored = await buffer.load(url);
  if (isOutdated(stored, state) && first(url, stored.base)) {
    owner.release();
    return void location.reload();
  }
  const { log, files, restored } = reconcile(stored, state, randomName());
  openEditor(desk, host, files);
  const report = (kind, answer) => heard(desk, kind, answer);
  desk.drafts = new Drafts({ url, folder: desk.folder, log, buffer, owner, clock, csrf, report });
  if (restored) desk.shown.restored();
  if (log.kept) offerKept(desk, log);
  const siblings = () => sendSiblings(state.siblings, { buffer, csrf });
  watchPage(desk, owner, siblings);
  siblings();
  buffer.sweep();
}

/** Whether a page this old is met for the first time: a server that was set back is not asked for ever. */
function first(url, version) {
  try {
    const [key, known] = [`proeve.outdated:${url}`, String(version)];
    const met = sessionStorage.getItem(key) === known;
    sessionStorage.setItem(key, known);
    return !met;
  } catch {
    return false;
  }
}

/** What an answer to a draft means for the rest of the page. */
function heard(desk, kind, answer) {
  desk.last = kind;
  desk.shown.report(kind, answer);
  if (kind === "conflict") desk.editor.lock();
  if (kind === "closed") location.assign(answer.redirect);
  if (kind !== "saved") return;
  desk.countdown?.setPaused(answer.paused);
  desk.countdown?.setEnd(answer.closes_at);
}

function loseDesk(desk, early) {
  desk.drafts?.stop(early);
  desk.editor?.lock();
  desk.shown.otherTab();
}

function offerKept(desk, log) {
  const forget = () => {
    log.kept = null;
    desk.drafts.keep();
  };
  const takeOver = () => {
    desk.folder.merge(log.kept.files, "restore");
    forget();
  };
  desk.shown.kept(log.kept, { takeOver, discard: forget });
}

function watchPage({ drafts }, owner, siblings) {
  addEventListener("pagehide", () => {
    drafts.depart();
    owner.release();
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  addEventListener("online", () => {
    drafts.retry();
    siblings();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") drafts.depart();
    else drafts.flush({ ask: true });
  });
  for (const link of document.querySelectorAll("a[data-exercise]")) {
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      await drafts.leave(PATIENCE_MS);
      location.assign(link.href);
    });
  }
}

function startClock(desk) {
  const face = document.querySelector("[data-clock]");
  if (!face) return;
  const { state, clock, drafts, editor } = desk;
  const finish = async () => {
    editor?.lock();
    const saved = !drafts || (await drafts.flush({ ask: true }));
    return saved || desk.last !== "offline";
  };
  const reopen = () => editor?.lock(state.read_only);
  const lastSeconds = () => drafts?.unsent && drafts.flush();
  const woke = () => drafts?.flush({ ask: true });
  desk.countdown = new Countdown(face, clock, state, { finish, reopen, lastSeconds, woke });
}

async function save(desk) {
  const saved = await desk.drafts?.flush({ ask: true });
  if (saved) announce(document.querySelector("[data-saved]")?.textContent ?? "");
}

start();
