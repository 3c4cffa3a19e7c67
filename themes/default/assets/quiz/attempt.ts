/** An attempt as a value: pure, with chance and time handed in. */
import { type Answer, type Attempt, map } from "../record/document.ts";
import type { QuestionData, QuizData } from "./data.ts";

type Random = () => number; // 0 ≤ x < 1

/**
 * A new attempt after previous: every question, or only those named, which
 * makes it a practice round.
 */
export function begin(quiz: QuizData, previous: Attempt | undefined, now: Date, random: Random, only?: readonly string[]): Attempt {
  const ids = quiz.questions.map((question) => question.id).filter((id) => !only || only.includes(id));
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
 * and questions that are gone are dropped, new questions come last.
 */
export function fit(attempt: Attempt, quiz: QuizData, random: Random): Attempt {
  const known = new Map(quiz.questions.map((question) => [question.id, question]));
  const order = keep(attempt.order, attempt.practice ? attempt.order.filter((id) => known.has(id)) : [...known.keys()]);
  const choices = map<readonly string[]>();
  const responses = map<Answer>();
  for (const id of order) {
    const question = known.get(id) as QuestionData;
    const response = attempt.responses[id];
    const fresh = response && response.revision !== question.revision;
    if (response && !fresh) responses[id] = response;
    const ids = question.choices.map((choice) => choice.id);
    const shown = fresh ? undefined : attempt.choices[id];
    choices[id] = shown ? keep(shown, ids) : scatter(question, ids, random);
  }
  const current = order.includes(attempt.current) ? attempt.current : order.find((id) => !isAnswered({ responses }, id)) || order[0] || "";
  return { ...attempt, order, choices, responses, current };
}

export const isAnswered = (attempt: Pick<Attempt, "responses">, id: string): boolean => !!attempt.responses[id]?.answered;

export const allAnswered = (attempt: Attempt): boolean => attempt.order.every((id) => isAnswered(attempt, id));

/** The answers that count. */
export function answers(attempt: Attempt): Record<string, Answer> {
  const given = map<Answer>();
  for (const id of attempt.order) if (isAnswered(attempt, id)) given[id] = attempt.responses[id];
  return given;
}

/** The next open question after the current one, from the end on to the start; undefined if none is open. */
export function nextOpen(attempt: Attempt): string | undefined {
  const here = attempt.order.indexOf(attempt.current) + 1;
  return [...attempt.order.slice(here), ...attempt.order.slice(0, here)].find((id) => !isAnswered(attempt, id));
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

/** Fisher and Yates: every order is equally likely. */
export function mix(list: readonly string[], random: Random): string[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}
