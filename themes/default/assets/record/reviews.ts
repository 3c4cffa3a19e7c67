/**
 * The part of a learner's record that holds the questions to ask again, and
 * when: pure, with the time handed in.
 *
 * Each right answer waits longer for the next one (expanding retrieval:
 * Landauer and Bjork 1978) and moves a question on by one step, as a card in
 * Leitner's box (1972). Leitner sends a wrong one back to the first step; here
 * it goes back by one, to the wait after which it was last known: five minutes
 * a day are too few to begin anew after every slip, and half right is wrong.
 */
import { daysLater, plainDay } from "./days.ts";
import { type Document, type Part, partOf } from "./document.ts";
import { date, object, string, whole } from "./value.ts";

/** How many days a question waits, by its step. */
export const waits = [1, 3, 7, 14, 30];

/** The step behind the last wait: nothing is asked any more, and it is remembered that nothing is. */
export const learnt = waits.length;

export interface ReviewRecord {
  readonly step: number; // 0 to learnt
  readonly due: string; // a day; empty once it is learnt
  readonly revision: string; // of the question that was answered
  readonly last: string; // ISO 8601
}

/** The part of the record under "review", by nameOf(quiz, question). */
export const reviews: Part<ReviewRecord> = {
  read(value) {
    const from = object(value);
    const step = whole(from?.step);
    const due = string(from?.due);
    const revision = string(from?.revision);
    const last = date(from?.last);
    if (!(step! <= learnt) || due === undefined || revision === undefined || !last) return undefined;
    return step === learnt || date(due + "T00:00:00.000Z") ? { step: step!, due, revision, last } : undefined;
  },
  // The later answer counts.
  merge: (stored, mine) => (stored && stored.last > mine.last ? stored : mine),
};

/** What a question is called here. One that a quiz borrows has its owner before its id, and is the owner's. */
export const nameOf = (quiz: string, question: string): string =>
  question.includes("/") ? question.replace(/\/(?!.*\/)/, "#") : quiz + "#" + question;

export const quizOf = (name: string): string => name.split("#")[0];

export const reviewsOf = (document: Document): Record<string, ReviewRecord> => (document.review as Record<string, ReviewRecord>) || {};

/** Whether a question may be asked today. A wait that nobody could have begun is of a clock that was set back: it is over. */
export const isDue = ({ step, due }: ReviewRecord, today: string): boolean =>
  step < learnt && (due <= today || due > daysLater(today, waits[step]));

/** At step, from now on. */
export const wait = (step: number, revision: string, now: Date): ReviewRecord => ({
  step,
  due: step < learnt ? daysLater(plainDay(now), waits[step]) : "",
  revision,
  last: now.toISOString(),
});

/**
 * What becomes of entry when its question is answered. What was never wrong
 * does not begin; what is right before its day has not waited and stays; of
 * another revision the answer only says that its wait begins again.
 */
export function schedule(entry: ReviewRecord | undefined, right: boolean, revision: string, now: Date): ReviewRecord | undefined {
  if (right && !(entry && isDue(entry, plainDay(now)))) return entry;
  const step = entry ? entry.step : 0;
  const on = entry?.revision === revision ? 1 : 0;
  // What was learnt and is wrong was forgotten.
  return wait(right ? step + on : Math.max((step % learnt) - 1, 0), revision, now);
}

/** Notes the answer to a question. */
export function answer(document: Document, name: string, right: boolean, revision: string, now: Date): void {
  const all = partOf<ReviewRecord>(document, "review");
  const entry = schedule(all[name], right, revision, now);
  if (entry) all[name] = entry;
}
