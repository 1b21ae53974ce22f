// Runs Argon2id (`lock/` in the repository) beside the page. It derives one key and is ended then, so that its memory is given back.
// It answers with `{ key }`, or `{ fault }`: "not-loaded", "damaged" for costs that are out of range, "failed" for too little memory.
"use strict";

const loading = fetch(new URL("lock.wasm", self.location.href))
  .then((response) => {
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return response.arrayBuffer();
  })
  .then((bytes) => WebAssembly.instantiate(bytes))
  .then(
    ({ instance }) => instance.exports,
    (error) => console.warn("the lock module:", error),
  );

const KEY_BYTES = 32;

const derive = (module, { secret, salt, memoryKib, passes }) => {
  const at = module.input(secret.length + salt.length);
  if (at === 0) return { fault: "damaged" };
  const input = new Uint8Array(module.memory.buffer, at, secret.length + salt.length);
  input.set(secret);
  input.set(salt, secret.length);
  const pointer = module.key(secret.length, memoryKib, passes);
  return pointer === 0 ? { fault: "damaged" } : { key: new Uint8Array(module.memory.buffer, pointer, KEY_BYTES).slice() };
};

self.onmessage = async ({ data }) => {
  const module = await loading;
  try {
    self.postMessage(module ? derive(module, data) : { fault: "not-loaded" });
  } catch (error) {
    console.warn("the lock module:", error);
    self.postMessage({ fault: "failed" });
  }
};
