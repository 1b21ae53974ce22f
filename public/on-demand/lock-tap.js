// A tap made before the program runs, on a locked phone: public/early.js loads this with the first one.

import { base64, fromBase64, told, utf8 } from "./lock-header.js";
import { shutVault } from "./lock-vault.js";

const sealedKey = (name, id) => `${name}.taps ${id}`;

/**
 * A function that keeps a tap in localStorage, sealed to this public key, unless the program has stored it meanwhile (its id is in `done`). It
 * rejects where that cannot be done. The value is that of the list of taps that is kept without a lock.
 */
export const tapKeeper = async (name, key) => {
  const { seal } = await shutVault({ public: key });
  return async (tap, done) => {
    const sealed = base64(await seal(utf8(JSON.stringify([tap]))));
    // The program may have been faster.
    if (!done.has(tap.id)) localStorage.setItem(sealedKey(name, tap.id), sealed);
  };
};

const parsed = (list) => {
  try {
    const taps = JSON.parse(list);
    return Array.isArray(taps) ? taps : [];
  } catch {
    return [];
  }
};
/** The taps that windows left, readable ones first. Those that do not open stay where they are. */
export const leftTaps = told(async (name, vault) => {
  let kept;
  try {
    kept = Object.entries(localStorage);
  } catch {
    return []; // The browser allows none, so nothing was left there.
  }
  const taps = kept.filter(([key]) => key === `${name}.taps`).flatMap(([, value]) => parsed(value));
  const sealed = kept.filter(([key]) => key.startsWith(sealedKey(name, "")));
  for (const [, value] of sealed) {
    const opened = await Promise.resolve(value).then(fromBase64).then(vault.open).catch(() => utf8("[]"));
    taps.push(...parsed(new TextDecoder().decode(opened)));
  }
  return taps;
});
