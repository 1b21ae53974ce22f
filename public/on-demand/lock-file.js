// Files of the rescue page from a locked diary: the rows as they are stored, most of them sealed, and the header of the lock beside them.

import { Fault, base64, damaged, dataKeyBy, fromBase64, kindsFor, readHeader, told, utf8 } from "./lock-header.js";
import { openVault, shutVault } from "./lock-vault.js";

const FORMAT = "pain-diary-rescue";
const TYPES = [1, 2];
// Opened side by side: enough to keep the browser's own threads busy.
const AT_A_TIME = 256;

/** The file as it was read, or null if it is none of the rescue page. */
const parsed = (bytes) => {
  const text = new TextDecoder().decode(bytes);
  if (!text.slice(0, 1000).includes(FORMAT)) return null;
  try {
    const file = JSON.parse(text);
    return file.format === FORMAT && Array.isArray(file.rows) ? file : null;
  } catch {
    return null;
  }
};
// The header and its copy.
const HEADERS = ["lock", "lock-copy", "lock-old"];
const isHeader = (row) => row?.store === "meta" && HEADERS.includes(row.key) && typeof row.text === "string";

/** The sealed value of a row as base64, if it begins with a type; else null. */
const sealedIn = (row) => {
  const { base64: bytes, text } = row ?? {};
  try {
    // Sealed bytes that happen to be UTF-8 are saved as text.
    if (!bytes) return TYPES.includes(text?.charCodeAt(0)) ? base64(utf8(text)) : null;
    return TYPES.includes(fromBase64(bytes.slice(0, 4))[0]) ? bytes : null;
  } catch {
    return null;
  }
};

/** True for a file of the rescue page that has a header and at least one sealed row. */
export const isLockedFile = async (bytes) => {
  const file = parsed(bytes);
  return Boolean(file?.rows.some(isHeader) && file.rows.some(sealedIn));
};

/** The header of the first of these rows that can be read. */
const firstReadable = ([row, ...others]) => {
  if (!row) throw damaged();
  try {
    return readHeader(row.text);
  } catch (error) {
    if (error.fault === "newer" || others.length === 0) throw error;
    return firstReadable(others);
  }
};

const opened = async (row, vault) => {
  const bytes = await vault.open(fromBase64(sealedIn(row)));
  const { base64: _, ...rest } = row;
  return { ...rest, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
};

/**
 * `{ file, unopened }`: the same file with its sealed rows opened, without the header, as bytes; and how many rows could not be opened,
 * which are in it as they were. The secret is a passcode or ten words. `{ fault: "damaged" }` also for a file that is not locked.
 */
export const openFile = told(async (bytes, secret) => {
  const file = parsed(bytes);
  const header = firstReadable(file?.rows.filter(isHeader) ?? []);
  const { vault } = await openVault(header, await dataKeyBy(header, kindsFor(secret), secret));
  const rows = file.rows.filter((row) => !isHeader(row));
  const sealed = rows.flatMap((row, index) => (sealedIn(row) ? [index] : []));
  let unopened = 0;
  const open = async (index) => {
    try {
      rows[index] = await opened(rows[index], vault);
    } catch {
      unopened += 1;
    }
  };
  for (let at = 0; at < sealed.length; at += AT_A_TIME) await Promise.all(sealed.slice(at, at + AT_A_TIME).map(open));
  return { file: utf8(JSON.stringify({ ...file, rows }, null, 1)), unopened };
});

/** Runs the script of the rescue page, which does nothing by itself. */
const rescue = () =>
  new Promise((resolve, reject) => {
    if (window.painDiaryWholeFile) {
      resolve();
      return;
    }
    const script = document.createElement("script");
    script.src = new URL("../rescue.js", import.meta.url);
    script.onload = resolve;
    script.onerror = () => reject(new Fault("not-loaded"));
    document.head.append(script);
  });

/** Everything that is stored here, as the file that the rescue page saves, in bytes. "failed": nothing is stored, or it cannot be read. */
export const wholeFile = told(async () => {
  await rescue();
  return utf8((await window.painDiaryWholeFile()).text);
});

// The cache of sw.js in which a shared file waits until boot.js takes it.
const SHARED_CACHE = `pain-diary ${new URL(".", document.baseURI).pathname} shared`;
/** Seals a file that another app has shared while the diary is locked, as a value of type 2 in its place. */
export const sealShared = told(async (text) => {
  const isThere = async () => Boolean(await window.caches?.has(SHARED_CACHE));
  if (!(await isThere())) return;
  const cache = await caches.open(SHARED_CACHE);
  const address = new URL("share", document.baseURI).href;
  const bytes = new Uint8Array((await (await cache.match(address))?.arrayBuffer()) ?? []);
  if (!bytes.length || TYPES.includes(bytes[0])) return;
  const { seal } = await shutVault(readHeader(text));
  const sealed = await seal(bytes);
  // Unless another window has taken it meanwhile.
  if (await isThere()) await cache.put(address, new Response(sealed, { headers: { "content-type": "application/octet-stream" } }));
});
