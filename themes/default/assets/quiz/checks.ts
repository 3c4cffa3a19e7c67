/**
 * The questions in the text of a page: a list, each answered by itself and
 * again as often as one likes. All questions of the page are one practice
 * attempt of the learner's record, which no score counts.
 */
import { steady } from "../dom.ts";
import { type Attempt, map } from "../record/document.ts";
import { pageRecord, watchRecord } from "../record/record.ts";
import { begin, fit, isAnswered } from "./attempt.ts";
import { onHint } from "./hints.ts";
import { data } from "./page.ts";
import { type QuestionPart, questionPart } from "./question.ts";

/** A question on the page; those of its block are numbered together. */
interface Check {
  readonly part: QuestionPart;
  readonly block: readonly string[];
  readonly bar: HTMLElement;
  readonly submit: HTMLButtonElement;
  readonly again: HTMLButtonElement;
}

const record = pageRecord();
const ids = data.questions.map((question) => question.id);
const all: Check[] = [];

let attempt = stored();

/** What the record holds, as far as it fits the page of today. */
function stored(): Attempt {
  const before = record.read().quizzes[data.id]?.attempt;
  return before ? today(before) : begin(data, undefined, new Date(), Math.random, ids);
}

function today(before: Attempt): Attempt {
  return fit({ ...before, practice: true, order: ids }, data, Math.random);
}

/** Lets change alter the attempt as the record has it now: another tab may have answered other questions. */
function save(change: (attempt: Attempt) => Attempt): void {
  record.update((document) => {
    const before = document.quizzes[data.id]?.attempt;
    attempt = change(before ? today(before) : attempt);
    document.quizzes[data.id] = { attempt, attempts: 0 };
  });
}

function draw(): void {
  for (const { part, block, bar, submit, again } of all) {
    part.draw({ ...attempt, order: block }, block.indexOf(part.data.id));
    const answered = isAnswered(attempt, part.data.id);
    bar.hidden = false;
    submit.hidden = answered;
    again.hidden = !answered;
  }
}

/** Stores what is chosen, as an answer or on the way to one. */
function respond({ part: { data, input } }: Check, answered: boolean): void {
  const choices = input.read();
  save((attempt) => {
    const responses = map(attempt.responses);
    responses[data.id] = { choices, answered, revision: data.revision };
    return { ...attempt, responses };
  });
  draw();
}

/** Asks a question anew. The number rises: of two tabs' attempts the one that knows of it wins. */
function repeat({ part }: Check): void {
  save((attempt) => {
    const responses = map(attempt.responses);
    const choices = map(attempt.choices);
    delete responses[part.data.id];
    delete choices[part.data.id];
    return today({ ...attempt, number: attempt.number + 1, responses, choices });
  });
  draw();
  part.heading.focus();
}

function start(form: HTMLFormElement, part: QuestionPart, block: readonly string[]): void {
  const bar = form.querySelector<HTMLElement>(".check-actions")!;
  const [submit, again] = bar.querySelectorAll("button");
  const check = { part, block, bar, submit, again };
  const open = () => !isAnswered(attempt, part.data.id);
  all.push(check);

  form.addEventListener("input", () => {
    part.complain("");
    if (open()) respond(check, false);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!open()) return;
    if (part.isMissing()) return;
    respond(check, true);
    again.focus({ preventScroll: true });
    again.scrollIntoView({ block: "nearest" });
  });

  steady(again).addEventListener("click", () => repeat(check));

  // A hint that was seen was seen.
  onHint(form, (id) => {
    if (!attempt.hints.includes(id)) save((attempt) => ({ ...attempt, hints: [...attempt.hints, id] }));
  });
  form.dataset.ready = "";
}

for (const section of document.querySelectorAll(".checks")) {
  const block = [...section.querySelectorAll(".question")].map((question) => question.id.slice("q-".length));
  for (const id of block) {
    const part = questionPart(data.questions.find((question) => question.id === id)!);
    if (part) start(part.section.closest("form")!, part, block);
  }
}

watchRecord(record, () => {
  attempt = stored();
  draw();
});
draw();
