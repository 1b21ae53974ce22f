// The passcode lock ("The lock" in docs/format.md): one data key for all values, wrapped in a slot for each secret. boot.js calls these
// jobs by their names. A job never throws: it gives what it says here, or `{ fault }`, one of
//   "wrong": no slot opens with this secret;  "damaged": the header cannot be used;  "newer": a later version of the app wrote it;
//   "not-loaded": a file of the app is missing;  "failed": anything else, such as too little memory.
// A header is the text that is stored. No secret, and no key that a script can read, outlives its job, except what `prepare` keeps for `test`.

import { Fault, KEY_BYTES, STATES, WORDS, areEqual, damaged, dataKeyBy } from "./lock-header.js";
import { kindsFor, newSlot, random, readHeader, told, withSlot } from "./lock-header.js";
import { newKeyPair, openVault, shutVault } from "./lock-vault.js";

export { ready } from "./lock-header.js";
export { expectDialog, unwatch, watch } from "./lock-watch.js";

const written = (header) => JSON.stringify(header);

/** A vault that only seals, to the public key: `{ seal(bytes) }`. */
export const shut = told(async (text) => shutVault(readHeader(text)));

/**
 * `{ vault: { seal, open }, isWhole }` by a passcode or by ten words. Where `isWhole` is false, the key pair of the header is damaged: the
 * diary opens, but not what was written while it was locked.
 */
export const unlock = told(async (text, secret) => {
  const header = readHeader(text);
  return openVault(header, await dataKeyBy(header, kindsFor(secret), secret));
});

// ---- setting the lock
/** The secrets of a lock that is being set, until it has been tested. */
let untested = null;
export const forget = async () => {
  untested = null;
};

/** The list of words in the language of the page. */
const wordList = async () => {
  const language = document.documentElement.lang.startsWith("es") ? "es" : "en";
  const response = await fetch(new URL(`words-${language}.txt`, import.meta.url)).catch(() => null);
  if (!response?.ok) throw new Fault("not-loaded");
  return (await response.text()).split("\n").filter(Boolean);
};
/** Words of the list, each equally likely: numbers past the last multiple of its length are drawn again. */
const drawnWords = async () => {
  const list = await wordList();
  const end = 65536 - (65536 % list.length);
  const drawn = () => {
    const [number] = crypto.getRandomValues(new Uint16Array(1));
    return number < end ? list[number % list.length] : drawn();
  };
  return Array.from({ length: WORDS }, drawn);
};

/** A new lock: `{ header, words }`, in the state "sealing", with ten words. Passcode and words are kept for `test`, or until `forget`. */
export const prepare = told(async (passcode, afterMin) => {
  const words = await drawnWords();
  const dataKey = random(KEY_BYTES);
  const slots = [await newSlot("passcode", passcode, dataKey), await newSlot("words", words.join(" "), dataKey)];
  const header = { version: "1", state: "sealing", after_min: `${afterMin}`, slots, ...(await newKeyPair(dataKey)) };
  dataKey.fill(0);
  untested = { passcode, words: words.join(" ") };
  return { header: written(header), words };
});

const sealsAndOpens = async (seal, open, bytes) => {
  if (!areEqual(await open(await seal(bytes)), bytes)) throw damaged();
};

/**
 * Tests a lock that `prepare` made, in the header that was read back from the store: passcode and words give the same key, the key pair is
 * whole, and what one of them seals the other opens, byte for byte, for each of these values. `{ vault }` as `unlock` gives it. Passcode and
 * words are forgotten, unless the fault is "not-loaded" or "failed", after which it can be repeated.
 */
export const test = told(async (text, sample) => {
  if (!untested) throw new Fault("failed");
  try {
    const header = readHeader(text);
    const byPasscode = await dataKeyBy(header, ["passcode"], untested.passcode);
    const byWords = await dataKeyBy(header, ["words"], untested.words);
    if (!areEqual(byPasscode, byWords)) throw damaged();
    const [one, other] = [await openVault(header, byPasscode), await openVault(header, byWords)];
    if (!one.isWhole || !other.isWhole) throw damaged();
    const locked = await shutVault(header);
    for (const bytes of sample) {
      await sealsAndOpens(one.vault.seal, other.vault.open, bytes);
      await sealsAndOpens(other.vault.seal, one.vault.open, bytes);
      await sealsAndOpens(locked.seal, one.vault.open, bytes);
    }
    untested = null;
    return one;
  } catch (error) {
    if (["wrong", "damaged", "newer"].includes(error.fault)) untested = null;
    throw error;
  }
});

// ---- changing it; the data key, and so every value, stays
/** The header with another slot for the data key that this secret opens. The new slot is tested before it is given out. */
const withNewSlot = async (text, secret, kind, newSecret) => {
  const header = readHeader(text);
  const dataKey = await dataKeyBy(header, kindsFor(secret), secret);
  const changed = written(withSlot(header, await newSlot(kind, newSecret, dataKey)));
  const again = await dataKeyBy(readHeader(changed), [kind], newSecret);
  if (!areEqual(again, dataKey)) throw damaged();
  dataKey.fill(0);
  again.fill(0);
  return changed;
};
/** `{ header }` with another passcode; the old secret is a passcode or ten words. */
export const change = told(async (text, secret, passcode) => ({ header: await withNewSlot(text, secret, "passcode", passcode) }));
/** `{ header, words }` with other words in place of the old ones. */
export const newWords = told(async (text, secret) => {
  const words = await drawnWords();
  return { header: await withNewSlot(text, secret, "words", words.join(" ")), words };
});

/** The header in another state. */
export const withState = told(async (text, state) => {
  if (!STATES.includes(state)) throw new Fault("failed");
  return written({ ...readHeader(text), state });
});
/** The header with other minutes until the lock is due. */
export const withAfter = told(async (text, afterMin) => written({ ...readHeader(text), after_min: `${afterMin}` }));

// ---- jobs that are loaded when they are first used; each file says what they give
const loaded =
  (file, job) =>
  (...args) =>
    import(`./lock-${file}.js`).then(
      (jobs) => jobs[job](...args),
      () => ({ fault: "not-loaded" }),
    );
export const isLockedFile = loaded("file", "isLockedFile");
export const openFile = loaded("file", "openFile");
export const wholeFile = loaded("file", "wholeFile");
export const sealShared = loaded("file", "sealShared");
export const leftTaps = loaded("tap", "leftTaps");
export const canUsePasskey = loaded("passkey", "canUsePasskey");
export const addPasskey = loaded("passkey", "addPasskey");
export const unlockByPasskey = loaded("passkey", "unlockByPasskey");
export const withoutPasskey = loaded("passkey", "withoutPasskey");
