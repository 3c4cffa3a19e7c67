/** What becomes of a record when an attempt ends: pure, with the time handed in. */
import type { QuizRecord } from "../record/document.ts";
import { better, mergeHistories, sameAttempt } from "../record/merge.ts";
import { isDone } from "./attempt.ts";
import { write } from "./fraction.ts";
import type { QuizScore } from "./score.ts";

/**
 * entry with its attempt counted, if that has just ended. before is what the
 * record held. A practice round never counts, and no attempt counts twice.
 */
export function settle(before: QuizRecord | undefined, entry: QuizRecord, score: QuizScore, now: Date): QuizRecord {
  const done = entry.attempt!;
  const counted = before?.attempt?.finished && sameAttempt(before.attempt, done);
  if (done.practice || counted || !isDone(done)) return entry;
  const { points, max, percent, passed } = score;
  const date = done.ended || now.toISOString();
  return {
    ...entry,
    attempt: { ...done, finished: true, ended: date },
    attempts: entry.attempts + 1,
    best: max ? better(entry.best, { points: write(points), max, percent, passed, date }) : entry.best,
    history: mergeHistories(entry.history || [], [{ number: done.number, started: done.started, date, percent, passed }]),
  };
}
