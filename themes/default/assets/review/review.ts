/**
 * The page of spaced review: asks today's questions one by one, as practice
 * does, and says when each comes back. The questions stand on the pages of
 * their quizzes and are loaded from there; today's answers are kept as an
 * attempt, so that a reload goes on and nothing is asked twice.
 */
import { el, pageData, sayer, write } from "../dom.ts";
import { begin, fit, isAnswered, isDone, nextOpen } from "../quiz/attempt.ts";
import { onHint } from "../quiz/hints.ts";
import { button, data as quizData } from "../quiz/page.ts";
import { questionPart } from "../quiz/question.ts";
import { questionVerdict } from "../quiz/score.ts";
import { strip } from "../quiz/strip.ts";
import { daysLater, dayAndMonth, plainDay } from "../record/days.ts";
import { type Attempt, type Document, map, partOf } from "../record/document.ts";
import { journey } from "../record/lessons.ts";
import { mergeAttempts } from "../record/merge.ts";
import { standing } from "../record/modules.ts";
import { pageRecord, watchRecord } from "../record/record.ts";
import { type ReviewRecord, answer, learnt, quizOf, reviews, reviewsOf, wait } from "../record/reviews.ts";
import { reviewIsOff, settings, switchReview } from "../record/settings.ts";
import type { ReviewData } from "./data.ts";
import { type QuizPage, loadQuiz } from "./pages.ts";
import { begun, minutes, outlook, plan, session } from "./plan.ts";
import { type Item, summary } from "./summary.ts";

const data: ReviewData = pageData("_review");
const say = sayer(data.strings);
const { lang } = document.documentElement;
const record = pageRecord({ review: reviews, settings, ...journey });
const today = plainDay(new Date());
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)!;
const heading = find("h1");
const notice = find(".notice[aria-live]");
const state = find(".own-empty");
const form = find<HTMLFormElement>("#_quiz");
const questions = find(".questions");
const bar = find(".quiz-actions");
const result = find(".quiz-result");
const resultHeading = find("#_result");
const switching = find(".review-switch");
const switcher = find(".review-switch button");
const submit = bar.querySelector("button")!;
const next = button("", goOn);
const home = state.querySelector("a")!;
const back = home.cloneNode(true);
const measure = el("p", { class: "meta" });
const titles = new Map(data.pages.map(({ id, title }) => [id, title]));
const addresses = new Map(data.pages.map(({ id, url }) => [id, url]));
const places = new Map(data.reviewed.map(({ id, modules }) => [id, modules[0]]));

const loaded = new Map<string, QuizPage | undefined>(); // undefined: not to be had now
const items = new Map<string, Item>();
let attempt: Attempt | undefined; // today's, once its questions are there
let screen: "question" | "result" = "question";
let loading = false;
let seen = false; // the summary was
let stops: ReturnType<typeof strip>;

const look = (document: Document) =>
  outlook(document, data.reviewed, (id) => data.modules.some((course) => course.id === id && standing(document, course).state === "done"), new Date());
const planned = (document: Document) => plan(document, look(document), today, (name) => places.get(quizOf(name)) || "");
const quiz = () => ({ ...quizData, questions: [...items.values()].map(({ part }) => part.data) });
const idOf = (name: string) => name.slice(quizOf(name).length + 1);

/** Loads the quizzes of today's questions; what they no longer ask, or ask otherwise, waits once more. */
async function load(): Promise<void> {
  loading = true;
  draw();
  setTimeout(() => loading && write(notice, say("loading")), 400);
  for (let again = true; again; ) {
    const names = planned(record.read());
    const missing = [...new Set(names.map(quizOf))].filter((id) => !loaded.has(id));
    await Promise.all(missing.map(async (id) => loaded.set(id, await loadQuiz(id, addresses.get(id)!).catch(() => undefined))));
    const entries = reviewsOf(record.read());
    const answered = begun(record.read(), today);
    const changed = names.filter((name) => {
      const page = loaded.get(quizOf(name));
      return page && page.find(idOf(name))?.question.revision !== entries[name]?.revision && !(answered && isAnswered(answered, name));
    });
    again = changed.length > 0;
    if (again) record.update((document) => changed.forEach((name) => restart(document, name)));
  }
  planned(record.read()).forEach(add);
  loading = false;
  start();
  draw();
}

/** A question that is not what was answered waits again, at its step. */
function restart(document: Document, name: string): void {
  const { step, revision } = reviewsOf(document)[name];
  const now = loaded.get(quizOf(name))!.find(idOf(name));
  partOf<ReviewRecord>(document, "review")[name] = wait(step, now ? now.question.revision : revision, new Date());
}

/** Puts a question on the page, if it can be had. */
function add(name: string): void {
  const page = loaded.get(quizOf(name));
  const found = page?.find(idOf(name));
  const section = page?.section(idOf(name));
  if (!found || !section || items.has(name)) return;
  section.prepend(el("p", { class: "eyebrow" }, titles.get(quizOf(name))!));
  const part = questionPart({ ...found.question, id: name }, section);
  if (part) items.set(name, { part, lessons: found.lessons });
}

/** Begins the day's attempt, or goes on with it. */
function start(): void {
  const document = record.read();
  const stored = begun(document, today);
  const order = planned(document).filter((name) => items.has(name));
  if (!order.length) return;
  const base = stored || begin({ ...quiz(), questions: [] }, document.quizzes[session]?.attempt, new Date(), Math.random, [], []);
  attempt = fit({ ...base, practice: true, order }, quiz(), Math.random);
  const open = attempt.order.find((id) => !isAnswered(attempt!, id));
  if (isAnswered(attempt, attempt.current) && open) attempt = { ...attempt, current: open };
  screen = isDone(attempt) ? "result" : "question";
  save(() => {});
  questions.replaceChildren(...attempt.order.map((id) => items.get(id)!.part.section));
  stops?.nav.remove();
  stops = strip(new Map(attempt.order.map((id) => [id, items.get(id)!.part])), ask);
  form.prepend(measure, stops.nav);
}

/** Keeps the attempt, with what another tab knows of it; also alters the record before. */
function save(also: (document: Document, stored: Attempt | undefined) => void): void {
  record.update((document) => {
    const stored = begun(document, today);
    also(document, stored);
    const merged = mergeAttempts(stored, attempt)!;
    // Which questions the day has, this page knows.
    attempt = fit({ ...merged, order: attempt!.order, current: attempt!.current }, quiz(), Math.random);
    document.quizzes[session] = { attempt, attempts: 0 };
  });
}

/** Stores what is chosen in the current question, as an answer or on the way to one. */
function respond(answered: boolean): void {
  const { data, input } = items.get(attempt!.current)!.part;
  const responses = map(attempt!.responses);
  responses[data.id] = { choices: input.read(), answered, revision: data.revision };
  attempt = { ...attempt!, responses, edits: (attempt!.edits || 0) + 1 };
  save((document, stored) => {
    if (!answered || (stored && isAnswered(stored, data.id))) return;
    answer(document, data.id, questionVerdict(data, responses[data.id], lang) === "right", data.revision, new Date());
  });
  draw();
}

/** The words for where nothing is asked. */
function stateOf(document: Document): [string, ...(string | number)[]] | undefined {
  const all = reviewsOf(document);
  const { due, left, waiting, next, locked } = look(document);
  if (reviewIsOff(document)) return ["off"];
  if (attempt) return undefined;
  if (left && !loading) return ["failed"];
  if (due.length) return ["none", dayAndMonth(daysLater(today, 1), lang), due.length + waiting.length];
  if (waiting.length) return ["none", dayAndMonth(next, lang), waiting.length];
  if (locked.length) return ["locked", locked.length];
  const done = Object.values(all).filter(({ step }) => step === learnt).length;
  return done ? ["learnt", done] : ["new"];
}

function draw(): void {
  const document = record.read();
  const off = reviewIsOff(document);
  const words = loading && !off ? undefined : stateOf(document);
  const asks = !!attempt && !words;
  const trouble = record.keeping === "kept" ? (record.damaged ? say("damaged") : "") : say(record.keeping);
  const some = [...loaded.values()].some((page) => !page) && asks ? say("some") : "";
  write(notice, trouble || some);

  state.hidden = !words;
  state.dataset.name = words ? words[0] : "";
  if (words) {
    const [name, ...values] = words;
    write(state.querySelector("h2")!, say(name));
    write(state.querySelectorAll("p")[0], say(name + ".text", ...values));
    const retry = state.querySelector("button")!;
    retry.hidden = name !== "failed";
    retry.textContent = say("retry");
    home.className = retry.hidden ? "button" : "button button-quiet";
  }
  switching.hidden = record.keeping !== "kept";
  write(switching.querySelector("p")!, say(off ? "switch.off" : "switch.on"));
  write(switcher, say(off ? "open" : "close"));
  form.hidden = !asks;
  if (asks) drawQuiz(document, attempt!);
}

function drawQuiz(document: Document, attempt: Attempt): void {
  const { order, current } = attempt;
  const asking = screen === "question";
  const left = order.filter((id) => !isAnswered(attempt, id)).length;
  order.forEach((id, i) => {
    const { part } = items.get(id)!;
    part.section.hidden = !asking || id !== current;
    part.draw(attempt, i);
  });
  stops.draw(attempt, asking ? current : "", true);
  measure.hidden = bar.hidden = !asking;
  write(measure, say("today", order.length, minutes(order.length)));
  submit.hidden = isAnswered(attempt, current);
  next.hidden = !submit.hidden;
  next.textContent = say(left ? "next" : seen ? "back" : "end");
  result.hidden = asking;
  if (asking) return;
  const parts = order.map((id) => items.get(id)!);
  const right = parts.filter(({ part: { data } }) => questionVerdict(data, attempt.responses[data.id], lang) === "right").length;
  write(resultHeading, say("done"));
  seen = true;
  result.replaceChildren(
    resultHeading,
    el("p", {}, say("right", right, order.length)),
    ...(look(document).due.length ? [el("p", { class: "meta" }, say("more"))] : []),
    el("p", { class: "actions" }, back),
    el("h3", {}, say("list")),
    summary(parts, attempt, reviewsOf(document), today, say, ask),
  );
}

function show(name: typeof screen): void {
  screen = name;
  draw();
  (name === "result" ? resultHeading : items.get(attempt!.current)!.part.heading).focus({ preventScroll: true });
  // Above the window or under the sticky header.
  if (form.getBoundingClientRect().top < 72) form.scrollIntoView();
}

function ask(id: string): void {
  attempt = { ...attempt!, current: id };
  save(() => {});
  show("question");
}

function goOn(): void {
  const id = nextOpen(attempt!);
  if (id) ask(id);
  else show("result");
}

form.addEventListener("input", () => {
  const { part } = items.get(attempt!.current)!;
  part.complain("");
  if (!isAnswered(attempt!, attempt!.current)) respond(false);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (screen !== "question" || isAnswered(attempt!, attempt!.current) || items.get(attempt!.current)!.part.isMissing()) return;
  respond(true);
  next.focus({ preventScroll: true });
  bar.scrollIntoView({ block: "nearest" });
});

onHint(form, (id) => {
  if (attempt!.hints.includes(id)) return;
  attempt = { ...attempt!, hints: [...attempt!.hints, id] };
  save(() => {});
});

state.querySelector("button")!.addEventListener("click", () => {
  loaded.clear();
  load().then(() => (attempt ? show(screen) : heading.focus()));
});

switcher.addEventListener("click", () => {
  const document = record.update((document) => switchReview(document, !reviewIsOff(document), new Date()));
  if (!reviewIsOff(document) && !attempt) load();
  else draw();
});

watchRecord(record, () => {
  // A page that slept over night holds yesterday's questions.
  if (plainDay(new Date()) !== today) return location.reload();
  if (attempt) save(() => {});
  draw();
});

bar.append(next);
if (reviewIsOff(record.read())) draw();
else load();
