// Sends what the attempt's other exercises left unsent on this machine.
import { postDraft } from "./post.js";

/**
 * Only sends: the page of that exercise itself takes note when it is opened again, and the
 * server ignores what it already has.
 */
export async function sendSiblings(urls, { buffer, csrf, send }) {
  for (const url of urls) {
    const log = await buffer.load(url);
    if (!log || log.events.length === 0) continue;
    await postDraft(url, { device: log.device, base: log.base, events: log.events }, { csrf, send });
  }
}
