/**
 * The caches of a site. Sites share an origin, so their names carry the site's
 * path and id; no path holds a space.
 */
export interface Names {
  /** What is there from the first visit on. */
  readonly core: string;
  /** Scripts and style sheets; the name of each tells its content. */
  readonly assets: string;
  /** What the learner keeps. */
  readonly kept: string;
  /** Pages that were opened, and what they loaded. */
  readonly opened: string;
}

/** How the names of all caches begin that a worker of this path has made. */
export const prefix = (path: string): string => `ders ${path} `;

export function names(path: string, site: string): Names {
  const own = prefix(path) + site + " ";
  return { core: own + "core", assets: own + "assets", kept: own + "kept", opened: own + "opened" };
}
