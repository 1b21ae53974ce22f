// What browsers do to IndexedDB on bad days, done on purpose; and the store seen from outside the program.
const database = IDBDatabase.prototype;
const objectStore = IDBObjectStore.prototype;
const original = { transaction: database.transaction };
for (const method of ["add", "put", "delete", "get", "getAll"]) original[method] = objectStore[method];

export const mend = () => {
  const { transaction, ...ofStores } = original;
  database.transaction = transaction;
  Object.assign(objectStore, ofStores);
};

/** The next `times` transactions of that mode throw, as WebKit's do when it has lost the connection. */
export const transactionThrows = (mode, times, name) => {
  database.transaction = function (stores, asked, options) {
    if (asked === mode && times-- > 0) throw new DOMException("Connection to Indexed Database server lost", name);
    return original.transaction.call(this, stores, asked, options);
  };
};

/** The connection is closed under the next `times` transactions. */
export const connectionCloses = (times) => {
  database.transaction = function (...args) {
    if (times-- > 0) this.close();
    return original.transaction.apply(this, args);
  };
};

/** The next `times` transactions that write to `store` are aborted after one of their changes has succeeded; `name` is the reason given, if any. */
export const commitAborts = (store, times, name) => {
  database.transaction = function (stores, mode, options) {
    const tx = original.transaction.call(this, stores, mode, options);
    if (mode === "readwrite" && stores.includes(store) && times-- > 0) {
      if (name) Object.defineProperty(tx, "error", { get: () => new DOMException("", name) });
      doomed.add(tx);
    }
    return tx;
  };
  for (const method of ["put", "add", "delete"]) {
    objectStore[method] = function (...args) {
      const request = original[method].apply(this, args);
      if (doomed.delete(this.transaction)) request.addEventListener("success", () => this.transaction.abort());
      return request;
    };
  }
};
const doomed = new WeakSet();

/** Each put from the `after`th on throws. */
export const putThrows = (after, name) => {
  objectStore.put = function (...args) {
    if (after-- <= 0) throw new DOMException("", name);
    return original.put.apply(this, args);
  };
};

/** The next `times` transactions that write to `store` are committed, but their page hears that the connection was lost. */
export const replyIsLost = (store, times) => {
  database.transaction = function (stores, mode, options) {
    const tx = original.transaction.call(this, stores, mode, options);
    if (mode === "readwrite" && stores.includes(store) && times-- > 0) {
      // Both listeners and handlers: "complete" becomes "abort" without a reason.
      tx.addEventListener("complete", (event) => {
        event.stopImmediatePropagation();
        tx.dispatchEvent(new Event("abort"));
      });
    }
    return tx;
  };
};

/** Nothing can be read of that store. */
export const readThrows = (store, name) => {
  for (const method of ["get", "getAll"]) {
    objectStore[method] = function (...args) {
      if (this.name === store) throw new DOMException("", name);
      return original[method].apply(this, args);
    };
  }
};

// ---- from outside
const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
const within = async (name, store, mode, work) => {
  const db = await answered(indexedDB.open(name));
  const tx = original.transaction.call(db, store, mode, { durability: "strict" });
  const done = new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onabort = () => reject(tx.error);
  });
  const result = await answered(work(tx.objectStore(store)));
  await done;
  db.close();
  return result;
};
export const rawPut = (name, store, key, value) => within(name, store, "readwrite", (s) => original.put.call(s, value, key));
export const rawGet = (name, store, key) => within(name, store, "readonly", (s) => original.get.call(s, key));
export const rawDelete = (name, store, key) => within(name, store, "readwrite", (s) => original.delete.call(s, key));
export const rawKeys = (name, store) => within(name, store, "readonly", (s) => s.getAllKeys());
/** Another version of the app changes the layout; resolves when everybody has made way. */
export const upgradeTo = async (name, version) => (await answered(indexedDB.open(name, version))).close();

/** Deletes the database as another window or the browser does; resolves when it is gone. */
export const deleteDatabase = (name) => answered(indexedDB.deleteDatabase(name));

/** Counts from now on what is put into `store` over what may lie there; `mend` ends it. */
export const countPuts = (store) => {
  putCount = 0;
  objectStore.put = function (...args) {
    if (this.name === store) putCount += 1;
    return original.put.apply(this, args);
  };
};
export const puts = () => putCount;
let putCount = 0;

let bare;
/** Milliseconds that a bare strict put of a row's size takes. */
export const barePut = async (name, key) => {
  if (!bare) {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("rows");
    bare = await answered(request);
  }
  const row = new Uint8Array(260).fill(65);
  const start = performance.now();
  await new Promise((resolve, reject) => {
    const tx = bare.transaction(["rows"], "readwrite", { durability: "strict" });
    tx.oncomplete = resolve;
    tx.onabort = reject;
    tx.objectStore("rows").put(row, key);
  });
  return performance.now() - start;
};

// ---- how long the page stood still
let watching = false;
let longest = 0;
export const watchSlices = () => {
  watching = true;
  longest = 0;
  const channel = new MessageChannel();
  let last = performance.now();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) channel.port2.postMessage(null);
    else channel.port1.close();
  };
  channel.port2.postMessage(null);
};
export const longestSlice = () => {
  watching = false;
  return longest;
};

// ---- a lock without cryptography: what is sealed cannot be read as text, and answers come late, as those of WebCrypto do
const mask = (bytes, key) => bytes.map((byte) => byte ^ key);
const lateSeal = (type, key) => async (bytes) => {
  await new Promise((then) => setTimeout(then, 1));
  return new Uint8Array([type, ...mask(bytes, key)]);
};
/** A vault with this key, from 1 to 255. */
export const vault = (key) => ({
  seal: lateSeal(1, key),
  open: async (bytes) => {
    await new Promise((then) => setTimeout(then, 1));
    const opened = mask(bytes.subarray(1), bytes[0] === 1 ? key : 0xff);
    if (opened[0] < 0x20) throw new Error("another key");
    return opened;
  },
});
globalThis.painDiaryLock = async () => ({ seal: lateSeal(2, 0xff) });

/** "store key" of each value whose bytes can be read as text. */
export const readableValues = async (name) => {
  const readable = [];
  for (const store of ["rows", "packs", "meta", "aside"]) {
    const keys = await within(name, store, "readonly", (s) => s.getAllKeys());
    const values = await within(name, store, "readonly", (s) => s.getAll());
    keys.forEach((key, index) => {
      const value = values[index];
      if (!(value instanceof Uint8Array) || value[0] >= 0x20) readable.push(`${store} ${key}`);
    });
  }
  return readable;
};
