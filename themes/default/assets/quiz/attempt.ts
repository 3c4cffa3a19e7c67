/** An attempt as a value: pure, with chance and time handed in. */
import { type Answer, type Attempt, map } from "../record/document.ts";
import type { QuestionData, QuizData } from "./data.ts";
import { type Random, ask, mix } from "./draw.ts";

/**
 * A new attempt after previous, with other questions than those seen where it
 * draws; or only those named, which makes it a practice round.
 */
export function begin(
  quiz: QuizData,
  previous: Attempt | undefined,
  now: Date,
  random: Random,
  seen: readonly string[] = [],
  only?: readonly string[],
): Attempt {
  const wanted = new Set(only);
  const ids = only ? quiz.questions.map((question) => question.id).filter((id) => wanted.has(id)) : ask(quiz, seen, random);
  return fit(
    {
      number: (previous ? previous.number : 0) + 1,
      started: now.toISOString(),
      practice: !!only,
      finished: false,
      order: quiz.shuffleQuestions ? mix(ids, random) : ids,
      choices: map(),
      responses: map(),
      current: "",
      hints: [],
    },
    quiz,
    random,
  );
}

/**
 * The attempt as far as it fits the quiz of today: answers to another revision
 * and questions that are gone are dropped, another is drawn in their place, new
 * ones come last. A finished attempt gets no new question and loses those that
 * are no longer what was answered.
 */
export function fit(attempt: Attempt, quiz: QuizData, random: Random, seen: readonly string[] = []): Attempt {
  const known = new Map(quiz.questions.map((question) => [question.id, question]));
  const isStale = (id: string) => !!attempt.responses[id] && attempt.responses[id].revision !== known.get(id)!.revision;
  const order = keep(
    attempt.order,
    attempt.practice || attempt.finished
      ? attempt.order.filter((id) => known.has(id) && !(attempt.finished && isStale(id)))
      : ask(quiz, seen, random, attempt.order),
  );
  const choices = map<readonly string[]>();
  const responses = map<Answer>();
  for (const id of order) {
    const question = known.get(id) as QuestionData;
    const ids = question.choices.map((choice) => choice.id);
    const shown = isStale(id) ? undefined : attempt.choices[id];
    choices[id] = shown ? keep(shown, ids) : scatter(question, ids, random);
    if (attempt.responses[id] && !isStale(id)) responses[id] = attempt.responses[id];
  }
  const current = order.includes(attempt.current) ? attempt.current : order.find((id) => !isAnswered({ responses }, id)) || order[0] || "";
  return { ...attempt, order, choices, responses, current };
}

type Responses = Pick<Attempt, "responses">;

/** Whether the answer to a question was handed in. */
export const isAnswered = (attempt: Responses, id: string): boolean => !!attempt.responses[id]?.answered;

/** Whether anything was chosen or typed, handed in or not. */
export const isGiven = (attempt: Responses, id: string): boolean => !!attempt.responses[id]?.choices.some((text) => text.trim());

/** Whether nothing can be answered any more. */
export const isDone = (attempt: Attempt): boolean => attempt.finished || attempt.order.every((id) => isAnswered(attempt, id));

/** Whether a question shows what was right. */
export const isClosed = (attempt: Pick<Attempt, "finished" | "responses">, id: string): boolean => attempt.finished || isAnswered(attempt, id);

/** The answers that count. */
export function answers(attempt: Attempt): Record<string, Answer> {
  const given = map<Answer>();
  for (const id of attempt.order) if (isAnswered(attempt, id)) given[id] = attempt.responses[id];
  return given;
}

/** The attempt with all that was given handed in; what was left empty stays so. */
export function handIn(attempt: Attempt): Attempt {
  const responses = map<Answer>();
  for (const id of attempt.order) if (isGiven(attempt, id)) responses[id] = { ...attempt.responses[id], answered: true };
  return { ...attempt, responses, finished: true };
}

/** The next open question after the current one, from the end on to the start; undefined if none is open. */
export function nextOpen(attempt: Attempt): string | undefined {
  const here = attempt.order.indexOf(attempt.current) + 1;
  return [...attempt.order.slice(here), ...attempt.order.slice(0, here)].find((id) => !isAnswered(attempt, id));
}

export const isFlagged = (attempt: Attempt, id: string): boolean => !!attempt.flags?.includes(id);

/** The attempt with the current question flagged, or no longer. */
export function toggleFlag(attempt: Attempt): Attempt {
  const others = (attempt.flags || []).filter((id) => id !== attempt.current);
  return { ...attempt, flags: isFlagged(attempt, attempt.current) ? others : [...others, attempt.current] };
}

/** The order in which a question shows its choices. The parts of an ordering never stand in the right one. */
function scatter(question: QuestionData, ids: readonly string[], random: Random): readonly string[] {
  if (question.type !== "ordering") return question.shuffleChoices ? mix(ids, random) : ids;
  const mixed = mix(ids, random);
  return mixed.some((id, i) => id !== ids[i]) ? mixed : [...ids.slice(1), ...ids.slice(0, 1)];
}

/** Those of all in the order of before, each once; those it lacks come last. */
function keep(before: readonly string[], all: readonly string[]): string[] {
  const rest = new Set(all);
  return [...before.filter((id) => rest.delete(id)), ...rest];
}
