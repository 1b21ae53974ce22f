// Runs before the first paint: sets language, theme and text size of the static shell in index.html, and records the taps made on it
// until the program is loaded. Nothing here may throw: localStorage can be denied, full, or hold any value.
"use strict";
(() => {
  // Fetching the program starts before the first paint; boot.js, which runs after it, uses the result.
  const { js, wasm, wasmIntegrity } = document.querySelector("script[data-wasm]")?.dataset ?? {};
  if (js && wasm) {
    const quietly = () => {}; // boot.js reports the error
    const address = (name) => new URL(name, document.baseURI).href;
    window.painDiaryWasm = fetch(address(wasm), { integrity: wasmIntegrity ?? "" });
    window.painDiaryWasm.catch(quietly);
    import(address(js)).catch(quietly);
  }

  // Keys are message ids of locales/*.ftl with the same words, which a test compares; JSON so that the test can parse it.
  const WORDS = {
    "en": {
      "app-name": "Pain Diary",
      "now-title": "How strong is the pain now?",
      "team-tell": "Tell the team",
      "voice-group": "Who says it?",
      "voice-patient": "Patient says",
      "voice-carer": "Carer sees",
      "pad-none": "0, no pain",
      "pad-none-small": "no pain",
      "pad-worst": "10, worst pain",
      "pad-worst-small": "worst pain",
      "pad-too-much": "Too much: call",
      "tab-now": "Now",
      "tab-diary": "Diary",
      "tab-visit": "Visit",
      "tab-more": "More",
      "taps-keeping": "Saving { $taps } …",
      "boot-slow": "Still loading. You can tap already: every number is kept.",
      "boot-failed": "Pain Diary could not load. What you tapped and saved is still in this browser. Open it again when you have a connection."
    },
    "es": {
      "app-name": "Diario del dolor",
      "now-title": "¿Cuánto duele ahora?",
      "team-tell": "Avisar al equipo",
      "voice-group": "¿Quién lo dice?",
      "voice-patient": "El paciente dice",
      "voice-carer": "El cuidador ve",
      "pad-none": "0, sin dolor",
      "pad-none-small": "sin dolor",
      "pad-worst": "10, el peor dolor",
      "pad-worst-small": "el peor dolor",
      "pad-too-much": "No puedo más: llamar",
      "tab-now": "Ahora",
      "tab-diary": "Diario",
      "tab-visit": "Visita",
      "tab-more": "Más",
      "taps-keeping": "Guardando { $taps } …",
      "boot-slow": "Todavía se está cargando. Ya puede tocar: cada número se conserva.",
      "boot-failed": "El Diario del dolor no se pudo cargar. Lo que tocó y se guardó sigue en este navegador. Ábralo otra vez cuando tenga conexión."
    }
  };
  // A selector inside #shell, an attribute or null for the text, the message id.
  const PLACES = [
    ["h1", null, "now-title"],
    [".call", null, "team-tell"],
    [".voices", "aria-label", "voice-group"],
    ["[data-who=patient]", null, "voice-patient"],
    ["[data-who=carer]", null, "voice-carer"],
    [".pad", "aria-label", "now-title"],
    ["[data-score='0']", "aria-label", "pad-none"],
    ["[data-score='0'] small", null, "pad-none-small"],
    ["[data-score='10']", "aria-label", "pad-worst"],
    ["[data-score='10'] small", null, "pad-worst-small"],
    ["[data-score=too-much]", null, "pad-too-much"],
    [".tabs", "aria-label", "app-name"],
    ["[href='#/now'] span", null, "tab-now"],
    ["[href='#/diary'] span", null, "tab-diary"],
    ["[href='#/visit'] span", null, "tab-visit"],
    ["[href='#/more'] span", null, "tab-more"],
  ];
  const PAPER = { light: "#faf7f2", dark: "#14120f" }; // --paper of the two themes
  const SLOW_MS = 8000;
  const CLICK_AFTER_RELEASE_MS = 400; // longer than the delay between pointerup and click in any browser
  const HELD_MS_MAX = 10000; // a press without an end event
  const PRESSED_MS = 700;

  const html = document.documentElement;
  const shell = () => document.getElementById("shell");
  const word = (id) => WORDS[html.lang]?.[id] ?? WORDS.en[id];

  // ---- names. Copies of the app under several paths of one origin share localStorage and IndexedDB. The first copy uses the plain
  // names, and so does one installed before names were stored (its worker is here and no name is), which keeps its data. Every
  // further copy adds its path to the names. The choice is stored, so that it never changes.
  const COPIES = "pain-diary:copies";
  const path = new URL(".", document.baseURI).pathname;
  const nameOfThisCopy = () => {
    const copies = JSON.parse(localStorage.getItem(COPIES)) ?? {};
    if (typeof copies[path] !== "string") {
      const isInstalled = navigator.serviceWorker?.controller?.scriptURL === new URL("sw.js", document.baseURI).href;
      const isFirst = !Object.keys(copies).length;
      copies[path] = isFirst || isInstalled ? "pain-diary" : `pain-diary${path}`;
      localStorage.setItem(COPIES, JSON.stringify(copies));
    }
    return copies[path];
  };
  let name = "pain-diary";
  try {
    name = nameOfThisCopy();
  } catch {
    // localStorage is denied or full: use the plain names.
  }
  window.painDiaryName = name;

  const stored = (key) => {
    try {
      return JSON.parse(localStorage.getItem(`${name}.${key}`));
    } catch {
      return null;
    }
  };
  const store = (key, value) => {
    try {
      if (value === null) localStorage.removeItem(`${name}.${key}`);
      else localStorage.setItem(`${name}.${key}`, JSON.stringify(value));
    } catch {
      // Still kept in this page.
    }
  };

  // ---- language, theme, text size; the app calls this again after a change in its settings
  const language = () => {
    const wanted = [stored("language"), ...(navigator.languages ?? [navigator.language])];
    const known = wanted.map((tag) => String(tag).toLowerCase().split("-")[0]);
    return known.find((tag) => Object.hasOwn(WORDS, tag)) ?? "en";
  };
  const setAttribute = (name, value, allowed) => {
    if (allowed.includes(value)) html.setAttribute(name, value);
    else html.removeAttribute(name);
  };
  window.painDiaryApplyAppearance = () => {
    const theme = stored("theme");
    html.lang = language();
    setAttribute("data-theme", theme, ["light", "dark"]);
    setAttribute("data-text-size", stored("text-size"), ["large", "largest"]);
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      const system = meta.media.includes("dark") ? "dark" : "light";
      meta.content = PAPER[theme] ?? PAPER[system];
    }
  };

  // ---- words and screen of the shell
  const paintRoute = () => {
    const first = location.hash.split("/")[1] || "now";
    const page = shell()?.querySelector(".page");
    if (page) page.hidden = first !== "now";
    for (const tab of shell()?.querySelectorAll(".tab") ?? []) {
      if (tab.hash === `#/${first}`) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
  };
  const paintVoices = () => {
    const voices = shell()?.querySelector(".voices");
    if (!voices) return;
    voices.hidden = stored("voices") !== 2;
    const names = stored("voice-words"); // "Anna says", "Ben sees", once they have names
    for (const [place, button] of [...voices.children].entries()) {
      button.setAttribute("aria-pressed", String(button.dataset.who === who()));
      if (typeof names?.[place] === "string" && button.textContent !== names[place]) button.textContent = names[place];
    }
  };
  const paint = () => {
    for (const [selector, attribute, id] of PLACES) {
      const element = shell()?.querySelector(selector);
      if (!element) continue;
      if (attribute) element.setAttribute(attribute, word(id));
      else if (element.textContent !== word(id)) element.textContent = word(id);
    }
    paintVoices();
    paintRoute();
  };
  const say = (text) => {
    const status = document.getElementById("shell-status");
    if (status) status.textContent = text;
  };

  // ---- taps
  // A carer with a record is stored by its id; a tap only says "carer", and the app resolves it.
  const who = () => ["patient", null].includes(stored("voice")) ? "patient" : "carer";
  const isTap = (tap) =>
    typeof tap?.id === "string" &&
    Number.isFinite(tap.at_ms) &&
    Number.isFinite(tap.offset_min) &&
    ["patient", "carer"].includes(tap.who) &&
    (tap.score === "too-much" || (Number.isInteger(tap.score) && tap.score >= 0 && tap.score <= 10));
  const keptTaps = () => [stored("taps")].flat().filter(isTap);
  // A UUID version 7. It becomes the entry's id, so that two tabs that find the same tap in localStorage create one entry.
  const uuid = (ms) => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    let rest = ms;
    for (let i = 5; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };
  window.painDiaryTaps = keptTaps();
  const done = new Set(); // ids of taps that are committed
  // The app calls this with the taps that are committed; those of another tab stay.
  window.painDiaryTapsStored = (ids) => {
    for (const id of ids) done.add(id);
    const rest = keptTaps().filter((tap) => !ids.includes(tap.id));
    store("taps", rest.length ? rest : null);
    for (const id of ids) store(`taps ${id}`, null);
  };
  const keepPlain = (tap) => done.has(tap.id) || store("taps", [...keptTaps(), tap]);
  // With a lock ("-" while it is being set) a tap is kept sealed to its public key, by what the first tap loads.
  const lock = stored("lock");
  let keeper;
  const loadKeeper = () => import(new URL("on-demand/lock-tap.js", document.baseURI).href).then((of) => of.tapKeeper(name, lock));
  const sayTaps = () => {
    const names = window.painDiaryTaps.map((tap) => (tap.score === "too-much" ? word("pad-too-much") : tap.score));
    if (names.length) say(word("taps-keeping").replace("{ $taps }", names.join(", ")));
  };
  const SAME_TAP_MS = 2000; // as in src/app/edit.rs: the same key again within this is the same tap
  const keepScore = (score) => {
    const now = new Date();
    const at_ms = now.getTime();
    const last = window.painDiaryTaps.at(-1);
    const later_ms = at_ms - last?.at_ms;
    if (last?.score === score && last.who === who() && later_ms >= 0 && later_ms < SAME_TAP_MS) return;
    const tap = { id: uuid(at_ms), score, at_ms, offset_min: -now.getTimezoneOffset(), who: who() };
    window.painDiaryTaps.push(tap);
    if (lock?.length > 1) (keeper ??= loadKeeper()).then((keep) => keep(tap, done)).catch(() => keepPlain(tap)); // rather readable than lost
    else keepPlain(tap);
  };
  const keep = (button) => {
    keepScore(button.dataset.score === "too-much" ? "too-much" : Number(button.dataset.score));
    button.classList.add("pressed");
    setTimeout(() => button.classList.remove("pressed"), PRESSED_MS);
    sayTaps();
  };

  // ---- handover to the program: never between pointerdown and its click
  const held = new Map(); // pointers and keys pressed on the shell → true once released
  let mount = null;
  const nameOf = (event) => (event.type.startsWith("key") ? `key ${event.code}` : `pointer ${event.pointerId}`);
  const drop = (name) => {
    held.delete(name);
    handOver();
  };
  const press = (event) => {
    if (!event.target.closest?.("#shell")) return;
    if (event.type === "keydown" && event.code !== "Enter" && event.code !== "Space") return;
    if (event.repeat) {
      event.preventDefault(); // key repeat is one tap
      return;
    }
    const name = nameOf(event);
    held.set(name, false);
    setTimeout(drop, HELD_MS_MAX, name);
  };
  const release = (event) => {
    const name = nameOf(event);
    if (!held.delete(name)) return;
    held.set(name, true); // at the end: clicks come in the order of lifting
    setTimeout(drop, event.type === "pointercancel" ? 0 : CLICK_AFTER_RELEASE_MS, name);
  };
  const letGo = () => {
    held.clear();
    handOver();
  };
  const click = (event) => {
    const button = event.target.closest?.("#shell [data-score], #shell [data-who]");
    if (button?.dataset.score) keep(button);
    else if (button) {
      store("voice", button.dataset.who);
      paintVoices();
    }
    const lifted = [...held].find(([, up]) => up);
    if (lifted) setTimeout(drop, 0, lifted[0]);
  };
  const LISTENERS = [
    [document, "pointerdown", press],
    [document, "keydown", press],
    [document, "pointerup", release],
    [document, "pointercancel", release],
    [document, "keyup", release],
    [document, "click", click],
    [window, "blur", letGo],
    [window, "hashchange", paintRoute],
  ];
  const sameIn = (app, element) => {
    const name = ["data-score", "data-who", "href"].find((n) => element.hasAttribute(n));
    return name && app.querySelector(`[${name}="${CSS.escape(element.getAttribute(name))}"]`);
  };
  const handOver = () => {
    if (!mount || held.size) return;
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", handOver, { once: true }); // boot.js can run before the page is parsed
      return;
    }
    const run = mount;
    mount = null;
    run();
    const focused = shell()?.contains(document.activeElement) ? document.activeElement : null;
    shell()?.remove();
    for (const [target, type, listener] of LISTENERS) target.removeEventListener(type, listener, true);
    const app = document.getElementById("app");
    if (focused && app && document.activeElement === document.body) {
      sameIn(app, focused)?.focus({ preventScroll: true });
    }
  };
  window.painDiaryTakeOver = (fn) => {
    mount = fn;
    handOver();
  };

  // ---- errors: loads rescue.js
  const reasons = [];
  window.painDiaryRescue = (reason) => {
    reasons.push(reason?.stack ? `${reason}\n${reason.stack}` : String(reason)); // in some browsers the stack lacks the message
    html.dataset.rescue = "true";
    if (window.painDiaryShowRescue) {
      window.painDiaryShowRescue(reasons);
      return;
    }
    if (reasons.length > 1) return;
    const script = document.createElement("script");
    script.src = "rescue.js";
    script.onload = () => window.painDiaryShowRescue(reasons);
    script.onerror = () => {
      reasons.length = 0;
      say(word("boot-failed"));
    };
    document.head.append(script);
  };
  // After a trap (every Rust panic ends in one) or a stack overflow the program no longer runs, but the screen stays.
  const isTrap = (error) =>
    error instanceof WebAssembly.RuntimeError ||
    (/^(RangeError|InternalError)$/.test(error?.name) && /wasm/.test(error.stack));
  window.addEventListener("unhandledrejection", (event) => {
    if (isTrap(event.reason)) window.painDiaryRescue(event.reason);
  });
  window.addEventListener(
    "error",
    (event) => {
      if (isTrap(event.error)) window.painDiaryRescue(event.error);
      else if (event.target?.dataset?.wasm) window.painDiaryRescue(`${event.target.src} could not be loaded`);
    },
    true,
  );

  // ---- shortcut of the home screen: recorded at once; the address is replaced, so that reloading or going back records no second tap
  if (location.hash === "#/too-much") {
    history.replaceState(null, "", "#/team");
    keepScore("too-much");
  }

  // ---- start
  window.painDiaryApplyAppearance();
  for (const [target, type, listener] of LISTENERS) target.addEventListener(type, listener, true);
  // The observer runs while the page is parsed and before it is painted, so that no wrong word or screen is visible.
  const observer = new MutationObserver(() => {
    paint();
    if (!document.getElementById("app")) return;
    observer.disconnect();
    document.title = word("app-name");
    sayTaps();
  });
  observer.observe(html, { childList: true, subtree: true });
  setTimeout(() => {
    if (shell() && !window.painDiaryTaps.length) say(word("boot-slow"));
  }, SLOW_MS);
})();
