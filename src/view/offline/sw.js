// The service worker: keeps the files of one build, and answers from them. FILES and BUILD are written in by plugin.ts.
/* global FILES, BUILD */
const KEPT = `mailscope-${BUILD}`;

self.addEventListener('install', (event) => event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(FILES))));

// An open page goes on with its own build until it is left, unless its reader asks for this one.
self.addEventListener('message', ({ data }) => data === 'take over' && self.skipWaiting());

self.addEventListener('activate', (event) => event.waitUntil(forget().then(() => self.clients.claim())));

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  // what happens now is never kept, and never ends
  if (method !== 'GET' || !url.startsWith(self.registration.scope) || url === `${self.registration.scope}live`) return;
  // whatever stands behind # or ?, the page is one file
  const wanted = mode === 'navigate' ? './index.html' : event.request;
  event.respondWith(found(wanted).then((kept) => kept ?? fetch(event.request)));
});

/** The build before this one stays: another tab may still show it. */
async function forget() {
  const builds = (await caches.keys()).filter((name) => name.startsWith('mailscope-') && name !== KEPT);
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)));
}

/** First among the files of this build: some have the same name in every one. */
async function found(wanted) {
  const how = { ignoreSearch: true, ignoreVary: true };
  return (await (await caches.open(KEPT)).match(wanted, how)) ?? caches.match(wanted, how);
}
