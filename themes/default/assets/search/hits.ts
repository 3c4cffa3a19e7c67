/** How the files of the index are read. Pure. */

/** Reads hits as Shard has them: sections, and how much a word says there. */
export function eachHit(hits: string, found: (section: number, level: number) => void): void {
  let section = -1;
  let skip = 0;
  for (let i = 0; i < hits.length; i++) {
    const code = hits.charCodeAt(i);
    if (code > 64 && code < 91) {
      section += 1 + skip;
      skip = 0;
      found(section, code - 62); // at least 3
    } else skip = skip * 36 + code - (code < 58 ? 48 : 87);
  }
}

/** The number of the last shard that begins early enough, or -1. */
export function lastOf(shards: readonly string[], early: (first: string) => boolean): number {
  let low = -1;
  let high = shards.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (early(shards[middle].split(" ")[0])) low = middle;
    else high = middle;
  }
  return low;
}

/** The hash in the name of a shard's file. */
export const hashOf = (shard: string): string => shard.split(" ")[1];
