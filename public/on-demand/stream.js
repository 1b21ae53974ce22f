// Shows the stream of codes, and reads it with the camera. Loaded by boot.js when one of the two screens is used, or that of the other
// phone; what happens is told to the program by the event "pain-diary-stream". Nowhere else is the camera asked for.

const FRAMES_A_SECOND = 8;
// For people who asked for less motion.
const CALM_FRAMES_A_SECOND = 2;
const BLOCKS_MAX = 200;
// Numbers of frames begin anew after this many.
const NUMBERS = 65536;
// Modules of white around a code.
const QUIET = 4;

// Two looks at least while a frame is shown.
const LOOK_MS = 55;
const SIDE_MAX = 1080;
const TELL_MS = 500;
// A worker that waits for so long in vain is ended.
const READY_MS = 60000;
// After so many looks in vain the browser's own detector is not asked any more.
const MISSES_MAX = 20;
const DARK_MS = 6000;
const DARK = 12;

const tell = (news, of = {}) => window.dispatchEvent(new CustomEvent("pain-diary-stream", { detail: { news, done: 0, all: 0, ...of } }));
const quietly = () => {};
const sleep = (ms) => new Promise((then) => setTimeout(then, ms));

// ---- one run at a time: what it holds is given back when it ends
let current = null;

export const stop = () => {
  const ended = current;
  current = null;
  ended?.gives.forEach((give) => give());
};

const begin = () => {
  stop();
  const run = { gives: [] };
  current = run;
  return run;
};
const goesOn = (run) => run === current;
/** Ends the run with this news, unless it has ended already. */
const end = (run, news, of) => {
  if (!goesOn(run)) return;
  stop();
  tell(news, of);
};
/** `give` gives something back when the run ends, or at once when it has ended. */
const hold = (run, give) => {
  if (goesOn(run)) run.gives.push(give);
  else give();
};

// ---- a worker ahead of its run: starting one takes longer than making a code
let ready = null;
const newWorker = () => new Worker(new URL("stream-worker.js", import.meta.url));
const takeReady = () => {
  const taken = ready;
  ready = null;
  clearTimeout(taken?.timer);
  return taken?.worker;
};

/** The next run begins at once, if it comes soon. */
export const getReady = () => {
  ready ??= { worker: newWorker(), timer: setTimeout(() => takeReady().terminate(), READY_MS) };
  // The run starts one of its own.
  ready.worker.onerror = takeReady;
};

const startWorker = (run) => {
  const worker = takeReady() ?? newWorker();
  hold(run, () => worker.terminate());
  const waiting = new Map();
  worker.onmessage = ({ data: { id, answer, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new Error(error));
    else resolve(answer);
  };
  worker.onerror = () => end(run, "broken");
  let last = 0;
  return (job, argument, transfer = []) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, job, argument }, transfer);
    });
};

/** Keeps the screen on, where the browser can. */
const stayOn = async (run) => {
  const lock = await navigator.wakeLock?.request("screen").catch(quietly);
  if (lock) hold(run, () => lock.release().catch(quietly));
};

// ---- the screen that shows
const paint = ({ side, dark }) => {
  const canvas = document.getElementById("stream-code");
  if (!canvas || side === 0) return;
  const modules = side + 2 * QUIET;
  const small = new ImageData(modules, modules);
  small.data.fill(255);
  dark.forEach((isDark, index) => {
    if (!isDark) return;
    const at = 4 * ((Math.floor(index / side) + QUIET) * modules + (index % side) + QUIET);
    small.data.fill(0, at, at + 3);
  });
  const picture = document.createElement("canvas");
  [picture.width, picture.height] = [modules, modules];
  picture.getContext("2d").putImageData(small, 0, 0);
  // Whole pixels for each module, in any size of the screen.
  const room = Math.min(canvas.parentElement.clientWidth, window.innerHeight * 0.75);
  const pixels = Math.max(1, Math.floor((room * window.devicePixelRatio) / modules)) * modules;
  if (canvas.width !== pixels) {
    canvas.width = pixels;
    canvas.height = pixels;
    canvas.style.inlineSize = `${pixels / window.devicePixelRatio}px`;
  }
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = false;
  context.drawImage(picture, 0, 0, pixels, pixels);
};

/** "Picture 9 of 13", in a shadow tree: the program draws the element, this its content. */
const count = (number, all) => {
  const element = document.getElementById("stream-count");
  if (!element) return;
  const shown = (number % all) + 1;
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  root.textContent = (element.dataset.words ?? "").replace("#", shown.toLocaleString(document.documentElement.lang));
};

const showFrames = async (run, bytes) => {
  const ask = startWorker(run);
  const all = await ask("send", bytes);
  if (!goesOn(run)) return;
  if (all > BLOCKS_MAX) {
    end(run, "too-large", { all });
    return;
  }
  tell("shown", { all });
  stayOn(run);
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
  for (let number = 0; goesOn(run); number = (number + 1) % NUMBERS) {
    const due = performance.now() + 1000 / (isCalm.matches ? CALM_FRAMES_A_SECOND : FRAMES_A_SECOND);
    if (document.hidden) {
      number -= 1;
    } else {
      // A single block is a picture that stands still.
      const code = await ask("code", all === 1 ? 0 : number);
      if (!goesOn(run)) return;
      paint(code);
      count(number, all);
    }
    await sleep(Math.max(0, due - performance.now()));
  }
};

/** Shows bytes until it is stopped. */
export const show = (bytes) => {
  const run = begin();
  showFrames(run, bytes).catch(() => end(run, "broken"));
};

// ---- the screen that reads
const openCamera = async (run) => {
  if (!navigator.mediaDevices?.getUserMedia) {
    end(run, "no-camera");
    return null;
  }
  const video = { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } };
  const camera = await navigator.mediaDevices.getUserMedia({ audio: false, video }).catch((error) => {
    end(run, error.name === "NotAllowedError" ? "refused" : "no-camera");
    return null;
  });
  if (!camera) return null;
  hold(run, () => camera.getTracks().forEach((track) => track.stop()));
  camera.getTracks().forEach((track) => track.addEventListener("ended", () => end(run, "no-camera")));
  return goesOn(run) ? camera : null;
};

/** The browser's own detector, where it knows QR codes. */
const ownDetector = async () => {
  const formats = (await window.BarcodeDetector?.getSupportedFormats().catch(quietly)) ?? [];
  return formats.includes("qr_code") ? new window.BarcodeDetector({ formats: ["qr_code"] }) : null;
};

/** A reader of what the video shows now: what has arrived, or nothing. */
const reader = async (ask, video) => {
  const detector = await ownDetector();
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  let misses = 0;
  let brightest = 0;
  const byDetector = async () => {
    for (const { rawValue } of await detector.detect(video)) {
      const seen = await ask("text", rawValue);
      if (seen) return seen;
    }
    return null;
  };
  const byModule = () => {
    // The middle of the picture, which is what the screen shows.
    const part = Math.min(video.videoWidth, video.videoHeight);
    const side = Math.min(part, SIDE_MAX);
    if (context.canvas.width !== side) [context.canvas.width, context.canvas.height] = [side, side];
    context.drawImage(video, (video.videoWidth - part) / 2, (video.videoHeight - part) / 2, part, part, 0, 0, side, side);
    const { data, width, height } = context.getImageData(0, 0, side, side);
    for (let index = 1; index < data.length; index += 4 * 997) brightest = Math.max(brightest, data[index]);
    return ask("picture", { width, height, pixels: data.buffer }, [data.buffer]);
  };
  const read = async () => {
    if (video.readyState < 2 || video.videoWidth === 0) return null;
    const isOwn = detector !== null && misses < MISSES_MAX;
    const seen = isOwn ? await byDetector().catch(() => null) : await byModule();
    misses = seen || misses >= MISSES_MAX ? misses : misses + 1;
    return seen;
  };
  return { read, isDark: () => brightest < DARK };
};

const received = (run, bytes) => {
  if (bytes.length === 0) end(run, "damaged");
  else end(run, "whole", { file: new File([bytes], "pain-diary.json", { type: "application/json" }) });
};

const readFrames = async (run) => {
  const camera = await openCamera(run);
  const video = document.getElementById("stream-video");
  if (!camera || !video) {
    end(run, "no-camera");
    return;
  }
  video.srcObject = camera;
  hold(run, () => {
    video.srcObject = null;
  });
  const pause = () => document.hidden && end(run, "paused");
  document.addEventListener("visibilitychange", pause);
  hold(run, () => document.removeEventListener("visibilitychange", pause));
  await video.play().catch(quietly);
  tell("progress");
  stayOn(run);
  const ask = startWorker(run);
  await ask("receive");
  const { read, isDark } = await reader(ask, video);
  const begun = performance.now();
  let [told, toldAt] = [0, 0];
  while (goesOn(run)) {
    const now = performance.now();
    const seen = await read();
    if (!goesOn(run)) return;
    if (seen?.bytes) received(run, seen.bytes);
    else if (seen && seen.done !== told && now > toldAt + TELL_MS) {
      [told, toldAt] = [seen.done, now];
      tell("progress", { done: seen.done, all: seen.all });
    } else if (told === 0 && now > begun + DARK_MS && isDark()) end(run, "dark");
    await sleep(Math.max(0, now + LOOK_MS - performance.now()));
  }
};

/** Reads until everything is there, or it is stopped. */
export const scan = () => {
  const run = begin();
  readFrames(run).catch(() => end(run, "broken"));
};
