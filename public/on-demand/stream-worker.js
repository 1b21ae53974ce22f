// Runs the module of the stream (`stream/` in the repository) beside the page, which stays free to paint. One answer for each question.
"use strict";

const program = fetch(new URL("stream.wasm", self.location.href))
  .then((response) => {
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return response.arrayBuffer();
  })
  .then((bytes) => WebAssembly.instantiate(bytes))
  .then(({ instance }) => instance.exports);

const put = (module, bytes) => {
  const at = module.input(bytes.length);
  if (at === 0) throw new RangeError(`${bytes.length} bytes are too many`);
  new Uint8Array(module.memory.buffer, at, bytes.length).set(bytes);
};
const output = (module) => new Uint8Array(module.memory.buffer, module.output(), module.output_length()).slice();

/** What has arrived: nothing for a picture without a frame; the bytes once all of it is there. */
const arrived = (module, said) => {
  if (said === 0) return null;
  const [done, all] = [said & 0xffff, said >>> 16];
  return { done, all, bytes: done === all ? output(module) : null };
};

const JOBS = {
  send(module, bytes) {
    put(module, bytes);
    return module.send();
  },
  code(module, number) {
    const side = module.code(number);
    return { side, dark: side === 0 ? null : output(module) };
  },
  receive(module) {
    module.begin_to_receive();
    return null;
  },
  picture(module, { width, height, pixels }) {
    put(module, new Uint8Array(pixels));
    return arrived(module, module.read_picture(width, height));
  },
  text(module, text) {
    put(module, new TextEncoder().encode(text));
    return arrived(module, module.read_text());
  },
};

self.onmessage = async ({ data: { id, job, argument } }) => {
  try {
    const answer = JOBS[job](await program, argument);
    self.postMessage({ id, answer });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
};
