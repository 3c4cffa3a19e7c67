/**
 * The worker of a site that does not want one (any more): it takes away what an
 * earlier one left behind, and itself. Pages go on as they are.
 */
import { prefix } from "./names.ts";
import type { WorkerScope } from "./scope.ts";

declare const self: WorkerScope;

async function remove(): Promise<void> {
  const own = prefix(new URL(self.registration.scope).pathname);
  const all = await caches.keys();
  await Promise.all(all.filter((name) => name.startsWith(own)).map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(remove()));
