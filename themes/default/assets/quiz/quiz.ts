/**
 * The quiz page: one question on the screen; in practice an answer and why, in
 * an exam a review of all answers; then the result. The page's state is the
 * attempt and which screen shows; every change goes through save() into the
 * learner's record, and everything visible is drawn from it.
 */
import { day, el, icon, write } from "../dom.ts";
import { type Attempt, type QuizRecord, map } from "../record/document.ts";
import { lately, mergeAttempts, mergeQuizzes, sameAttempt } from "../record/merge.ts";
import { pageRecord, watchRecord } from "../record/record.ts";
import { reviews } from "../record/reviews.ts";
import { topics } from "../record/topics.ts";
import { begin, fit, handIn, isClosed, isDone, isFlagged, isGiven, nextOpen, toggleFlag } from "./attempt.ts";
import { timerBar } from "./clock.ts";
import { ask } from "./draw.ts";
import { onHint } from "./hints.ts";
import { leave } from "./leave.ts";
import { allowance } from "./limit.ts";
import { button, data as page, percent, say } from "./page.ts";
import { type QuestionPart, questionPart } from "./question.ts";
import { drawResult, scoreAttempt, wrongOnes } from "./result.ts";
import { reviewScreen } from "./review.ts";
import { settle } from "./settle.ts";
import { startCard } from "./start.ts";
import { strip } from "./strip.ts";
import { extend } from "./timer.ts";

type Screen = "start" | "question" | "review" | "result";

const form = document.querySelector<HTMLFormElement>("#_quiz")!;
const record = pageRecord({ review: reviews, topics });

const parts = new Map<string, QuestionPart>();
for (const question of page.questions) {
  const part = questionPart(question);
  if (part) parts.set(question.id, part);
}
/** The quiz as far as this script can ask it. */
const quiz = { ...page, questions: page.questions.filter((question) => parts.has(question.id)) };
/** Who begins commits to something, so a card says to what. */
const hasStart = quiz.mode === "exam" || quiz.timer > 0 || quiz.attempts > 0;

let entry: QuizRecord; // what the record holds of this quiz
let attempt: Attempt;
let screen: Screen;
let resultOf = 0; // number of the attempt whose result was seen
let reviewOf = 0; // likewise
const drawn = new Map<string, string>(); // what each question shows

/** Takes the state from the record, or begins. */
function load(): void {
  entry = record.read().quizzes[quiz.id] || { attempts: 0 };
  const stored = entry.attempt && fit(entry.attempt, quiz, Math.random, entry.seen);
  const found = !!stored?.order.length;
  attempt = found ? stored! : fresh(stored);
  screen = !found && hasStart ? "start" : isDone(attempt) ? "result" : "question";
  if (screen !== "start") save();
}

const fresh = (previous = entry.attempt, only?: string[]): Attempt => begin(quiz, previous, new Date(), Math.random, entry.seen, only);

/** Whether each answer is judged at once. Who repeats what was wrong in an exam is no longer examined. */
const teaches = (): boolean => quiz.mode !== "exam" || attempt.practice;
const current = (): QuestionPart => parts.get(attempt.current)!;
const allowed = () => allowance(quiz, entry, new Date());

// The parts of the screen that only the script needs, and those that it fills.
const [notice, bestLine, round] = document.querySelector(".quiz-state")!.children as unknown as HTMLElement[];
const questions = form.querySelector<HTMLElement>(".questions")!;
const result = form.querySelector<HTMLElement>(".quiz-result")!;
const resultHeading = result.querySelector("h2")!;
const bar = form.querySelector<HTMLElement>(".quiz-actions")!;
const submit = bar.querySelector("button")!;
const submitText = submit.textContent!;
const next = button("", goOn);
const previous = button(say("previous"), () => open(attempt.order[attempt.order.indexOf(attempt.current) - 1]), true);
const review = button(say("review"), () => show("review"), true);
const back = document.querySelector(".back")!;
const onward = [...document.querySelectorAll(".onward")];
const again = button(say("again"), () => start());
const retry = button(say("retry"), () => start(wrongOnes(attempt, parts)));
const paper = button(say("print"), () => print());
const flag = el("button", { type: "button", class: "quiz-flag" }, icon("icon i-flag"), say("flag"));
const stops = strip(parts, open);
const card = startCard(ask(quiz, [], Math.random).length, run);
const reviewed = reviewScreen(parts, open, finish);
const timer = timerBar(
  () => change(extend(attempt, quiz.timer, new Date())),
  () => change({ ...attempt, untimed: !attempt.untimed }),
);

/** Merges the attempt into the record as it stands now, settles the score and takes back what is so. */
function save(): void {
  const document = record.update((document) => {
    const before = document.quizzes[quiz.id];
    const merged = mergeQuizzes(before, { attempt, attempts: 0 });
    const own = fit(merged.attempt!, quiz, Math.random, merged.seen);
    const seen = quiz.draws.length ? lately(merged.seen || [], own.order) : merged.seen;
    const now = { ...merged, attempt: own, seen };
    const settled = isDone(own) ? settle(before, now, scoreAttempt(own), new Date()) : now;
    document.quizzes[quiz.id] = settled;
    if (settled !== now) leave(document, own, new Date());
  });
  take(document.quizzes[quiz.id]);
}

/** Makes now the page's entry. */
function take(now: QuizRecord): void {
  const other = !sameAttempt(now.attempt!, attempt);
  const ended = now.attempt!.finished && !attempt.finished && !teaches();
  entry = now;
  attempt = now.attempt!;
  if (other || ended) screen = isDone(attempt) ? "result" : "question";
}

/** Another tab wrote: its answers or its newer attempt appear here, too. */
function sync(): void {
  const now = record.read().quizzes[quiz.id];
  if (!now?.attempt) return;
  if (screen === "start") {
    if (!isDone(now.attempt)) load();
  } else take({ ...now, attempt: fit(mergeAttempts(now.attempt, attempt)!, quiz, Math.random, now.seen) });
  draw();
}

function draw(): void {
  const onQuestion = screen === "question";
  const running = (onQuestion || screen === "review") && !attempt.practice && !isDone(attempt);
  if (screen === "result") resultOf = attempt.number;
  if (screen === "review") reviewOf = attempt.number;
  // The whole attempt stands in the page, in its order: so it can be printed.
  const sections = attempt.order.map((id) => parts.get(id)!.section);
  if (sections.some((section, index) => questions.children[index] !== section) || questions.children.length !== sections.length) {
    questions.replaceChildren(...sections);
  }
  attempt.order.forEach((id, index) => {
    const part = parts.get(id)!;
    part.section.hidden = !onQuestion || id !== attempt.current;
    // Of thousands of questions only what changed is drawn; the learner changes the current one.
    const now = JSON.stringify([index, sections.length, attempt.number, attempt.finished, attempt.responses[id], attempt.choices[id]]);
    if (drawn.get(id) === now && id !== attempt.current) return;
    drawn.set(id, now);
    part.draw(attempt, index);
  });
  stops.draw(attempt, onQuestion ? attempt.current : "", teaches());
  stops.nav.hidden = screen === "start";
  if (quiz.timer) timer.draw(running ? attempt : undefined);
  if (screen === "start") card.draw(allowed());
  if (screen === "review") reviewed.draw(attempt);
  card.section.hidden = screen !== "start";
  reviewed.section.hidden = screen !== "review";

  const closed = isClosed(attempt, attempt.current);
  const last = attempt.current === attempt.order[attempt.order.length - 1];
  bar.hidden = flag.hidden = !onQuestion;
  bar.classList.toggle("quiz-pager", !closed && !teaches());
  flag.setAttribute("aria-pressed", String(isFlagged(attempt, attempt.current)));
  submit.hidden = closed;
  submit.textContent = teaches() ? submitText : say(last ? "review" : "next");
  next.hidden = !closed;
  next.textContent = say(!isDone(attempt) ? "next" : resultOf === attempt.number ? "back" : "result");
  previous.hidden = closed || teaches();
  previous.disabled = attempt.current === attempt.order[0];
  review.hidden = previous.hidden || last || reviewOf !== attempt.number;

  result.hidden = screen !== "result";
  round.hidden = !attempt.practice || !onQuestion;
  if (screen === "result") {
    drawResult(result, resultHeading, { ...entry, attempt }, parts, allowed(), open, { onward, again, retry, paper, back });
  } else if (back.previousSibling !== form) form.after(back);

  const { best } = entry;
  bestLine.hidden = !best || screen === "result";
  bestLine.textContent = best ? say("best", percent(best.percent), day(best.date)) : "";
  const trouble = record.keeping === "kept" ? (record.damaged ? say("damaged") : "") : say(record.keeping);
  write(notice, trouble);
}

/** Opens a screen and moves the focus to its heading. */
function show(name: Screen): void {
  screen = name;
  if (screen !== "start") save();
  draw();
  const headings = { start: card.heading, question: current().heading, review: reviewed.heading, result: resultHeading };
  headings[screen].focus({ preventScroll: true });
  // Above the window or under the sticky header.
  if (form.getBoundingClientRect().top < 72) form.scrollIntoView();
}

function open(id: string): void {
  attempt = { ...attempt, current: id };
  show("question");
}

/** From an answered question to the next open one; in an exam to the next one, and from the last to the review. */
function goOn(): void {
  const { order } = attempt;
  const id = isDone(attempt) ? undefined : teaches() ? nextOpen(attempt) : order[order.indexOf(attempt.current) + 1];
  if (id) open(id);
  else show(isDone(attempt) ? "result" : "review");
}

/** The way to a new attempt, or into a practice round over some questions. */
function start(only?: string[]): void {
  if (!only && hasStart) return show("start");
  attempt = fresh(attempt, only);
  open(attempt.order[0]);
}

/** Begins the attempt that the card promised. */
function run(): void {
  entry = record.read().quizzes[quiz.id] || entry;
  if (!allowed().left) return draw(); // used up in another tab
  attempt = fresh();
  open(attempt.order[0]);
}

/** Hands the exam in. */
function finish(): void {
  attempt = handIn(attempt);
  show("result");
}

/** Makes the attempt what the learner did to it. */
function change(now: Attempt): void {
  attempt = { ...now, edits: (attempt.edits || 0) + 1 };
  save();
  draw();
}

/** Stores what is chosen in the current question, as an answer or on the way to one. */
function respond(answered: boolean): void {
  const { data, input } = current();
  const responses = map(attempt.responses);
  responses[data.id] = { choices: input.read(), answered, revision: data.revision };
  change({ ...attempt, responses });
}

form.addEventListener("input", () => {
  current().complain("");
  if (!isClosed(attempt, attempt.current)) respond(false);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (screen !== "question" || isClosed(attempt, attempt.current)) return;
  // An exam asks only for what can be read; a question may stay empty.
  if ((teaches() || isGiven(attempt, attempt.current)) && current().isMissing()) return;
  if (!teaches()) return goOn();
  respond(true);
  next.focus({ preventScroll: true });
  bar.scrollIntoView({ block: "nearest" });
});

// Opened is remembered; a hint that was seen was seen.
onHint(form, (id) => {
  if (attempt.hints.includes(id)) return;
  attempt = { ...attempt, hints: [...attempt.hints, id] };
  save();
});

flag.addEventListener("click", () => change(toggleFlag(attempt)));

load();
watchRecord(record, sync);
form.prepend(...(quiz.timer ? [timer.bar] : []), stops.nav, card.section, reviewed.section, flag);
bar.prepend(previous);
bar.append(next, review);
draw();
if (quiz.timer) setInterval(() => !timer.bar.hidden && timer.draw(attempt), 1000);
form.dataset.ready = "";
