/** What the worker keeps of its site, in the browser's cache storage. An answer is stored under keyOf its address. */
import { names } from "./names.ts";
import { keyOf } from "./route.ts";
import type { WorkerScope } from "./scope.ts";

declare const self: WorkerScope;

export const { scope } = self.registration;
export const own = names(new URL(scope).pathname, self.ders.site);

/**
 * What opened pages may take. 150 is a whole path of five modules, pages and
 * pictures; a file of more than 1 MiB is a video or a scan, which is kept only
 * if the learner asks for it. So it is 3 MiB in practice and 150 at the very
 * worst, and no origin is given less: all sites of an owner share one.
 */
const most = 150;
const largest = 1 << 20;

/** A whole answer of the site itself: no error, no part, nothing from elsewhere. */
export const isSound = (answer: Response): boolean => answer.status === 200 && answer.type === "basic" && !answer.redirected;

export const find = (key: string, cacheName: string): Promise<Response | undefined> => caches.match(key, { cacheName });

/** The newest copy: kept and core ones are replaced whenever their page is opened. */
export async function copyOf(key: string): Promise<Response | undefined> {
  for (const name of [own.kept, own.opened, own.core, own.assets]) {
    const copy = await find(key, name);
    if (copy) return copy;
  }
  return undefined;
}

export async function put(name: string, key: string, answer: Response): Promise<void> {
  await (await caches.open(name)).put(key, answer);
}

export async function forget(name: string, key: string): Promise<void> {
  await (await caches.open(name)).delete(key);
}

/** Stores what came from the network for a page or a part of one. Where there is no room, the page knows nothing of it. */
export async function remember(key: string, answer: Response): Promise<void> {
  try {
    if (answer.status === 404 || answer.status === 410) return await forget(own.opened, key);
    if (!isSound(answer)) return;
    let stands = false;
    for (const name of [own.kept, own.core]) {
      if (!(await find(key, name))) continue;
      stands = true;
      await put(name, key, answer.clone());
    }
    if (stands) await forget(own.opened, key);
    else if ((await answer.clone().blob()).size <= largest) await open(key, answer);
  } catch {
    // The disk is full, or storage is blocked.
  }
}

/** Puts an answer at the end of those that were opened; the first ones go. */
async function open(key: string, answer: Response): Promise<void> {
  const cache = await caches.open(own.opened);
  await cache.delete(key);
  await cache.put(key, answer);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, -most).map((request) => cache.delete(request)));
}

/** Takes a file of the site from the network and stores it, assets once for all. Throws where there is none. */
export async function fetchInto(name: string, url: string): Promise<void> {
  const key = keyOf(url);
  const asset = self.ders.assets.includes(key.slice(scope.length));
  if (asset && (await find(key, own.assets))) return;
  const answer = await fetch(key, asset ? {} : { cache: "no-cache" });
  if (!isSound(answer)) throw new Error(key + ": " + answer.status);
  await put(asset ? own.assets : name, key, answer);
}

/** Does work for all items, a few at a time, until one fails. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const lane = async () => {
    while (rest.length) {
      await work(rest.shift()!).catch((problem) => {
        rest.length = 0;
        throw problem;
      });
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}

/** Drops assets of earlier versions, but for those that a stored page names: it could not be shown without them. */
export async function sweepAssets(): Promise<void> {
  const cache = await caches.open(own.assets);
  const old = (await cache.keys()).filter(({ url }) => !self.ders.assets.includes(url.slice(scope.length)));
  if (!old.length) return;
  const texts: string[] = [];
  for (const name of [own.kept, own.opened, own.core]) {
    const pages = await caches.open(name);
    for (const { url } of await pages.keys()) if (url.endsWith("/")) texts.push(await (await pages.match(url))!.text());
  }
  for (const { url } of old) {
    const file = url.slice(url.lastIndexOf("/") + 1);
    if (!texts.some((text) => text.includes(file))) await cache.delete(url);
  }
}
