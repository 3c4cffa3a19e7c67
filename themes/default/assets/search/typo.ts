/** What a misspelt word may have been meant to be. Pure. */
import { fold } from "../quiz/fold";
import { type SearchWord, peeled } from "./keys";

/** A word that may have been meant: folded, and a bit for each letter it has. */
type Candidate = readonly [word: string, folded: string, letters: number];

const lettersOf = (folded: string): number => {
  let bits = 0;
  for (let i = 0; i < folded.length; i++) bits |= 1 << folded.charCodeAt(i);
  return bits;
};

const prepared = new WeakMap<readonly string[], Candidate[]>();

function candidates(words: readonly string[]): Candidate[] {
  let all = prepared.get(words);
  if (!all) {
    all = words.map((word) => {
      const folded = /[^a-z]/.test(word) ? fold(word) : word;
      return [word, folded, lettersOf(folded)];
    });
    prepared.set(words, all);
  }
  return all;
}

/**
 * The first of the words with the fewest slips: one at most, two from nine
 * letters on; "" if there is none, or if the word is too short to tell.
 */
export function nearest(word: SearchWord, words: readonly string[], language: string): string {
  if (word.folded.length < 5 || /\d/.test(word.folded)) return "";
  let best = "";
  const most = word.folded.length < 9 ? 1 : 2;
  let least = Infinity;
  // A slip in a word with endings: each ending taken off makes it less likely.
  const typed = (language === "tr" ? peeled(word.folded).reverse() : [word.folded, word.stem])
    .filter((rest) => rest.length > 4)
    .map((rest) => [rest, lettersOf(rest)] as const);
  for (const [candidate, folded, letters] of candidates(words)) {
    typed.forEach(([rest, bits], i) => {
      if (i && rest[0] !== folded[0]) return; // too little would be left of it
      const limit = (i ? 1 : most) + doubled / 2;
      // A slip takes a letter away and brings another one, at most.
      let differing = bits ^ letters;
      for (let n = 2 * limit; differing; n--) {
        if (n < 1) return;
        differing &= differing - 1;
      }
      const found = slips(rest, folded, limit);
      if (found === limit || found + i / 5 >= least) return;
      best = candidate;
      least = found + i / 5;
    });
  }
  return best;
}

/** One letter for two, or two for one: the slip that is made most, and a little less than one. */
const doubled = 0.9;

/** Letters added, lost, changed or swapped with the next; limit if there are not fewer. */
function slips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) * doubled >= limit) return limit;
  let before: number[] = [];
  let last = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + (a[i - 1] === a[i - 2] ? doubled : 1), row[j - 1] + (b[j - 1] === b[j - 2] ? doubled : 1), last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) >= limit) return limit;
    before = last;
    last = row;
  }
  return Math.min(last[b.length], limit);
}
