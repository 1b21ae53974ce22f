// The web worker that seals and opens files. `cargo xtask stage` puts the glue of wasm-bindgen in front of it and writes the address and
// the hash of the module. It answers each message with `{ result }`, a file or words, or with `{ fault }`, a name.
const MODULE = "seal.wasm";
const INTEGRITY = "";

const load = async () => {
  const get = (cache) => fetch(new URL(MODULE, self.location.href), { integrity: INTEGRITY, cache });
  // A damaged copy is fetched again from the network.
  const response = await get("default").catch(() => get("reload"));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  await wasm_bindgen({ module_or_path: await response.arrayBuffer() });
};

const run = ({ task, file, passphrase, armoured, language }) => {
  if (task === "seal") return wasm_bindgen.seal(file, passphrase, armoured);
  if (task === "open") return wasm_bindgen.open(file, passphrase);
  return wasm_bindgen.suggest(language);
};

self.onmessage = async ({ data }) => {
  try {
    await load();
  } catch (error) {
    console.warn("the seal module:", error);
    self.postMessage({ fault: "not-loaded" });
    return;
  }
  try {
    // One letter can be typed as one or as two characters, depending on the keyboard.
    const result = run({ ...data, passphrase: data.passphrase?.normalize("NFC") });
    self.postMessage({ result }, result.buffer ? [result.buffer] : []);
  } catch (error) {
    // Anything but a name is a trap: the phone has too little memory.
    self.postMessage({ fault: typeof error === "string" ? error : "too-hard" });
  }
};
