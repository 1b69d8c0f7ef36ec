// Of several tabs of one browser on the same exercise, the newest one saves.

const PREFIX = "proeve.owner:";
const HANDOVER_MS = 120;

const random = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export { random as randomName };

/**
 * Claim the exercise for this tab. Resolves to {holds(), release()}; `lost(early)` is called once
 * when a newer tab claims it; early: there is still time to write down the last keystrokes.
 */
export async function claim(url, lost) {
  const [key, me] = [PREFIX + url, `${random()}@${Date.now()}`];
  const store = usable();
  if (!store) return { holds: () => true, release() {} };
  const before = store.getItem(key);
  store.setItem(key, me);
  let told = false;
  addEventListener("storage", (event) => {
    if (event.key !== key || event.newValue === me || event.newValue === null || told) return;
    told = true;
    // A tab that slept hears of it late, and must not write over what was typed in the newer one.
    lost(Date.now() - Number(event.newValue.split("@")[1]) < HANDOVER_MS - 20);
  });
  // Another tab may be writing down what was typed there last.
  if (before) await new Promise((resolve) => setTimeout(resolve, HANDOVER_MS));
  return {
    holds: () => store.getItem(key) === me || store.getItem(key) === null,
    release: () => store.getItem(key) === me && store.removeItem(key),
  };
}

function usable() {
  try {
    localStorage.setItem(`${PREFIX}?`, "1");
    localStorage.removeItem(`${PREFIX}?`);
    return localStorage;
  } catch {
    return null;
  }
}
