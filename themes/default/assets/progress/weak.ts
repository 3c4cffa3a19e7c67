/** Which topics are weak: pure. */
import { type Fraction, compare, floor, fraction, plus, read, times, zero } from "../quiz/fraction.ts";
import { type Document, map } from "../record/document.ts";
import type { TopicsRecord } from "../record/topics.ts";
import type { TopicData } from "./data.ts";

export interface Weak {
  readonly topic: TopicData;
  readonly points: Fraction;
  readonly max: number;
  readonly percent: number; // whole, rounded down: for display
}

/** How the quizzes that a learner took went by topic, the weakest first; several quizzes may test the same one. */
export function weakTopics(document: Document, topics: readonly TopicData[], passMark: number): { weak: Weak[]; tested: boolean } {
  const sums = map<{ points: Fraction; max: number }>();
  for (const [, ...lines] of Object.values((document.topics as Record<string, TopicsRecord>) || {})) {
    for (const line of lines) {
      const [, id, text, max] = /^(.+) (\S+) ([1-9]\d{0,5})$/.exec(line) || [];
      const points = read(text);
      const sum = sums[id] || { points: zero, max: 0 };
      if (points) sums[id] = { points: plus(sum.points, points), max: sum.max + +max };
    }
  }
  const tested = topics.filter(({ id }) => sums[id]);
  const weak = tested.flatMap((topic) => {
    const { points, max } = sums[topic.id];
    const part = times(points, fraction(100, max));
    return compare(part, fraction(passMark)) < 0 ? [{ topic, points, max, percent: floor(part) }] : [];
  });
  return { weak: weak.sort((a, b) => a.percent - b.percent), tested: tested.length > 0 };
}
