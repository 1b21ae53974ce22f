// Caches one complete build of the app. A new build is fetched beside it and activated only when the user asks for it; an incomplete
// build is never activated. The diary is not cached here: it is in IndexedDB.
"use strict";

// Both lines are written by `cargo xtask stage` after each build: the id, and [address, sha384] of every file of the build.
const BUILD = "dev";
const FILES = [];

const SCOPE = self.registration.scope;
// Copies of the app under several paths of one origin share the cache storage, so cache names contain the path.
const OURS = `pain-diary ${new URL(SCOPE).pathname} `;
const CACHE = `${OURS}${BUILD}`;
const SIGN_CACHE = `${OURS}sign`; // the diary marker, written by boot.js
const SHARED_CACHE = `${OURS}shared`; // a file shared with the app, until boot.js takes it
const SHARED = `${SCOPE}share`; // the address in the manifest
const OF_FIRST_RELEASES = /^pain-diary-[^ ]+$/;
const KEPT = new Map(FILES.map(([path, integrity]) => [new URL(path, SCOPE).href, [path, integrity]]));
const NAMED_BY_CONTENT = /-[0-9a-f]{16}(_bg)?\.\w+$/;

const keep = async (cache, path, integrity) => {
  const fresh = () => fetch(path, { cache: "reload", integrity });
  // A file named after its content may come from the HTTP cache, where the page has just put it: the hash is checked anyway, and the
  // bytes are not loaded twice.
  const response = NAMED_BY_CONTENT.test(path) ? await fetch(path, { integrity }).catch(fresh) : await fresh();
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // A redirected response cannot answer a navigation, so only its body is kept.
  const { status, statusText, headers } = response;
  await cache.put(path, response.redirected ? new Response(response.body, { status, statusText, headers }) : response);
};

/** Fetches a file that was evicted or is requested again. A file of another build is refused by its hash. */
const fetchAgain = async (address) => {
  const cache = await caches.open(CACHE);
  await keep(cache, ...KEPT.get(address));
  return cache.match(address);
};
/** Fetches all missing files. Offline, or when the server has a newer build, they stay missing until the next start. */
const refill = async () => {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const missing = [...KEPT.keys()].filter((address) => !there.has(address));
  await Promise.allSettled(missing.map(fetchAgain));
};
/** True for a cache of an older build of this copy. The first releases used the same name in all copies: the cached page shows whose it is. */
const isOld = async (name) => {
  if (name.startsWith(OURS)) return ![CACHE, SIGN_CACHE, SHARED_CACHE].includes(name);
  if (!OF_FIRST_RELEASES.test(name)) return false;
  return Boolean(await (await caches.open(name)).match(SCOPE));
};

self.addEventListener("install", (event) => {
  // No skipWaiting: open pages run the old build.
  const install = async () => {
    const cache = await caches.open(CACHE);
    await Promise.all(FILES.map(([path, integrity]) => keep(cache, path, integrity)));
  };
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  const activate = async () => {
    const names = await caches.keys();
    await Promise.all(names.map(async (name) => ((await isOld(name)) ? caches.delete(name) : false)));
    // Controls the page of the first visit at once.
    await self.clients.claim();
  };
  event.waitUntil(activate());
});

// Uses the network only when a cached file was evicted, or when the page requests a file again because its copy was damaged.
const fromCache = async (address, request) => {
  const quietly = () => undefined;
  const isAfresh = request.destination === "" && request.cache === "reload";
  const fresh = isAfresh ? await fetchAgain(address).catch(quietly) : undefined;
  if (fresh) return fresh;
  const kept = await caches
    .open(CACHE)
    .then((cache) => cache.match(address))
    .catch(quietly);
  return kept ?? (await fetchAgain(address).catch(quietly)) ?? fetch(request);
};

/** Keeps a file that another app shared, also when this app is closed and offline, and opens the screen that takes it. */
const share = async (request) => {
  const file = (await request.formData()).get("file");
  const cache = await caches.open(SHARED_CACHE);
  await cache.put(SHARED, new Response(file, { headers: { "content-type": file.type || "application/octet-stream" } }));
  return Response.redirect(`${SCOPE}#/more/exchange`, 303);
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === "POST" && url.href === SHARED) {
    // On a full phone it cannot be kept; boot.js finds that in the address, and the screen says it.
    event.respondWith(share(request).catch(() => Response.redirect(`${SCOPE}?unkept#/more/exchange`, 303)));
    return;
  }
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  url.search = "";
  url.hash = "";
  const address = url.href === `${SCOPE}index.html` ? SCOPE : url.href;
  if (KEPT.has(address)) {
    event.respondWith(fromCache(address, request));
    if (request.mode === "navigate") event.waitUntil(refill().catch(() => {}));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => Response.redirect(SCOPE)));
  }
  // Not a file of the app: left to the browser.
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "SKIP_WAITING") self.skipWaiting();
  if (event.data?.type === "VERSION") {
    (event.ports[0] ?? event.source)?.postMessage({ type: "VERSION", build: BUILD });
  }
});
