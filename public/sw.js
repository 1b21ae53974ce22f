// Keeps one whole build of the app on the phone. A new build is fetched beside it and takes over only when the person says so; a
// build that does not arrive whole never takes over. The diary itself is not here: it lies in IndexedDB.
"use strict";

// Both lines are written by `cargo xtask stage` after each build: the id, and [address, sha384] of every file of the build.
const BUILD = "dev";
const FILES = [];

const CACHE = `pain-diary-${BUILD}`;
const SCOPE = self.registration.scope;
const KEPT = new Set(FILES.map(([path]) => new URL(path, SCOPE).href));
const NAMED_BY_CONTENT = /-[0-9a-f]{16}(_bg)?\.\w+$/;

const keep = async (cache, path, integrity) => {
  const fresh = () => fetch(path, { cache: "reload", integrity });
  // What is named after its content may come from the browser's own cache, where the page has just put it: the hash is checked
  // all the same, and the phone does not pay for the same bytes twice.
  const response = NAMED_BY_CONTENT.test(path) ? await fetch(path, { integrity }).catch(fresh) : await fresh();
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // A redirected response may not answer a navigation, so only what is in it is kept.
  const { status, statusText, headers } = response;
  await cache.put(path, response.redirected ? new Response(response.body, { status, statusText, headers }) : response);
};

self.addEventListener("install", (event) => {
  // No skipWaiting: the page that is open belongs to the old build.
  const install = async () => {
    const cache = await caches.open(CACHE);
    await Promise.all(FILES.map(([path, integrity]) => keep(cache, path, integrity)));
  };
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  const activate = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith("pain-diary-") && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    // The very first visit is already looked after.
    await self.clients.claim();
  };
  event.waitUntil(activate());
});

// The network is asked only when the browser has thrown a kept file away.
const fromCache = async (address, request) => {
  const kept = await caches
    .open(CACHE)
    .then((cache) => cache.match(address))
    .catch(() => undefined);
  return kept ?? fetch(request);
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  url.search = "";
  url.hash = "";
  const address = url.href === `${SCOPE}index.html` ? SCOPE : url.href;
  if (KEPT.has(address)) {
    event.respondWith(fromCache(address, request));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => Response.redirect(SCOPE)));
  }
  // Anything else is none of the app's files; the browser sees to it.
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "SKIP_WAITING") self.skipWaiting();
  if (event.data?.type === "VERSION") {
    (event.ports[0] ?? event.source)?.postMessage({ type: "VERSION", build: BUILD });
  }
});
