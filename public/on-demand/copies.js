// Copies of the diary in a folder that was chosen (File System Access). When one is due, its name, and what is deleted is decided in
// src/app/copies.rs; this does it. Kept in a database of its own, under one key: { folder, made, last }. Lists of names are lines of a text;
// `last` is the time of the last copy, the mark of the diary in it, and the number of its records.

const FIRST = "pain-diary-copy-"; // as in src/app/copies.rs
const MODE = { mode: "readwrite" };
const KEY = "folder";
const quietly = () => {};
const lines = (text) => (text ? text.split("\n") : []);

const ended = (request, success) =>
  new Promise((done, failed) => {
    request[success] = () => done(request.result);
    request.onerror = request.onabort = () => failed(request.error);
  });
const inStore = async (name, mode, act) => {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
  const database = await ended(opening, "onsuccess");
  try {
    const transaction = database.transaction("kept", mode);
    const request = act(transaction.objectStore("kept"));
    await ended(transaction, "oncomplete");
    return request.result;
  } finally {
    database.close();
  }
};
const kept = (name) => inStore(name, "readonly", (store) => store.get(KEY));
const keep = (name, state) => inStore(name, "readwrite", (store) => store.put(state, KEY));

/** Names in the folder that begin as those of copies. */
const namesIn = async (folder) => {
  const names = [];
  for await (const name of folder.keys()) if (name.startsWith(FIRST)) names.push(name);
  return names;
};

const choose = async (name) => {
  const choosing = window.showDirectoryPicker({ id: "pain-diary", startIn: "documents", ...MODE });
  const folder = await choosing.catch((error) => {
    if (error.name !== "AbortError") throw error; // the person closed the dialog
  });
  if (!folder) return;
  const before = await kept(name);
  const isSame = await before?.folder.isSameEntry(folder);
  await keep(name, isSame ? { ...before, folder } : { folder });
};

const allow = async (name) => {
  await (await kept(name))?.folder.requestPermission(MODE);
};

const stop = (name) => ended(indexedDB.deleteDatabase(name), "onsuccess");

/** The file is there whole or not at all: what is written is put in its place when it is closed. */
const writeFile = async (folder, name, file) => {
  const handle = await folder.getFileHandle(name, { create: true });
  try {
    const writing = await handle.createWritable();
    await writing.write(file).catch(async (error) => {
      await writing.abort().catch(quietly);
      throw error;
    });
    await writing.close();
    const { size } = await handle.getFile();
    if (size !== file.length) throw new DOMException("", "QuotaExceededError");
  } catch (error) {
    // What was made of it before anything was in it.
    const { size } = await handle.getFile().catch(() => ({}));
    if (size === 0) await folder.removeEntry(name).catch(quietly);
    throw error;
  }
};

/** One window at a time. If another has made a copy meanwhile, or the folder was forgotten, nothing is done. */
const write = (name, { name: file, made, gone, before, last, file: bytes }) =>
  navigator.locks.request(name, async () => {
    const state = await kept(name);
    if (!state || (state.last ?? "").split(" ")[0] !== before) return;
    // Before the file: it is known as ours even if the window is closed now.
    await keep(name, { ...state, made });
    await writeFile(state.folder, file, bytes);
    await keep(name, { ...state, made, last });
    const left = await Promise.all(
      lines(gone).map((old) =>
        state.folder.removeEntry(old).then(
          () => [],
          ({ name: fault }) => (fault === "NotFoundError" ? [] : [old]),
        ),
      ),
    );
    const isKept = (each) => !lines(gone).includes(each) || left.flat().includes(each);
    await keep(name, { ...state, made: lines(made).filter(isKept).join("\n"), last });
  });

const JOBS = { look: async () => {}, choose, allow, stop, write };

/** Does a job; resolves to the folder as it is then, and to what went wrong. */
export const run = async (name, job, plan) => {
  let fault;
  const note = (error) => {
    fault = error.name;
  };
  await JOBS[job](name, plan).catch(note);
  const state = await kept(name);
  if (!state) {
    await stop(name);
    return { fault };
  }
  const { folder, made, last } = state;
  const allowed = (await folder.queryPermission(MODE)) === "granted";
  const there = allowed ? await namesIn(folder).catch(note) : [];
  return { name: folder.name, allowed, made, last, there: there?.join("\n"), fault };
};
