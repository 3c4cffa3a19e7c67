/**
 * All scoring arithmetic: pure, without document, clock or storage. Its
 * contract is score.vectors.json; the rules are those of the trainer's guide.
 *
 * A new type of question needs a line in scorers.
 */
import type { ChoiceData, GapData, QuestionData } from "./data.ts";
import { fold, tidy } from "./fold.ts";
import { type Fraction, compare, floor, fraction, minus, one, plus, share as clamp, times, zero } from "./fraction.ts";
import { readNumber, within } from "./number.ts";

/** What scoring needs to know of a question. */
export type Question = Pick<QuestionData, "id" | "type" | "scoring" | "points" | "exact" | "unit" | "rows" | "gaps"> & {
  readonly choices: readonly Choice[];
};
export type Choice = Pick<ChoiceData, "id" | "weight" | "right" | "text" | "low" | "high">;

/**
 * An answer. choices are, by type: ids of what was ticked; the text or number
 * that was typed; ids in the learner's order; the id picked for each row and
 * the text of each gap, "" for none.
 */
export interface Response {
  readonly choices: readonly string[];
}

export type Verdict = "right" | "partial" | "wrong";

/** What an answer earned: the part of the points, 0..1, and whether nothing is better. */
interface Outcome {
  readonly part: Fraction;
  readonly best: boolean;
}

type Scorer = (question: Question, answer: readonly string[], language: string) => Outcome;

const scorers = new Map<string, Scorer>([
  ["single", single],
  ["true-false", single],
  ["multiple", multiple],
  ["short-text", typed],
  ["numeric", typed],
  ["ordering", ordering],
  ["matching", matching],
  ["cloze", cloze],
]);

function outcome(question: Question, response: Response | undefined, language: string): Outcome {
  const scorer = scorers.get(question.type);
  if (!scorer) throw new Error("unknown type " + question.type);
  return scorer(question, response ? response.choices : [], language);
}

/** The points of a response: from 0 to question.points. No response is worth 0. */
export function scoreQuestion(question: Question, response: Response | undefined, language: string): Fraction {
  return times(outcome(question, response, language).part, fraction(question.points));
}

/** How good a response is as a whole. A best choice is right even if it is worth less than 100 %. */
export function questionVerdict(question: Question, response: Response | undefined, language: string): Verdict {
  const { part, best } = outcome(question, response, language);
  return best ? "right" : compare(part, zero) === 0 ? "wrong" : "partial";
}

/** What this one choice or mark was worth. */
export function choiceVerdict(question: Question, choice: Choice): Verdict {
  if (question.type === "multiple") {
    return (question.scoring === "weights" ? choice.weight > 0 : choice.right) ? "right" : "wrong";
  }
  return choice.right ? "right" : choice.weight > 0 ? "partial" : "wrong";
}

export interface QuizScore {
  readonly points: Fraction;
  readonly max: number;
  /** Percent of max for display: whole, rounded down. Never compare it; passed is exact. */
  readonly percent: number;
  readonly passed: boolean;
}

/** The score of the questions that were asked. passMark is in percent. */
export function scoreQuiz(
  questions: readonly Question[],
  responses: Readonly<Record<string, Response>>,
  passMark: number,
  language: string,
): QuizScore {
  let points = zero;
  let max = 0;
  for (const question of questions) {
    // An id such as "constructor" must not find what every object inherits.
    const known = Object.prototype.hasOwnProperty.call(responses, question.id);
    points = plus(points, scoreQuestion(question, known ? responses[question.id] : undefined, language));
    max += question.points;
  }
  return {
    points,
    max,
    percent: max > 0 ? floor(times(points, fraction(100, max))) : 0,
    passed: max > 0 && compare(points, fraction(passMark * max, 100)) >= 0,
  };
}

/** right of all; a question without any must not divide by zero. */
const portion = (right: number, all: number): Fraction => fraction(right, all || 1);

/** As many parts of all as pass a test. */
const passing = <T>(list: readonly T[], test: (item: T, index: number) => boolean, all = list.length): Outcome =>
  whole(portion(list.filter(test).length, all));

const whole = (part: Fraction): Outcome => ({ part, best: compare(part, one) === 0 });

const weight = (choices: readonly Choice[]): Fraction => clamp(fraction(choices.reduce((sum, choice) => sum + choice.weight, 0), 100));

/** The question's choices that were chosen, each once; ids it does not have are ignored. */
const chosen = (question: Question, answer: readonly string[]): Choice[] =>
  question.choices.filter((choice) => answer.includes(choice.id));

/** One choice or mark: the weight of it. */
function alone(choice: Choice | undefined): Outcome {
  const { part, best } = whole(choice ? weight([choice]) : zero);
  return { part, best: best || !!choice?.right };
}

/** One mark is asked for: two at once are no answer. */
function single(question: Question, answer: readonly string[]): Outcome {
  const picked = chosen(question, answer);
  return alone(picked.length === 1 ? picked[0] : undefined);
}

/** The weights' sum; or right ticked/all right − wrong ticked/all wrong; or that, all of it or nothing. */
function multiple(question: Question, answer: readonly string[]): Outcome {
  const picked = chosen(question, answer);
  if (question.scoring === "weights") return whole(weight(picked));
  const count = (choices: readonly Choice[], right: boolean) => choices.filter((choice) => choice.right === right).length;
  const ticked = (right: boolean) => portion(count(picked, right), count(question.choices, right));
  const part = clamp(minus(ticked(true), ticked(false)));
  return whole(question.scoring === "all" && compare(part, one) !== 0 ? zero : part);
}

function typed(question: Question, answer: readonly string[], language: string): Outcome {
  return alone(matchingMark(question, answer[0] || "", language));
}

/** The best of the marks that a typed text or number meets: an accepted answer, or a foreseen mistake. */
export function matchingMark<C extends Choice>(
  question: Question & { readonly choices: readonly C[] },
  text: string,
  language: string,
): C | undefined {
  const number = question.type === "numeric" ? readNumber(text, question.unit, language) : undefined;
  const meets = (mark: C) =>
    question.type === "numeric" ? !!number && within(number, mark.low, mark.high) : isSame(text, mark.text, question.exact);
  return question.choices.filter(meets).sort((a, b) => b.weight - a.weight)[0];
}

/** Whether a typed text is this one. Nothing is never the same. */
export function isSame(typed: string, text: string, exact: boolean): boolean {
  const form = exact ? tidy : fold;
  return !!form(typed) && form(typed) === form(text);
}

/** Right neighbours of all neighbours. What is named twice stands where it comes first. */
function ordering(question: Question, answer: readonly string[]): Outcome {
  const order = [...new Set(answer)].filter((id) => question.choices.some((choice) => choice.id === id));
  return passing(order, (id, i) => i > 0 && isNext(question, order[i - 1], id), question.choices.length - 1);
}

/** Whether id follows before in the right order. */
export function isNext(question: Question, before: string, id: string): boolean {
  const at = (id: string) => question.choices.findIndex((choice) => choice.id === id);
  return at(id) === at(before) + 1;
}

function matching(question: Question, answer: readonly string[]): Outcome {
  return passing(question.rows, (row, i) => row.right === answer[i]);
}

function cloze(question: Question, answer: readonly string[]): Outcome {
  return passing(question.gaps, (gap, i) => fills(question, gap, answer[i] || ""));
}

/** Whether text is right in a gap. What a drop-down offers is compared as it is. */
export const fills = (question: Question, gap: GapData, text: string): boolean =>
  gap.accepted.some((accepted) => (gap.options.length ? accepted === text : isSame(text, accepted, question.exact)));
