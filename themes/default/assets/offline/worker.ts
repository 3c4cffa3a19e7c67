/**
 * The worker that makes a site work without a network. Pages come from the
 * network whenever it answers, and are stored; only where it does not, a copy
 * is shown. Scripts and style sheets have names that tell their content, so
 * copies of them are as good as they are. No answer ever mixes versions, so a
 * new worker may begin at any time; it waits until the learner says so.
 *
 * What the build knows stands before this text, as self.ders.
 */
import { drop, keep, refresh, state } from "./keeper.ts";
import { prefix } from "./names.ts";
import { keyOf, route } from "./route.ts";
import type { AskEvent, WorkerScope } from "./scope.ts";
import { copyOf, each, fetchInto, find, isSound, own, put, remember, scope, sweepAssets } from "./store.ts";

declare const self: WorkerScope;

const { core, version } = self.ders;

/** How long a copy waits for the network. In a bad one a page of this site takes a second or two. */
const patience = 6000;

/** The pages that were copies, by their clients' ids. */
const copies = new Set<string>();

/** Where it is noted which version has put the caches in order. */
const stamp = scope + "assets/offline/version";

async function install(): Promise<void> {
  await each(core, (path) => fetchInto(own.core, scope + path));
}

/** Drops caches of another site that stood at this place before, and answers for all pages from now on. */
async function activate(): Promise<void> {
  const ours: string[] = Object.values(own);
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix(new URL(scope).pathname)) && !ours.includes(name)) await caches.delete(name);
  }
  await self.clients.claim();
}

/** Puts the caches in order, once in each version. Until activate ends no page is answered, so this waits for one. */
async function settle(): Promise<void> {
  if ((await (await find(stamp, own.core))?.text()) === version) return;
  await put(own.core, stamp, new Response(version));
  const wanted = [stamp, ...core.map((path) => scope + path)];
  const cache = await caches.open(own.core);
  for (const { url } of await cache.keys()) if (!wanted.includes(url)) await cache.delete(url);
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (!connection?.saveData) await refresh();
  await sweepAssets();
}

async function asset(event: AskEvent, key: string): Promise<Response> {
  const copy = await copyOf(key).catch(() => undefined);
  if (copy) return copy;
  const answer = await fetch(event.request);
  if (isSound(answer)) event.waitUntil(put(own.assets, key, answer.clone()).catch(() => {}));
  return answer;
}

/** What the network has, else the copy, else for a page the page that says so. */
async function file(event: AskEvent, key: string, network: Promise<Response>): Promise<Response> {
  const { request } = event;
  const late = new Promise<undefined>((done) => setTimeout(done, patience));
  const answer = await Promise.race([network.catch(() => undefined), late]);
  if (answer && answer.status < 500) return answer;
  const copy = await copyOf(key).catch(() => undefined);
  if (copy) {
    if (request.mode === "navigate") copies.add(event.resultingClientId || "");
    return copy;
  }
  if (answer || request.mode !== "navigate") return answer || network;
  return network.catch(() => instead(key));
}

/** The answer to a page that cannot be had. */
async function instead(key: string): Promise<Response> {
  if (!key.endsWith("/") && (await copyOf(key + "/"))) return Response.redirect(key + "/");
  const page = await find(scope + "assets/offline/", own.core);
  if (!page) return Response.error();
  const text = (await page.text()).replace(/="\.\.\/\.\.\//g, '="' + new URL(scope).pathname);
  return new Response(text, { status: 503, statusText: "Offline", headers: { "Content-Type": "text/html; charset=utf-8" } });
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { method, url, cache, mode, destination } = request;
  const way = route({ method, url, range: request.headers.has("range") }, scope, self.ders);
  if (way === "pass" || (cache === "only-if-cached" && mode !== "same-origin")) return;
  const key = keyOf(url);
  if (way === "asset") return event.respondWith(asset(event, key));
  // Pages and data are never older than the site, though its server lets browsers keep them for minutes.
  const fresh = cache === "default" && (mode === "navigate" || !destination);
  const network = fetch(request, fresh ? { cache: "no-cache" } : {});
  event.waitUntil(network.then((answer) => remember(key, answer.clone())).catch(() => {}));
  event.respondWith(file(event, key, network));
});

/** Stores what the first visit loaded before there was a worker. */
async function seen(urls: readonly string[]): Promise<void> {
  await each(urls, async (url) => {
    const key = keyOf(url);
    const way = route({ method: "GET", url, range: false }, scope, self.ders);
    if (way === "pass" || (await copyOf(key))) return;
    if (way === "asset") await fetchInto(own.assets, key);
    else await remember(key, await fetch(key, { cache: "no-cache" }));
  });
}

self.addEventListener("message", (event) => {
  const { say, list = "", urls = [] } = event.data;
  const [port] = event.ports;
  const tell = (standing: unknown) => port?.postMessage(standing);
  const inScope = list.startsWith(scope) ? list : scope;
  const work = {
    hello: async () => {
      tell({ copy: copies.delete(event.source?.id || "") });
      await settle();
    },
    seen: () => seen(urls),
    state: () => state(inScope, tell),
    keep: () => keep(inScope, tell),
    drop: () => drop(inScope, tell),
    skip: () => self.skipWaiting(),
  }[say];
  event.waitUntil(work().catch(() => {}));
});

