/**
 * What the learner keeps: whole modules and paths. What belongs to one is said
 * by its list, a file of the site; a list that stands in the cache itself is
 * kept, and was put there last.
 */
import { keyOf, outdated } from "./route.ts";
import type { ListData } from "./list.ts";
import type { Standing } from "./scope.ts";
import { each, fetchInto, find, forget, own, put } from "./store.ts";

type Tell = (standing: Standing) => void;

/** Lists that are being kept, with those who want to hear of it. */
const busy = new Map<string, { now: Standing; readonly tells: Tell[] }>();

const read = async (answer: Response): Promise<ListData> => answer.json();

/** A list's files by their addresses, each with its digest. */
function filesOf(list: ListData, address: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const { url, digest } of list.files) files[keyOf(new URL(url, address).href)] = digest;
  return files;
}

/** The lists that are kept, by their addresses. */
export async function keptLists(): Promise<Map<string, ListData>> {
  const cache = await caches.open(own.kept);
  const lists = new Map<string, ListData>();
  for (const { url } of await cache.keys()) {
    if (/\/assets\/offline\/.*\.json$/.test(url)) lists.set(url, await read((await cache.match(url))!));
  }
  return lists;
}

/** How a list stands, and while it is being kept, how that goes on. */
export async function state(list: string, tell: Tell): Promise<void> {
  const job = busy.get(list);
  if (job) {
    job.tells.push(tell);
    return tell(job.now);
  }
  const kept = await find(list, own.kept);
  if (!kept) {
    for (const [address, { holds }] of await keptLists()) {
      if (holds.some((other) => new URL(other, address).href === list)) return tell({ state: "within" });
    }
    return tell({ state: "none" });
  }
  tell({ state: "kept" }); // whatever the network says, and however late
  const now = await fetch(list, { cache: "no-cache" }).catch(() => undefined);
  if (now?.ok && (await now.text()) !== (await kept.text())) tell({ state: "newer" });
}

/** Keeps a list, or brings it up to date: only what is missing or has changed is loaded. */
export async function keep(list: string, tell: Tell): Promise<void> {
  if (busy.has(list)) return state(list, tell);
  const job = { now: { state: "busy" } as Standing, tells: [tell] };
  busy.set(list, job);
  const say = (now: Standing) => {
    job.now = now;
    for (const each of job.tells) each(now);
  };
  say(job.now);
  try {
    const answer = await fetch(list, { cache: "no-cache" });
    if (answer.status === 404 || answer.status === 410) await forget(own.kept, list); // there is no such module any more
    if (!answer.ok) throw new Error(list);
    const text = answer.clone();
    const all = filesOf(await read(answer), list);
    const before: Record<string, string> = {};
    for (const [address, other] of await keptLists()) Object.assign(before, filesOf(other, address));
    const stale = new Set(outdated(all, before));
    const keys = Object.keys(all);
    const isPage = (key: string) => key.endsWith("/");
    let filesDone = 0;
    let pagesDone = 0;
    await each(keys, async (key) => {
      if (stale.has(key) || !((await find(key, own.kept)) || (await find(key, own.assets)))) await fetchInto(own.kept, key);
      await forget(own.opened, key);
      if (!busy.has(list)) return; // another file has failed
      filesDone++;
      if (isPage(key)) pagesDone++;
      say({ state: "busy", files: keys.length, filesDone, pages: keys.filter(isPage).length, pagesDone });
    });
    await put(own.kept, list, text);
    busy.delete(list);
    await sweep();
    say({ state: "kept" });
  } catch (problem) {
    busy.delete(list);
    say({ state: (problem as Error).name === "QuotaExceededError" ? "full" : "failed" });
  }
}

export async function drop(list: string, tell: Tell): Promise<void> {
  await forget(own.kept, list);
  await sweep();
  await state(list, tell);
}

/** Takes away what belongs to no list that is kept, unless something is just being kept. */
export async function sweep(): Promise<void> {
  if (busy.size) return;
  const wanted = new Set<string>();
  for (const [address, list] of await keptLists()) {
    wanted.add(address);
    for (const key of Object.keys(filesOf(list, address))) wanted.add(key);
  }
  const cache = await caches.open(own.kept);
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
}

/** Brings all that is kept up to date, after a new version of the site. */
export async function refresh(): Promise<void> {
  for (const list of (await keptLists()).keys()) await keep(list, () => {});
  await sweep();
}
