/** What the worker does with a request: pure. */
import type { WorkerData } from "./data.ts";

export interface Asked {
  readonly method: string;
  readonly url: string;
  /** A part of a file is asked for. */
  readonly range: boolean;
}

/** pass: it is none of the worker's business. asset: the name tells the content. file: everything else of the site. */
export type Way = "pass" | "asset" | "file";

/**
 * The address under which an answer is kept. A site is plain files: what stands
 * behind the path changes nothing.
 */
export const keyOf = (url: string): string => url.replace(/[?#].*/, "").replace(/\/index\.html$/, "/");

/** scope is the site's root, with a slash at its end. */
export function route({ method, url, range }: Asked, scope: string, { assets, folders }: WorkerData): Way {
  const key = keyOf(url);
  if (method !== "GET" || range || !key.startsWith(scope)) return "pass";
  const path = key.slice(scope.length);
  if (assets.includes(path)) return "asset";
  // Below the root may lie other sites that have no worker of their own.
  const [folder, ...inside] = path.split("/");
  return inside.length && !folders.includes(decode(folder)) ? "pass" : "file";
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Of a list's files those that are not kept as they are now. */
export function outdated(now: Readonly<Record<string, string>>, kept: Readonly<Record<string, string>>): string[] {
  return Object.keys(now).filter((key) => kept[key] !== now[key]);
}
