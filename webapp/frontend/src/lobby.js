// The lobby: checks the line, the clock, the storage and the editor, and says what to do about each.

const SLOW_MS = 1500;
const OFF_S = 60;
const ROUNDS = 3;

/** Ask the server a few times; returns the median time in ms and how far its clock is from ours in s. */
async function askTheLine(address) {
  const times = [];
  let off = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    const answer = await fetch(address, { cache: "no-store" });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    const { now } = await answer.json();
    times.push(performance.now() - began);
    off = Math.abs(Date.now() - Date.parse(now)) / 1000;
  }
  return { ms: times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)], off };
}

function canKeep() {
  try {
    localStorage.setItem("proeve-check", "1");
    localStorage.removeItem("proeve-check");
    return true;
  } catch {
    return false;
  }
}

function canEdit() {
  return "noModule" in HTMLScriptElement.prototype && typeof ResizeObserver === "function" && "locks" in navigator;
}

function tell(section, name, good) {
  const item = section.querySelector(`[data-check="${name}"]`);
  const state = document.createElement("span");
  state.className = good ? "state met" : "state attention";
  const sign = document.createElement("span");
  sign.setAttribute("aria-hidden", "true");
  sign.textContent = good ? "✓" : "!";
  state.append(sign);
  item.replaceChildren(state, ` ${good ? item.dataset.good : item.dataset.bad}`);
}

async function check(section) {
  tell(section, "storage", canKeep());
  tell(section, "editor", canEdit());
  try {
    const { ms, off } = await askTheLine(section.dataset.checks);
    tell(section, "line", ms < SLOW_MS);
    tell(section, "clock", off < OFF_S);
  } catch {
    tell(section, "line", false);
  }
}

for (const section of document.querySelectorAll("[data-checks]")) check(section);
