/**
 * All scoring arithmetic: pure, without document, clock or storage. Its
 * contract is score.vectors.json; the rules are those of the trainer's guide.
 *
 * A new type of question needs a case in share() and one in choiceVerdict().
 */
import type { ChoiceData, QuestionData } from "./data.ts";
import { type Fraction, compare, floor, fraction, minus, one, plus, share as clamp, times, zero } from "./fraction.ts";

/** What scoring needs to know of a question. */
export type Question = Pick<QuestionData, "id" | "type" | "scoring" | "points"> & { readonly choices: readonly Choice[] };
export type Choice = Pick<ChoiceData, "id" | "weight" | "right">;

/** An answer. Types without choices will keep theirs as strings here, too. */
export interface Response {
  readonly choices: readonly string[];
}

export type Verdict = "right" | "partial" | "wrong";

/** The points of a response: from 0 to question.points. No response is worth 0. */
export function scoreQuestion(question: Question, response: Response | undefined): Fraction {
  return times(share(question, chosen(question, response)), fraction(question.points));
}

/** How good a response is as a whole. A best choice is right even if it is worth less than 100 %. */
export function questionVerdict(question: Question, response: Response | undefined): Verdict {
  const picked = chosen(question, response);
  const part = share(question, picked);
  if (compare(part, one) === 0 || (question.type !== "multiple" && picked.length === 1 && picked[0].right)) return "right";
  return compare(part, zero) === 0 ? "wrong" : "partial";
}

/** What choosing this one choice was worth. */
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
  /** Points that are missing to pass; zero when passed. */
  readonly missing: Fraction;
}

/** The score of the questions that were asked. passMark is in percent. */
export function scoreQuiz(
  questions: readonly Question[],
  responses: Readonly<Record<string, Response>>,
  passMark: number,
): QuizScore {
  let points = zero;
  let max = 0;
  for (const question of questions) {
    // An id such as "constructor" must not find what every object inherits.
    const known = Object.prototype.hasOwnProperty.call(responses, question.id);
    points = plus(points, scoreQuestion(question, known ? responses[question.id] : undefined));
    max += question.points;
  }
  const gap = minus(fraction(passMark * max, 100), points);
  const passed = max > 0 && compare(gap, zero) <= 0;
  return {
    points,
    max,
    percent: max > 0 ? floor(times(points, fraction(100, max))) : 0,
    passed,
    missing: passed ? zero : gap,
  };
}

/** The question's choices that were chosen, each once; ids it does not have are ignored. */
function chosen(question: Question, response: Response | undefined): Choice[] {
  return response ? question.choices.filter((choice) => response.choices.includes(choice.id)) : [];
}

/** The part of a question's points that was earned, 0..1. */
function share(question: Question, picked: Choice[]): Fraction {
  switch (question.type) {
    case "single":
    case "true-false":
      // One mark is asked for: two at once are no answer.
      return picked.length === 1 ? weights(picked) : zero;
    case "multiple":
      return question.scoring === "weights" ? weights(picked) : ticks(question, picked);
  }
  throw new Error("no scoring for questions of type " + question.type);
}

const weights = (picked: Choice[]): Fraction => clamp(fraction(picked.reduce((sum, choice) => sum + choice.weight, 0), 100));

/** right ticked/all right − wrong ticked/all wrong, or all of it or nothing. */
function ticks(question: Question, picked: Choice[]): Fraction {
  const count = (choices: readonly Choice[], right: boolean) => choices.filter((choice) => choice.right === right).length;
  // "|| 1": a question without a right or a wrong choice must not divide by zero.
  const right = fraction(count(picked, true), count(question.choices, true) || 1);
  const wrong = fraction(count(picked, false), count(question.choices, false) || 1);
  const part = clamp(minus(right, wrong));
  return question.scoring === "all" && compare(part, one) !== 0 ? zero : part;
}
