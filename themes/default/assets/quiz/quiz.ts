/**
 * The quiz page: one question on the screen, an answer, what was right and why,
 * the result. The page's state is the attempt; every change goes through save()
 * into the learner's record, and everything visible is drawn from it.
 */
import { type QuizRecord, map } from "../record/document.ts";
import { better, mergeAttempts, mergeQuizzes, sameAttempt } from "../record/merge.ts";
import { pageRecord, watchRecord } from "../record/record.ts";
import { allAnswered, begin, fit, isAnswered, nextOpen } from "./attempt.ts";
import { write } from "./fraction.ts";
import { button, data as page, day, percent, say } from "./page.ts";
import { type QuestionPart, questionPart } from "./question.ts";
import { drawResult, scoreAttempt, wrongOnes } from "./result.ts";
import { strip } from "./strip.ts";

const form = document.querySelector<HTMLFormElement>("#_quiz")!;
const record = pageRecord();

const parts = new Map<string, QuestionPart>();
for (const question of page.questions) {
  const part = questionPart(question);
  if (part) parts.set(question.id, part);
}
/** The quiz as far as this script can ask it. */
const quiz = { ...page, questions: page.questions.filter((question) => parts.has(question.id)) };

const stored = record.read().quizzes[quiz.id]?.attempt;
let attempt = stored ? fit(stored, quiz, Math.random) : begin(quiz, undefined, new Date(), Math.random);
if (!attempt.order.length) attempt = begin(quiz, attempt, new Date(), Math.random);
let best = record.read().quizzes[quiz.id]?.best;
let onResult = allAnswered(attempt);
let resultOf = 0; // number of the attempt whose result was seen

// The parts of the screen that only the script needs, and those that it fills.
const [notice, bestLine, round] = document.querySelector(".quiz-state")!.children as unknown as HTMLElement[];
const questions = form.querySelector<HTMLElement>(".questions")!;
const result = form.querySelector<HTMLElement>(".quiz-result")!;
const resultHeading = result.querySelector("h2")!;
const bar = form.querySelector<HTMLElement>(".quiz-actions")!;
const submit = bar.querySelector("button")!;
const next = button("", goOn);
const back = document.querySelector(".quiz-back");
const stops = strip(parts, (id) => show(id));
const again = button(say("again"), () => start());
const retry = button(say("retry"), () => start(wrongOnes(attempt, parts)));

const current = (): QuestionPart => parts.get(attempt.current)!;

/** Merges the attempt into the record as it stands now, settles the score and takes back what is so. */
function save(): void {
  const document = record.update((document) => {
    const entry = mergeQuizzes(document.quizzes[quiz.id], { attempt, attempts: 0 });
    document.quizzes[quiz.id] = settle({ ...entry, attempt: fit(entry.attempt!, quiz, Math.random) });
  });
  take(document.quizzes[quiz.id]);
}

/** Counts an attempt when its last answer is given. A practice round never counts. */
function settle(entry: QuizRecord): QuizRecord {
  const done = entry.attempt!;
  if (done.practice || !allAnswered(done)) return entry;
  const { points, max, percent, passed } = scoreAttempt(done);
  const date = new Date().toISOString();
  return {
    attempt: { ...done, finished: true },
    attempts: entry.attempts + (done.finished ? 0 : 1),
    best: max ? better(entry.best, { points: write(points), max, percent, passed, date }) : entry.best,
  };
}

/** Makes entry's attempt the page's. */
function take(entry: QuizRecord): void {
  const other = !sameAttempt(entry.attempt!, attempt);
  attempt = entry.attempt!;
  best = entry.best;
  if (other) onResult = allAnswered(attempt);
}

/** Another tab wrote: its answers or its newer attempt appear here, too. */
function sync(): void {
  const entry = record.read().quizzes[quiz.id];
  if (!entry) return;
  take({ ...entry, attempt: fit(mergeAttempts(entry.attempt, attempt)!, quiz, Math.random) });
  draw();
}

function draw(): void {
  const open = onResult ? "" : attempt.current;
  if (onResult) resultOf = attempt.number;
  // The whole attempt stands in the page, in its order: so it can be printed.
  const sections = attempt.order.map((id) => parts.get(id)!.section);
  if (sections.some((section, index) => questions.children[index] !== section) || questions.children.length !== sections.length) {
    questions.replaceChildren(...sections);
  }
  for (const id of attempt.order) {
    parts.get(id)!.section.hidden = id !== open;
    parts.get(id)!.draw(attempt);
  }
  stops.draw(attempt, open);

  const answered = !onResult && isAnswered(attempt, attempt.current);
  bar.hidden = onResult;
  submit.hidden = answered;
  next.hidden = !answered;
  next.textContent = say(!allAnswered(attempt) ? "next" : resultOf === attempt.number ? "back" : "result");
  result.hidden = !onResult;
  round.hidden = !attempt.practice || onResult;
  if (onResult) {
    const wrong = wrongOnes(attempt, parts).length;
    retry.className = wrong ? "button" : "button button-quiet";
    again.className = wrong ? "button button-quiet" : "button";
    drawResult(result, resultHeading, attempt, best, parts, (id) => show(id), [
      ...(wrong ? [retry] : []),
      again,
      ...(back ? [back] : []),
    ]);
  } else if (back && back.previousSibling !== form) form.after(back);

  bestLine.hidden = !best || onResult;
  bestLine.textContent = best ? say("best", percent(best.percent), day(best.date)) : "";
  const trouble = record.keeping === "kept" ? (record.damaged ? say("damaged") : "") : say(record.keeping);
  if (notice.textContent !== trouble) notice.textContent = trouble;
}

/** Opens a question, or the result, and moves the focus to its heading. */
function show(id: string): void {
  onResult = !id;
  if (id) attempt = { ...attempt, current: id };
  save();
  draw();
  (onResult ? resultHeading : current().heading).focus({ preventScroll: true });
  // Above the window or under the sticky header.
  if (stops.nav.getBoundingClientRect().top < 72) stops.nav.scrollIntoView();
}

function goOn(): void {
  show(nextOpen(attempt) || "");
}

/** A new attempt, or a practice round over some questions. */
function start(only?: string[]): void {
  attempt = begin(quiz, attempt, new Date(), Math.random, only);
  show(attempt.order[0]);
}

/** Stores what is chosen in the current question, as an answer or on the way to one. */
function respond(answered: boolean): void {
  const { data, input } = current();
  const responses = map(attempt.responses);
  responses[data.id] = { choices: input.read(), answered, revision: data.revision };
  attempt = { ...attempt, responses };
  save();
  draw();
}

form.addEventListener("input", () => {
  current().complain("");
  if (!isAnswered(attempt, attempt.current)) respond(false);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (onResult || isAnswered(attempt, attempt.current)) return;
  const missing = current().input.missing();
  if (missing) {
    current().complain(missing);
    current().section.querySelector<HTMLElement>("[name]")!.focus();
    return;
  }
  respond(true);
  next.focus({ preventScroll: true });
  bar.scrollIntoView({ block: "nearest" });
});

// "toggle" does not bubble. Opened is remembered; a hint that was seen was seen.
form.addEventListener(
  "toggle",
  (event) => {
    const hint = event.target as HTMLDetailsElement;
    if (!hint.open || !hint.matches(".question-hint") || attempt.hints.includes(hint.id)) return;
    attempt = { ...attempt, hints: [...attempt.hints, hint.id] };
    save();
  },
  true,
);

watchRecord(record, sync);
form.prepend(stops.nav);
bar.append(next);
save();
draw();
form.dataset.ready = "";
