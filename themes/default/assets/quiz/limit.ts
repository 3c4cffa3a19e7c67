/** How many attempts are left: pure, with the time handed in. */
import type { QuizRecord } from "../record/document.ts";
import type { QuizData } from "./data.ts";

export interface Allowance {
  /** Attempts that may begin; Infinity where nobody counts. */
  readonly left: number;
  /** When the next one opens, if none is left and one will come. */
  readonly opens?: Date;
}

/**
 * What a learner with this entry may begin. A used-up attempt comes back, one
 * at a time, retryAfter minutes after the last was finished.
 */
export function allowance(quiz: Pick<QuizData, "attempts" | "retryAfter">, entry: QuizRecord | undefined, now: Date): Allowance {
  if (!quiz.attempts) return { left: Infinity };
  const left = quiz.attempts - (entry?.attempts || 0);
  if (left > 0 || !quiz.retryAfter) return { left: Math.max(left, 0) };
  const last = Date.parse(entry?.history?.slice(-1)[0]?.date || entry?.best?.date || "");
  const opens = last + quiz.retryAfter * 60_000;
  // A finish that is unknown, or ahead of a clock that was set back, must not lock anybody out.
  return !(last <= +now) || opens <= +now ? { left: 1 } : { left: 0, opens: new Date(opens) };
}
