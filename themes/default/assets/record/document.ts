/**
 * The shape of a learner's record, and how to read one that may be anything:
 * truncated, edited by hand, written by another version, hostile.
 */
import { compare, fraction, read as readFraction } from "../quiz/fraction.ts";
import type { ScenarioRecord } from "./scenarios.ts";
import { boolean, date, longest, object, string, strings, whole } from "./value.ts";

/** The version of the shape. Raise it only with a migration in parse(). */
export const schema = 1;

/** How many finished attempts of a quiz are remembered one by one. */
export const pasts = 20;

/** A learner's answer to one question. */
export interface Answer {
  readonly choices: readonly string[];
  /** False while the learner is still choosing. */
  readonly answered: boolean;
  /** Of the question that was answered; another revision voids the answer. */
  readonly revision: string;
}

/** One way through a quiz, open or finished. */
export interface Attempt {
  /** Counts the quiz's attempts and practice rounds; the highest is the newest. */
  readonly number: number;
  readonly started: string; // ISO 8601; only for display and to break ties
  /** A round over wrong answers; it changes no score. */
  readonly practice: boolean;
  /** It is counted in attempts. */
  readonly finished: boolean;
  /** Ids of the questions asked, in the order shown. */
  readonly order: readonly string[];
  /** Per question: ids of its choices in the order shown. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly responses: Readonly<Record<string, Answer>>;
  /** Id of the question on the screen. */
  readonly current: string;
  /** Element ids of the hints that were opened. */
  readonly hints: readonly string[];
  // Of later versions, so any of these may be missing.
  /** Ids of questions that the learner wants to see again. */
  readonly flags?: readonly string[];
  /** Counts the changes: of one attempt in two tabs the higher is the newer. */
  readonly edits?: number;
  /** Minutes that the learner added to the timer. */
  readonly extended?: number;
  /** The learner does not want to see the time. */
  readonly untimed?: boolean;
  readonly ended?: string; // ISO 8601
}

/** What came of a finished attempt. */
export interface Past {
  readonly number: number;
  readonly started: string; // ISO 8601; with number, which attempt it was
  readonly date: string; // ISO 8601
  readonly percent: number;
  readonly passed: boolean;
}

export interface Best {
  readonly points: string; // num/den, exact
  readonly max: number;
  readonly percent: number; // for display
  /** Stays true once earned, whatever the quiz becomes. */
  readonly passed: boolean;
  readonly date: string; // ISO 8601
}

export interface QuizRecord {
  readonly attempt?: Attempt;
  readonly best?: Best;
  /** Finished attempts. */
  readonly attempts: number;
  /** The newest finished attempts, oldest first; at most pasts. */
  readonly history?: readonly Past[];
  /** Ids of the questions that attempts asked; the one asked longest ago first. */
  readonly seen?: readonly string[];
}

/** A learner's record. Members that this version does not know are kept as they are. */
export interface Document {
  schema: number;
  quizzes: Record<string, QuizRecord>;
  scenarios?: Record<string, ScenarioRecord>;
  /** When the record was begun: one that was begun at another time is another record. Of later versions. */
  begun?: string; // ISO 8601
  [other: string]: unknown;
}

/**
 * A part of the record beside quizzes: entries by id. A page names the parts
 * that it changes; it keeps all others as they are.
 */
export interface Part<T> {
  /** Reads what may be anything; need notes what had to be left out. */
  read(value: unknown, need: <V>(value: V | undefined) => V | undefined): T | undefined;
  merge(stored: T | undefined, mine: T): T;
}

/** By their names in the document. Each has entries of its own kind. */
export type Parts = Readonly<Record<string, Part<any>>>;

/** A map without inherited members: ids come from authors and from storage. */
export function map<T>(from?: Readonly<Record<string, T>>): Record<string, T> {
  return Object.assign(Object.create(null), from);
}

/** A part of the record to write into. */
export const partOf = <T>(document: Document, name: string): Record<string, T> => (document[name] = document[name] || map<T>()) as Record<string, T>;

export function empty(): Document {
  return Object.assign(map<unknown>(), { schema, quizzes: map<QuizRecord>() });
}

export interface Parsed {
  readonly document: Document;
  /** Something had to be left out. */
  readonly damaged: boolean;
  /** Written by a newer version: not ours to read or to overwrite. */
  readonly newer: boolean;
}

/** Reads what storage holds; null is no record yet. It never throws. */
export function parse(text: string | null, parts: Parts = {}): Parsed {
  let damaged = false;
  const document = empty();
  const done = (newer = false): Parsed => ({ document, damaged, newer });

  /** Notes damage where a value is missing or of the wrong kind. */
  function need<T>(value: T | undefined): T | undefined {
    if (value === undefined) damaged = true;
    return value;
  }
  /** A member that older versions did not write. */
  function late<T>(value: unknown, read: (value: unknown) => T | undefined): T | undefined {
    return value === undefined ? undefined : need(read(value));
  }
  function readMap<T>(value: unknown, readItem: (item: unknown) => T | undefined): Record<string, T> {
    const result = map<T>();
    for (const [key, item] of Object.entries(need(object(value)) || {})) {
      const good = key === "__proto__" || key.length > longest ? undefined : readItem(item);
      if (need(good) !== undefined) result[key] = good as T;
    }
    return result;
  }
  function readAttempt(value: unknown): Attempt | undefined {
    const from = object(value);
    const number = whole(from?.number);
    const started = date(from?.started);
    const order = strings(from?.order);
    if (!from || number === undefined || !started || !order) return need<Attempt>(undefined);
    return {
      number,
      started,
      order,
      practice: from.practice === true,
      finished: from.finished === true,
      choices: readMap(from.choices, strings),
      responses: readMap(from.responses, readAnswer),
      current: string(from.current) || "",
      hints: need(strings(from.hints)) || [],
      flags: late(from.flags, strings),
      edits: late(from.edits, whole),
      extended: late(from.extended, whole),
      untimed: late(from.untimed, boolean),
      ended: late(from.ended, date),
    };
  }
  function readHistory(value: unknown): Past[] | undefined {
    if (!Array.isArray(value)) return undefined;
    return value.slice(-pasts).flatMap((item) => need(readPast(item)) || []);
  }
  function readQuiz(value: unknown): QuizRecord | undefined {
    const from = object(value);
    return (
      from && {
        attempts: need(whole(from.attempts)) || 0,
        attempt: late(from.attempt, readAttempt),
        best: late(from.best, readBest),
        history: late(from.history, readHistory),
        seen: late(from.seen, strings),
      }
    );
  }

  if (text === null) return done();
  let from: Record<string, unknown> | undefined;
  try {
    from = object(JSON.parse(text));
  } catch {
    // The answer to text that is no JSON is the same as to JSON of another kind.
  }
  const version = whole(from?.schema);
  if (!from || !version) {
    damaged = true;
    return done();
  }
  if (version > schema) return done(true);
  Object.assign(document, from, { schema, quizzes: readMap(from.quizzes, readQuiz) });
  if (from.begun !== undefined) document.begun = need(date(from.begun));
  for (const name in parts) {
    if (from[name] !== undefined) document[name] = readMap(from[name], (item) => parts[name].read(item, need));
  }
  if ("__proto__" in document) {
    delete document["__proto__"];
    damaged = true;
  }
  return done();
}

function readAnswer(value: unknown): Answer | undefined {
  const from = object(value);
  const choices = strings(from?.choices);
  const revision = string(from?.revision);
  return from && choices && revision !== undefined ? { choices, revision, answered: from.answered === true } : undefined;
}

function readPast(value: unknown): Past | undefined {
  const from = object(value);
  const number = whole(from?.number);
  const started = date(from?.started);
  const when = date(from?.date);
  const percent = whole(from?.percent);
  if (!from || number === undefined || !started || !when || percent === undefined || percent > 100) return undefined;
  return { number, started, date: when, percent, passed: from.passed === true };
}

function readBest(value: unknown): Best | undefined {
  const from = object(value);
  const points = readFraction(from?.points);
  const max = whole(from?.max);
  const percent = whole(from?.percent);
  const when = date(from?.date);
  if (!from || !points || !max || percent === undefined || percent > 100 || !when) return undefined;
  if (compare(points, fraction(max)) > 0) return undefined;
  return { points: from.points as string, max, percent, passed: from.passed === true, date: when };
}
