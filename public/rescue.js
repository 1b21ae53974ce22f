// The page shown after a fatal error. It uses no part of the app, not even its style sheet, and only reads: the raw rows of the diary
// can be saved to a file, and nothing can be deleted here.
"use strict";
(() => {
  const WORDS = {
    en: {
      title: "Pain Diary has stopped",
      what: "Something in the app went wrong. It was nothing you did.",
      safe: "What you saved is still in this browser.",
      again: "Try again",
      save: "Save everything here to a file",
      why: "The file has everything just as it is kept here. You do not need it to go on. It is there so that nothing gets lost.",
      reading: "Reading the diary …",
      empty: "There is no diary in this browser yet, so there is nothing to save.",
      rows: "Parts of the diary read: ",
      unreadable: "Parts that could not be read: ",
      failed: "The diary could not be read now. Nothing was changed. Try again, or restart the phone and open this page once more.",
      handed: "The file is with the app you chose.",
      downloaded: "The file is in your downloads: ",
      details: "Details for the people who mend this",
    },
    es: {
      title: "El Diario del dolor se ha detenido",
      what: "Algo falló en la aplicación. No fue por nada que usted hiciera.",
      safe: "Lo que guardó sigue en este navegador.",
      again: "Intentar de nuevo",
      save: "Guardar en un archivo todo lo que hay aquí",
      why: "El archivo lleva todo tal como está guardado aquí. No le hace falta para seguir. Está para que nada se pierda.",
      reading: "Leyendo el diario …",
      empty: "Todavía no hay ningún diario en este navegador; no hay nada que guardar.",
      rows: "Partes leídas del diario: ",
      unreadable: "Partes que no se pudieron leer: ",
      failed: "El diario no se pudo leer ahora. No se cambió nada. Inténtelo de nuevo, o reinicie el teléfono y abra esta página otra vez.",
      handed: "El archivo está en la aplicación que eligió.",
      downloaded: "El archivo está en sus descargas: ",
      details: "Detalles para quienes lo arreglan",
    },
  };
  const STYLE = `
    :root { color-scheme: light dark; }
    :root[data-theme=light] { color-scheme: light; }
    :root[data-theme=dark] { color-scheme: dark; }
    body { margin: 0; background: Canvas; color: CanvasText; }
    #rescue { max-inline-size: 34rem; margin-inline: auto; padding: 24px 16px; font: 400 1.0625rem/1.5 system-ui, sans-serif; }
    #rescue h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 16px; }
    #rescue h1:focus { outline: none; }
    #rescue p { margin: 0 0 16px; }
    #rescue button { display: block; inline-size: 100%; min-block-size: 52px; margin: 0 0 12px; padding: 8px 16px; font: inherit;
      font-weight: 650; border: 2px solid currentColor; border-radius: 16px; background: Canvas; color: CanvasText; }
    #rescue button:disabled { opacity: 0.6; }
    #rescue :focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
    #rescue summary { min-block-size: 48px; padding-block: 12px; box-sizing: border-box; }
    #rescue pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.875rem; }
  `;
  const REFRESH_MS_MAX = 3000;
  const OPEN_MS_MAX = 10000;
  const DATABASE = window.painDiaryName ?? "pain-diary";
  // Early taps, drafts, and when the drafts were last kept. In the file they have the names that the first copy of an origin uses.
  const KEPT_IN_LOCAL_STORAGE = [".taps", ".draft", ".drafts-at"];
  const words = WORDS[document.documentElement.lang] ?? WORDS.en;

  // ---- reading
  const answered = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  /** The diary's database, or null when there is none. Never creates one and never changes its version. */
  const open = async () => {
    const known = await indexedDB.databases?.().catch(() => undefined);
    if (known && !known.some(({ name }) => name === DATABASE)) return null;
    const request = indexedDB.open(DATABASE);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true; // not there after all: abort, so that an empty one is not left behind
      request.transaction.abort();
    };
    const silence = new Promise((_, reject) => setTimeout(reject, OPEN_MS_MAX, new Error("the database does not answer")));
    return Promise.race([answered(request), silence]).catch((error) => {
      if (isNew) return null;
      throw error;
    });
  };

  const base64 = (bytes) => {
    let text = "";
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(text);
  };
  const bytesOf = (value) => {
    if (value instanceof ArrayBuffer) return new Uint8Array(value);
    if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return null;
  };
  /** Text as text, other bytes as base64, anything else as JSON. */
  const row = (store, key, value) => {
    const bytes = bytesOf(value);
    const name = typeof key === "string" ? key : JSON.stringify(key);
    if (!bytes) return { store, key: name, text: typeof value === "string" ? value : (JSON.stringify(value) ?? String(value)) };
    try {
      return { store, key: name, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
    } catch {
      return { store, key: name, base64: base64(bytes) };
    }
  };

  const readStore = async (database, name) => {
    const inStore = () => database.transaction(name, "readonly").objectStore(name);
    const keys = await answered(inStore().getAllKeys());
    try {
      const values = await answered(inStore().getAll());
      if (values.length === keys.length) return keys.map((key, i) => row(name, key, values[i]));
    } catch {
      // One unreadable value fails getAll, so read one by one.
    }
    const rows = [];
    for (const key of keys) {
      try {
        rows.push(row(name, key, await answered(inStore().get(key))));
      } catch (error) {
        rows.push({ store: name, key: String(key), error: String(error) });
      }
    }
    return rows;
  };

  const readAll = async () => {
    const rows = [];
    try {
      for (const [key, text] of Object.entries(localStorage)) {
        const kept = KEPT_IN_LOCAL_STORAGE.find((start) => key === `${DATABASE}${start}` || key.startsWith(`${DATABASE}${start} `));
        const isSealed = kept === ".taps" && text[0] !== "["; // a tap on a locked phone, in base64
        if (kept && text) rows.push({ store: "localStorage", key: `pain-diary${key.slice(DATABASE.length)}`, [isSealed ? "base64" : "text"]: text });
      }
    } catch {
      // Access denied: nothing is stored there.
    }
    const database = await open();
    if (!database) return rows;
    try {
      for (const name of database.objectStoreNames) rows.push(...(await readStore(database, name)));
    } finally {
      database.close();
    }
    return rows;
  };

  // ---- writing the file
  const two = (number) => String(number).padStart(2, "0");
  const fileOf = (rows) => {
    const now = new Date();
    const name = `pain-diary-rescue-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.json`;
    const text = JSON.stringify({ format: "pain-diary-rescue", version: 1, saved_at: now.toISOString(), rows }, null, 1);
    return { name, text };
  };
  /** The same file without the page, for `wholeFile` of the lock; null when nothing is kept here. */
  window.painDiaryWholeFile = async () => {
    const rows = await readAll();
    return rows.length ? fileOf(rows) : null;
  };
  const download = ({ name, text }) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  /** On a phone a download can open a preview without a way back, so the share sheet is used first there. */
  const share = async ({ name, text }) => {
    if (!navigator.canShare || !matchMedia("(display-mode: standalone), (pointer: coarse)").matches) return false;
    const files = [new File([text], name, { type: "application/json" }), new File([text], `${name}.txt`, { type: "text/plain" })];
    const file = files.find((candidate) => navigator.canShare({ files: [candidate] }));
    if (!file) return false;
    await navigator.share({ files: [file] });
    return true;
  };

  // ---- the page
  const element = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  /** Fetches the page's files from the network, in case a cached one is damaged; offline it changes nothing. */
  const refresh = () => {
    const program = document.querySelector("script[data-wasm]");
    const links = [...document.querySelectorAll("script[src], link[rel=stylesheet]")].map((file) => file.src ?? file.href);
    const files = [...links, program?.dataset.js, program?.dataset.wasm].filter(Boolean);
    const all = Promise.allSettled(files.map((file) => fetch(file, { cache: "reload" })));
    return Promise.race([all, new Promise((resolve) => setTimeout(resolve, REFRESH_MS_MAX))]);
  };
  const tryAgain = async () => {
    history.replaceState(null, "", "#/now"); // another screen may cause the error
    // A newer version may fix the error.
    const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
    registration?.waiting?.postMessage({ type: "SKIP_WAITING" });
    await refresh();
    location.reload();
  };
  const prepare = async (save, status) => {
    status.textContent = words.reading;
    let rows;
    try {
      rows = await readAll();
    } catch (error) {
      status.textContent = words.failed;
      document.querySelector("#rescue pre").append(`\n\n${error}`);
      return;
    }
    if (!rows.length) {
      status.textContent = words.empty;
      return;
    }
    const bad = rows.filter((r) => r.error).length;
    status.textContent = `${words.rows}${rows.length - bad}.${bad ? ` ${words.unreadable}${bad}.` : ""}`;
    const file = fileOf(rows); // made before the tap: a share sheet opens only right after one
    save.disabled = false;
    save.onclick = async () => {
      try {
        if (await share(file)) {
          status.textContent = words.handed;
          return;
        }
      } catch (error) {
        if (error.name === "AbortError") return; // share sheet closed
      }
      download(file);
      status.textContent = `${words.downloaded}${file.name}`;
    };
  };

  const hidden = [];
  let sheet = null;
  const show = () => {
    for (const other of document.body.children) {
      if (other.hidden) continue;
      other.hidden = true;
      other.inert = true;
      hidden.push(other);
    }
    try {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(`${STYLE} body > :not(#rescue) { display: none !important; }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    } catch {
      // Older browsers show it without style.
    }
    const page = element("main", "", { id: "rescue" });
    const heading = element("h1", words.title, { tabindex: "-1" });
    const again = element("button", words.again, { type: "button" });
    again.onclick = tryAgain;
    const save = element("button", words.save, { type: "button", disabled: "" });
    const status = element("p", "", { role: "status" });
    const details = element("details", "");
    details.append(element("summary", words.details), element("pre", ""));
    page.append(heading, element("p", window.painDiaryRescueSays ?? words.what), element("p", words.safe), again, save, status, element("p", words.why), details);
    document.body.append(page);
    heading.focus();
    prepare(save, status);
    // A fixed version may be installed already.
    navigator.serviceWorker?.getRegistration().then((registration) => registration?.update()).catch(() => {});
  };

  window.painDiaryShowRescue = (reasons) => {
    if (!document.getElementById("rescue")) show();
    const build = document.documentElement.dataset.build;
    document.querySelector("#rescue pre").textContent = `${reasons.join("\n\n")}\n\nbuild ${build}\n${navigator.userAgent}`;
  };
  /** The program has started after all (it was only slow). */
  window.painDiaryHideRescue = () => {
    document.getElementById("rescue")?.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    for (const other of hidden.splice(0)) {
      other.hidden = false;
      other.inert = false;
    }
    delete document.documentElement.dataset.rescue;
  };
})();
