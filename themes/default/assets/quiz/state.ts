/** How a question of an attempt stands: pure. */
import type { Attempt } from "../record/document.ts";
import { isAnswered, isGiven } from "./attempt.ts";
import type { QuestionData } from "./data.ts";
import { type Verdict, questionVerdict } from "./score.ts";

/** given: an exam holds an answer that it does not judge yet. empty: an exam was handed in without one. */
export type State = Verdict | "open" | "given" | "empty";

/** teaches: each answer is judged when it is handed in, so one in the making is none. */
export function stateOf(attempt: Attempt, question: QuestionData, teaches: boolean, language: string): State {
  if (isAnswered(attempt, question.id)) return questionVerdict(question, attempt.responses[question.id], language);
  if (attempt.finished) return "empty";
  return !teaches && isGiven(attempt, question.id) ? "given" : "open";
}
