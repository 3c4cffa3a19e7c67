/** What there is to answer again, and what of it today: pure, with the time handed in. */
import { isAnswered } from "../quiz/attempt.ts";
import { plainDay } from "../record/days.ts";
import type { Attempt, Document } from "../record/document.ts";
import { isDue, learnt, quizOf, reviewsOf } from "../record/reviews.ts";
import type { ReviewedData } from "./data.ts";

/** The day's questions are kept as an attempt at a quiz of this id, which no quiz has. */
export const session = ".review";

/**
 * How many questions a day asks: five minutes at 40 seconds each, which is what
 * it takes to read about 100 words of question, choices and feedback and to
 * choose.
 */
export const daily = 7;
const seconds = 40;

/** Whole minutes that so many questions take. */
export const minutes = (count: number): number => Math.ceil((count * seconds) / 60);

/** The questions of a learner, as far as the site still has their quizzes; by name. */
export interface Outlook {
  /** Those that may be asked today. */
  readonly due: readonly string[];
  /** How many of them today still asks. */
  readonly left: number;
  /** Those that will come on a later day. */
  readonly waiting: readonly string[];
  /** The first of these days; empty if there is none. */
  readonly next: string;
  /** Those that wait for their modules to be done, or their exam to be passed. */
  readonly locked: readonly string[];
}

/** The attempt that holds today's questions, if they were begun. */
export function begun(document: Document, today: string): Attempt | undefined {
  const attempt = document.quizzes[session]?.attempt;
  return attempt && plainDay(new Date(attempt.started)) === today ? attempt : undefined;
}

export function outlook(document: Document, quizzes: readonly ReviewedData[], isDone: (module: string) => boolean, now: Date): Outlook {
  const today = plainDay(now);
  const all = reviewsOf(document);
  const due: string[] = [];
  const waiting: string[] = [];
  const locked: string[] = [];
  for (const name in all) {
    const quiz = quizzes.find(({ id }) => id === quizOf(name));
    if (!quiz || all[name].step === learnt) continue;
    (isOpen(document, quiz, isDone) ? (isDue(all[name], today) ? due : waiting) : locked).push(name);
  }
  const attempt = begun(document, today);
  const done = attempt ? attempt.order.filter((id) => isAnswered(attempt, id)).length : 0;
  return {
    due,
    waiting,
    locked,
    left: Math.max(0, Math.min(daily - done, due.length)),
    next: waiting.map((name) => all[name].due).sort()[0] || "",
  };
}

/** Questions of an exam would show its key to who may still take it. */
function isOpen(document: Document, { id, modules, exam, attempts }: ReviewedData, isDone: (module: string) => boolean): boolean {
  const { best, attempts: taken } = document.quizzes[id] || { attempts: 0 };
  return modules.every(isDone) && (!exam || !!best?.passed || (attempts > 0 && taken >= attempts));
}

/**
 * The names of today's questions: those begun, answered or still due, then the
 * most overdue of the others, up to the day's measure and mixed. It is the same
 * all day.
 */
export function plan(document: Document, { due }: Outlook, today: string, moduleOf: (name: string) => string): string[] {
  const attempt = begun(document, today);
  const kept = attempt ? attempt.order.filter((name) => isAnswered(attempt, name) || due.includes(name)) : [];
  // A day that a clock made of the far future comes last.
  const key = (name: string) => reviewsOf(document)[name].due + mark(today + name) + name;
  const more = due.filter((name) => !kept.includes(name)).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return [...kept, ...mixed(more.slice(0, Math.max(0, daily - kept.length)), moduleOf)];
}

/** In turns from all modules, as far as it goes: of that with the most left, but of none twice in a row. */
function mixed(names: readonly string[], moduleOf: (name: string) => string): string[] {
  const order: string[] = [];
  let last: string | undefined;
  for (let rest = [...names]; rest.length; rest = rest.filter((name) => !order.includes(name))) {
    const count = (name: string) => rest.filter((other) => moduleOf(other) === moduleOf(name)).length;
    const others = rest.filter((name) => moduleOf(name) !== last);
    const next = (others.length ? others : rest).reduce((best, name) => (count(name) > count(best) ? name : best));
    order.push(next);
    last = moduleOf(next);
  }
  return order;
}

/** A number that follows from text and from nothing else, as eight digits (FNV-1a). */
function mark(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
