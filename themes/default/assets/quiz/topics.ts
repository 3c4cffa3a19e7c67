/** How an attempt went by topic: pure. */
import type { LinkData, QuestionData, TopicData } from "./data.ts";
import { type Fraction, compare, floor, fraction, plus, times, zero } from "./fraction.ts";
import { type Response, scoreQuestion } from "./score.ts";

export interface TopicScore {
  readonly id: string;
  readonly title: string;
  readonly lessons: readonly LinkData[];
  readonly points: Fraction;
  readonly max: number;
  /** Whole, rounded down: for display. */
  readonly percent: number;
  /** The pass mark was not reached. */
  readonly weak: boolean;
}

/**
 * The scores of the questions that were asked, by objective; where no question
 * has one, by tag. Fewer than two would only repeat the result.
 */
export function topicScores(
  asked: readonly QuestionData[],
  topics: readonly TopicData[],
  responses: Readonly<Record<string, Response>>,
  passMark: number,
  language: string,
): TopicScore[] {
  const tags = [...new Set(asked.flatMap((question) => question.tags))];
  const byTopic = topics.filter((topic) => asked.some((question) => question.topic === topic.id));
  const groups = byTopic.length ? byTopic : tags.map((tag) => ({ id: tag, title: tag, lessons: [] }));
  if (groups.length < 2) return [];
  return groups.map(({ id, title, lessons }) => {
    const own = asked.filter((question) => (byTopic.length ? question.topic === id : question.tags.includes(id)));
    const points = own.reduce((sum, question) => plus(sum, scoreQuestion(question, responses[question.id], language)), zero);
    const max = own.reduce((sum, question) => sum + question.points, 0);
    const part = times(points, fraction(100, max || 1));
    return { id, title, lessons, points, max, percent: floor(part), weak: compare(part, fraction(passMark)) < 0 };
  });
}
