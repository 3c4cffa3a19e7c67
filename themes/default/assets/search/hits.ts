/** How the files of the index are read. Pure. */

/** Reads hits as TermForms has them: sections, and how much a word says there. */
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

/** The number of the last shard that begins at a key or before it, or -1. */
export function lastBefore(shards: readonly string[], key: string): number {
  let low = -1;
  let high = shards.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (shards[middle].split(" ")[0] <= key) low = middle;
    else high = middle;
  }
  return low;
}
