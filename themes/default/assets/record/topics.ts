/** The part of a learner's record that holds how the newest attempt at each quiz went by topic. */
import type { Part } from "./document.ts";
import { strings } from "./value.ts";

/** When, as ISO 8601; then of each topic its id, its points, exact, and of how many: "iade/H1.1 7/2 4". */
export type TopicsRecord = readonly string[];

/** The part of the record under "topics", by id of the quiz; of two the later one counts. */
export const topics: Part<TopicsRecord> = {
  read: strings,
  merge: (stored, mine) => (stored && stored[0] > mine[0] ? stored : mine),
};
