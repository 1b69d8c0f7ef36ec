// Keeps the parts of a page that wait for something up to date.
import { place, request } from "./fragments.js";

const [FIRST_MS, LAST_MS, GROWTH] = [1000, 3000, 1.25];
// No more runs go on at a time than there are workers, so these may be asked for often.
const RUNNING_MS = 500;
const running = new WeakSet();

const waits = (host) => host.querySelector("[data-pending]") !== null;
const runs = (host) => host.querySelector('[data-pending="running"]') !== null;

/** Start asking for every `[data-live]` under `root` that waits for something. */
export function initLive(root = document) {
  for (const host of root.querySelectorAll("[data-live]")) {
    if (running.has(host) || !waits(host)) continue;
    running.add(host);
    follow(host, FIRST_MS);
  }
}

async function follow(host, wait) {
  await new Promise((resolve) => setTimeout(resolve, wait));
  if (!host.isConnected) return void running.delete(host);
  const answer = await request(host.dataset.live).catch(() => ({}));
  // A waiting page moves on; a page that is being typed on never does because of a poll.
  if (answer.address && !document.querySelector("[data-editor]")) return void location.assign(answer.address);
  // A refusal (a session that ended) says nothing new: what stands there stays, and is asked again.
  if (answer.html !== undefined && answer.status < 400) {
    place(host, answer.html);
    if (host.isConnected) initLive(host);
  }
  if (waits(host)) return follow(host, runs(host) ? RUNNING_MS : Math.min(LAST_MS, wait * GROWTH));
  running.delete(host);
}
