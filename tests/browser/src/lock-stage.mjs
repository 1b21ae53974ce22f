// What the scripts of the lock use of a page, for node: workers that run the real worker script, and files of a build.
import { readFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

/** Files that cannot be loaded, by the end of their name. */
export const missing = new Set();
/** Workers that were started and not ended. */
export const workers = new Set();

const response = async (address) => {
  if ([...missing].some((name) => `${address}`.endsWith(name))) throw new TypeError("offline");
  const bytes = await readFile(fileURLToPath(address));
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  return { ok: true, text: async () => bytes.toString(), arrayBuffer: async () => buffer };
};

class Worker {
  constructor(address) {
    workers.add(this);
    const self = { location: { href: `${address}` }, postMessage: (data) => workers.has(this) && this.onmessage({ data }) };
    const quiet = { ...console, warn: () => {} };
    vm.runInNewContext(readFileSync(fileURLToPath(address), "utf8"), { self, fetch: response, URL, WebAssembly, Uint8Array, console: quiet });
    this.self = self;
  }
  postMessage(data) {
    queueMicrotask(() => this.self.onmessage({ data: structuredClone(data) }));
  }
  terminate() {
    workers.delete(this);
  }
}

/** An element of a page that hears events; `hidden` is set by the test. */
export const page = () => {
  const attributes = new Set();
  const html = { lang: "en", toggleAttribute: (name, is) => (is ? attributes.add(name) : attributes.delete(name)), attributes };
  globalThis.document = Object.assign(new EventTarget(), { documentElement: html, hidden: false });
  globalThis.window = new EventTarget();
  globalThis.matchMedia = () => ({ matches: true });
  return html;
};

Object.assign(globalThis, { Worker, fetch: response });
globalThis.console.warn = () => {};
