// Loads the program, then handles the service worker, updates and the install prompt. Trunk would write the first lines inline, which
// the Content-Security-Policy forbids. early.js runs before this.
const READY_MS_MAX = 20000;
const UPDATE_CHECK_MS = 60 * 60 * 1000;
const RELOAD_MS_MAX = 2000; // iOS may never fire controllerchange

const html = document.documentElement;
const tell = (name) => window.dispatchEvent(new CustomEvent(name));
const quietly = () => {}; // a failed look for an update is no news: there may be no network

/** Runs `then` once <html> has one of these attributes. */
const once = (attributes, then) => {
  const has = () => attributes.some((name) => html.hasAttribute(name));
  if (has()) {
    then();
    return;
  }
  const observer = new MutationObserver(() => {
    if (!has()) return;
    observer.disconnect();
    then();
  });
  observer.observe(html, { attributes: true, attributeFilter: attributes });
};

// ---- the program
const start = async () => {
  const { js, wasm, wasmIntegrity } = document.querySelector("script[data-wasm]").dataset;
  const address = (name) => new URL(name, document.baseURI).href;
  // Both are fetched at the same time. A damaged file is never run; if the cached copy is damaged, it is fetched again from the network.
  const get = (cache) => fetch(address(wasm), { integrity: wasmIntegrity ?? "", cache });
  const program = (window.painDiaryWasm ?? get("default"))
    .catch(() => get("reload"))
    .then((response) => {
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      return response;
    });
  program.catch(quietly); // awaited below, unless the import fails first
  const { default: init } = await import(address(js));
  await program;
  // The timeout starts here, after loading: a slow network is not an error.
  setTimeout(() => {
    if (html.dataset.ready === "true") return;
    window.painDiaryRescue(`not ready ${READY_MS_MAX} ms after its files had come`);
    once(["data-ready"], () => window.painDiaryHideRescue?.());
  }, READY_MS_MAX);
  await init({ module_or_path: program });
};
start().catch((error) => window.painDiaryRescue(error));

// ---- offline and updates
const worker = navigator.serviceWorker;
const offerUpdate = () => {
  window.painDiaryUpdateReady = true;
  tell("pain-diary-update");
};

/** Activates the waiting version. The app commits typed text before it calls this. */
window.painDiaryApplyUpdate = async () => {
  const registration = await worker?.getRegistration().catch(quietly);
  const reload = () => location.reload();
  if (!registration?.waiting) {
    reload();
    return;
  }
  worker.addEventListener("controllerchange", reload, { once: true });
  setTimeout(reload, RELOAD_MS_MAX);
  registration.waiting.postMessage({ type: "SKIP_WAITING" });
};

const register = async () => {
  let controlled = Boolean(worker.controller);
  worker.addEventListener("controllerchange", () => {
    // The first worker takes control of the page without a reload. Later ones were activated by the user, here or in another window.
    if (controlled) offerUpdate();
    controlled = true;
  });
  const registration = await worker.register("sw.js", { updateViaCache: "none" });
  const watch = () => {
    // During the first install there is briefly a waiting worker too, but no controller that it would replace.
    if (registration.active && registration.waiting?.state === "installed") offerUpdate();
    registration.installing?.addEventListener("statechange", watch);
  };
  registration.addEventListener("updatefound", watch);
  watch();
  let checkedAt = 0;
  const check = () => {
    if (document.visibilityState !== "visible" || Date.now() - checkedAt < UPDATE_CHECK_MS) return;
    checkedAt = Date.now();
    registration.update().catch(quietly);
  };
  document.addEventListener("visibilitychange", check);
  if (registration.active) check();
};
// Registered only when the pad takes taps, so as not to delay it, and when the start failed, so that a fixed version can be installed.
if (worker) once(["data-ready", "data-rescue"], () => register().catch((error) => console.warn("offline use:", error)));

// ---- the stream of codes, loaded when it is likely to be shown, or is read
const onDemand = (name) => import(new URL(`on-demand/${name}.js`, document.baseURI).href);
window.painDiaryStream = (job, argument) =>
  onDemand("stream")
    .then((stream) => stream[job](argument))
    .catch(() => window.dispatchEvent(new CustomEvent("pain-diary-stream", { detail: { news: "broken" } })));
// ---- the passcode lock
window.painDiaryLock = (job, ...args) =>
  onDemand("lock").then(
    (lock) => lock[job](...args),
    () => ({ fault: "not-loaded" }),
  );
// ---- sealed files: a worker for each task, which gives its memory back at the end
window.painDiarySeal = (task) =>
  new Promise((done) => {
    const sealer = new Worker(new URL(document.querySelector("script[data-wasm]").dataset.seal, document.baseURI));
    const end = ({ data }) => {
      sealer.terminate();
      done(data ?? { fault: "not-loaded" });
    };
    sealer.onmessage = end;
    sealer.onerror = end;
    sealer.postMessage({ ...task, language: html.lang }, task.file ? [task.file.buffer] : []);
  });

// ---- copies in a folder, where the browser writes into folders; until one is chosen, nothing is loaded
const COPIES = `${window.painDiaryName ?? "pain-diary"} copies`;
window.painDiaryCopies = async (job, plan) => {
  const isChosen = async () => (await indexedDB.databases()).some(({ name }) => name === COPIES);
  if (job === "look" && !(await isChosen())) return undefined;
  const copies = await import(new URL("on-demand/copies.js", document.baseURI).href);
  return copies.run(COPIES, job, plan);
};

// ---- a marker, without content, that a diary is kept in this browser, in two places. An empty database with a marker means that the
// browser has deleted the diary.
const SIGN = `${window.painDiaryName ?? "pain-diary"}.sign`;
const SIGN_CACHE = `pain-diary ${new URL(".", document.baseURI).pathname} sign`;
const findSign = async () => {
  try {
    if (localStorage.getItem(SIGN)) return true;
  } catch {
    // Access denied: use the other place.
  }
  return (await window.caches?.has(SIGN_CACHE)) ?? false;
};
// Read at once, before this page sets one.
const wasHere = findSign().catch(() => false);
window.painDiaryWasHere = () => wasHere;
window.painDiarySign = async (isHere) => {
  await wasHere;
  try {
    if (isHere) localStorage.setItem(SIGN, "true");
    else localStorage.removeItem(SIGN);
  } catch {
    // Access denied, or full.
  }
  await (isHere ? window.caches?.open(SIGN_CACHE) : window.caches?.delete(SIGN_CACHE));
};

// ---- a file from outside: shared with the app (sw.js keeps it), or opened with it
const SHARED_CACHE = `pain-diary ${new URL(".", document.baseURI).pathname} shared`;
const UNKEPT = "?unkept"; // sw.js could not keep it
let launched;
window.launchQueue?.setConsumer(async ({ files }) => {
  if (!files?.length) return;
  launched = await files[0].getFile();
  tell("pain-diary-file");
});
/** The file, once; undefined when there is none, false when it was shared and could not be kept. */
window.painDiaryTakeFile = async () => {
  if (location.search === UNKEPT) {
    history.replaceState(null, "", location.pathname + location.hash);
    return false;
  }
  const file = launched;
  launched = undefined;
  if (file || !(await window.caches?.has(SHARED_CACHE))) return file;
  const cache = await caches.open(SHARED_CACHE);
  const kept = await cache.match(new URL("share", document.baseURI).href);
  const shared = await kept?.blob();
  await caches.delete(SHARED_CACHE);
  return shared && new File([shared], "shared", { type: shared.type });
};

// ---- the install prompt, where the browser offers one
window.painDiaryInstall = null;
window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.painDiaryInstall = event;
  tell("pain-diary-installable");
});
window.addEventListener("appinstalled", () => {
  window.painDiaryInstall = null;
  tell("pain-diary-installable");
});
/** Resolves to "accepted" or "dismissed". A prompt can be shown once. */
window.painDiaryPromptInstall = async () => {
  const event = window.painDiaryInstall;
  window.painDiaryInstall = null;
  if (!event) return "dismissed";
  await event.prompt();
  return (await event.userChoice).outcome;
};
