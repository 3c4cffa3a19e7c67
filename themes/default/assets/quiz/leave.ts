/** What a finished attempt leaves in the record beside its score. */
import { language } from "../dom.ts";
import { type Attempt, type Document, partOf } from "../record/document.ts";
import { answer, nameOf } from "../record/reviews.ts";
import type { TopicsRecord } from "../record/topics.ts";
import { write } from "./fraction.ts";
import { data } from "./page.ts";
import { asked, scoreTopics } from "./result.ts";
import { questionVerdict } from "./score.ts";

/**
 * Notes what is to be asked again, and how the topics went. Practice leaves
 * nothing: neither rounds over what was wrong nor the questions in a lesson.
 */
export function leave(document: Document, attempt: Attempt, now: Date): void {
  for (const question of data.review ? asked(attempt) : []) {
    answer(document, nameOf(data.id, question.id), questionVerdict(question, attempt.responses[question.id], language) === "right", question.revision, now);
  }
  const topics = scoreTopics(attempt).map(({ id, points, max }) => `${id} ${write(points)} ${max}`);
  partOf<TopicsRecord>(document, "topics")[data.id] = [now.toISOString(), ...topics];
}
