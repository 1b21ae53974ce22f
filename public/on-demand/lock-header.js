// The header of the lock ("The lock" in docs/format.md): its reading and its slots. Each slot has the data key wrapped for one secret.

const VERSION = "1";
export const STATES = ["sealing", "on", "opening"];
export const AES = "AES-GCM";
export const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

// Of new slots: a third of a second on a phone (docs/architecture.md). The least that OWASP advises is 19 MiB and two passes.
const MEMORY_KIB = 32768;
const PASSES = 3;
const SALT_BYTES = 16;

/** Words of a recovery sheet: ten of 1,380 or more are 104 bits or more. */
export const WORDS = 10;

/** An expected fault: "wrong", "damaged", "newer", "not-loaded" or "failed". */
export class Fault extends Error {
  constructor(fault, cause) {
    super(fault, { cause });
    this.fault = fault;
  }
}
export const damaged = (cause) => new Fault("damaged", cause);

/** A job that never throws: an expected fault, and anything else as "failed", is its result. */
export const told =
  (job) =>
  async (...args) => {
    try {
      return await job(...args);
    } catch (error) {
      if (!(error instanceof Fault)) console.warn("the lock:", error);
      return { fault: error.fault ?? "failed" };
    }
  };

// ---- bytes
export const utf8 = (text) => new TextEncoder().encode(text);
export const random = (length) => crypto.getRandomValues(new Uint8Array(length));
export const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
/** Throws if the text is not base64. */
export const fromBase64 = (text) => {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = characters.charCodeAt(index);
  return bytes;
};
export const areEqual = (one, other) => one.length === other.length && one.every((byte, index) => byte === other[index]);

/** Bytes of a header; any length but this one is damage. */
const sized = (text, length) => {
  const bytes = fromBase64(text);
  if (bytes.length !== length) throw new RangeError(`${bytes.length} bytes instead of ${length}`);
  return bytes;
};

// ---- encryption
export const aesKey = (bytes) => crypto.subtle.importKey("raw", bytes, AES, false, ["encrypt", "decrypt"]);
/** Encrypts under a new iv. The bytes are read before this returns its promise. */
export const encrypt = async (key, bytes, about) => {
  const iv = random(IV_BYTES);
  const sealed = await crypto.subtle.encrypt({ name: AES, iv, additionalData: utf8(about) }, key, bytes);
  return { iv, sealed: new Uint8Array(sealed) };
};
/** Rejects if a byte of anything was changed. The bytes are read before this returns its promise. */
export const decrypt = async (key, iv, sealed, about) =>
  new Uint8Array(await crypto.subtle.decrypt({ name: AES, iv, additionalData: utf8(about) }, key, sealed));

// ---- the header
/** The header of a text. What a later version of the app added stays in it. */
export const readHeader = (text) => {
  let header;
  try {
    header = JSON.parse(text);
  } catch (error) {
    throw damaged(error);
  }
  if (header?.version !== VERSION) throw typeof header?.version === "string" && /^\d+$/.test(header.version) ? new Fault("newer") : damaged();
  if (!STATES.includes(header.state) || !Array.isArray(header.slots)) throw damaged();
  return header;
};
export const slotOf = (header, kind) => header.slots.find((slot) => slot?.kind === kind);
/** The header with this slot in place of the one of its kind, if there is one. */
export const withSlot = (header, slot) => ({ ...header, slots: [...header.slots.filter(({ kind }) => kind !== slot.kind), slot] });

/** A part of the header that is encrypted: `{ iv, key }`. */
export const wrap = async (key, bytes, about) => {
  const { iv, sealed } = await encrypt(key, bytes, about);
  return { iv: base64(iv), key: base64(sealed) };
};
export const unwrap = (key, part, about) => decrypt(key, sized(part.iv, IV_BYTES), fromBase64(part.key), about);
/** The same with the data key of a slot. */
export const wrapKey = (key, dataKey, kind) => wrap(key, dataKey, `pain-diary slot ${kind} ${VERSION}`);
export const unwrapKey = (key, slot) => {
  sized(slot.key, KEY_BYTES + TAG_BYTES);
  return unwrap(key, slot, `pain-diary slot ${slot.kind} ${VERSION}`);
};

// ---- secrets
/** Words without what a hand or a keyboard adds: numbers, commas, capitals, accents. */
const normalWords = (secret) =>
  secret
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim();
const NORMAL = { passcode: (secret) => secret.normalize("NFKC").trim(), words: normalWords };
/** The slots that a secret may open, the likelier first. */
export const kindsFor = (secret) => (normalWords(secret).split(" ").length === WORDS ? ["words", "passcode"] : ["passcode"]);

let waiting = null;
const startWorker = () => new Worker(new URL("lock-worker.js", import.meta.url));
/** Loads what the next secret needs, so that it is there when the passcode has been typed. */
export const ready = () => {
  waiting ??= startWorker();
};

const argon2 = (task) =>
  new Promise((resolve, reject) => {
    const worker = waiting ?? startWorker();
    waiting = null;
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data.key) resolve(data.key);
      else reject(new Fault(data.fault));
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new Fault("not-loaded"));
    };
    worker.postMessage(task);
  });
/** A cost of a slot; the module says which are too high. */
const cost = (text) => {
  if (!/^\d{1,6}$/.test(text)) throw new RangeError(`the cost ${text}`);
  return Number(text);
};
const keyOf = async (secret, kind, { salt, memoryKib, passes }) =>
  aesKey(await argon2({ secret: utf8(NORMAL[kind](secret)), salt, memoryKib, passes }));

/** A new slot for a secret, with a new salt. */
export const newSlot = async (kind, secret, dataKey) => {
  const salt = random(SALT_BYTES);
  const key = await keyOf(secret, kind, { salt, memoryKib: MEMORY_KIB, passes: PASSES });
  return { kind, salt: base64(salt), memory_kib: `${MEMORY_KIB}`, passes: `${PASSES}`, ...(await wrapKey(key, dataKey, kind)) };
};

/** The bytes of the data key, by the slots of these kinds. A slot that cannot be read is passed over; if none can, the header is damaged. */
export const dataKeyBy = async (header, kinds, secret) => {
  let fault = damaged();
  for (const kind of kinds) {
    const slot = slotOf(header, kind);
    try {
      const salt = sized(slot.salt, SALT_BYTES);
      const key = await keyOf(secret, kind, { salt, memoryKib: cost(slot.memory_kib), passes: cost(slot.passes) });
      return await unwrapKey(key, slot);
    } catch (error) {
      if (error instanceof Fault && error.fault !== "damaged") throw error;
      // What AES-GCM refuses: another secret, or a changed byte; it cannot be told which.
      if (error.name === "OperationError") fault = new Fault("wrong");
    }
  }
  throw fault;
};
