/**
 * Two records of one learner become one: two tabs, or this visit and storage.
 * No result is lost: the newest attempt wins, the best score is kept.
 */
import { type Fraction, compare, fraction, read, times, zero } from "../quiz/fraction.ts";
import { type Answer, type Attempt, type Best, type Document, type Parts, type Past, type QuizRecord, map, pasts } from "./document.ts";

/** mine, with whatever stored knows more. */
export function mergeDocuments(stored: Document, mine: Document, parts: Parts = {}): Document {
  // What the page names no part for it has not changed: the stored one is as new or newer.
  const merged = Object.assign(map<unknown>(), mine, stored) as Document;
  merged.quizzes = mergeEntries(stored.quizzes, mine.quizzes, mergeQuizzes);
  for (const name in parts) {
    if (mine[name]) merged[name] = mergeEntries(stored[name] as Entries, mine[name] as Entries, parts[name].merge);
  }
  return merged;
}

type Entries<T = unknown> = Readonly<Record<string, T>>;

function mergeEntries<T>(stored: Entries<T> | undefined, mine: Entries<T>, merge: (stored: T | undefined, mine: T) => T): Record<string, T> {
  const merged = map(stored);
  for (const id in mine) merged[id] = merge(merged[id], mine[id]);
  return merged;
}

export function mergeQuizzes(stored: QuizRecord | undefined, mine: QuizRecord): QuizRecord {
  if (!stored) return mine;
  const history = mergeHistories(stored.history, mine.history);
  return {
    attempts: Math.max(stored.attempts, mine.attempts, history?.length || 0),
    attempt: mergeAttempts(stored.attempt, mine.attempt),
    best: better(stored.best, mine.best),
    history,
    seen: stored.seen && mine.seen ? lately(stored.seen, mine.seen) : stored.seen || mine.seen,
  };
}

/** Both histories, each attempt once; the newest of them. */
export function mergeHistories(stored: readonly Past[] | undefined, mine: readonly Past[] | undefined): readonly Past[] | undefined {
  if (!stored || !mine) return stored || mine;
  return [...stored, ...mine.filter((past) => !stored.some((other) => sameAttempt(past, other)))]
    .sort((a, b) => a.number - b.number || (a.started < b.started ? -1 : 1))
    .slice(-pasts);
}

/** The ids of both, the later ones last. */
export function lately(before: readonly string[], later: readonly string[]): string[] {
  const ids = new Set(later);
  return [...before.filter((id) => !ids.has(id)), ...later];
}

/** The newer attempt; of one attempt in two tabs, both tabs' answers. */
export function mergeAttempts(stored: Attempt | undefined, mine: Attempt | undefined): Attempt | undefined {
  if (!stored || !mine) return mine || stored;
  if (!sameAttempt(stored, mine)) {
    return mine.number > stored.number || (mine.number === stored.number && mine.started > stored.started) ? mine : stored;
  }
  const [older, newer] = (stored.edits || 0) > (mine.edits || 0) ? [mine, stored] : [stored, mine];
  const responses = map(stored.responses);
  for (const id in mine.responses) responses[id] = mergeAnswers(responses[id], mine.responses[id], newer === mine);
  const extended = Math.max(stored.extended || 0, mine.extended || 0);
  return {
    ...mine,
    responses,
    finished: stored.finished || mine.finished,
    hints: [...new Set([...stored.hints, ...mine.hints])],
    flags: newer.flags || older.flags,
    edits: newer.edits,
    extended: extended || undefined,
    untimed: newer.untimed ?? older.untimed,
    ended: stored.ended || mine.ended,
  };
}

type Mark = Pick<Attempt, "number" | "started">;
export const sameAttempt = (a: Mark, b: Mark): boolean => a.number === b.number && a.started === b.started;

/** An answer that was given stands; of two choices in the making the newer. */
function mergeAnswers(stored: Answer | undefined, mine: Answer, newer: boolean): Answer {
  if (!stored) return mine;
  if (stored.answered && stored.revision === mine.revision) return stored;
  return mine.answered || newer ? mine : stored;
}

/** The higher share of the points; the earlier of equals. A pass once earned stays. */
export function better(a: Best | undefined, b: Best | undefined): Best | undefined {
  if (!a || !b) return a || b;
  const best = compare(part(b), part(a)) > 0 ? b : a;
  return { ...best, passed: a.passed || b.passed };
}

function part(best: Best): Fraction {
  return times(read(best.points) || zero, fraction(1, best.max));
}
