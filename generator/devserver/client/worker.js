// The answer to a browser that asks for a service worker: one that goes away.
// Another site may have left a worker on this port, and a worker decides what
// pages show. Its caches stay unless they are those of a site of ours.
"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
	for (const name of await caches.keys()) {
		if (name.startsWith("ders " + new URL(registration.scope).pathname + " ")) await caches.delete(name);
	}
	await registration.unregister();
	for (const page of await clients.matchAll({ type: "window" })) page.navigate(page.url).catch(() => {});
})()));
