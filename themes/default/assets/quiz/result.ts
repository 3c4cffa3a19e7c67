/** The result screen: the score in words and a ring, and what to learn from it. */
import { day, el, language, ring } from "../dom.ts";
import type { Attempt, QuizRecord } from "../record/document.ts";
import { sameAttempt } from "../record/merge.ts";
import { answers, isGiven } from "./attempt.ts";
import { topicBars } from "./bars.ts";
import type { QuestionData } from "./data.ts";
import { historyTable } from "./history.ts";
import type { Allowance } from "./limit.ts";
import { data, percent, points, rich, say, word } from "./page.ts";
import type { QuestionPart } from "./question.ts";
import { fraction } from "./fraction.ts";
import { type QuizScore, questionVerdict, scoreQuestion, scoreQuiz } from "./score.ts";
import { limits } from "./start.ts";
import { left, spent, wholeMinutes } from "./timer.ts";
import { type TopicScore, topicScores } from "./topics.ts";

/** The questions that attempt asked. */
export function asked(attempt: Attempt): QuestionData[] {
  const order = new Set(attempt.order);
  return data.questions.filter((question) => order.has(question.id));
}

/** The score of what was asked and answered in attempt. */
export const scoreAttempt = (attempt: Attempt): QuizScore => scoreQuiz(asked(attempt), answers(attempt), data.passMark, language);

export const scoreTopics = (attempt: Attempt): TopicScore[] =>
  topicScores(asked(attempt), data.topics, answers(attempt), data.passMark, language);

/** Ids of the questions that were not answered fully right. */
export function wrongOnes(attempt: Attempt, parts: ReadonlyMap<string, QuestionPart>): string[] {
  return attempt.order.filter((id) => questionVerdict(parts.get(id)!.data, attempt.responses[id], language) !== "right");
}

/** Where a result may lead to: onward is empty where nothing follows. */
export interface Ways {
  readonly onward: readonly Element[];
  readonly again: Element;
  readonly retry: Element;
  readonly paper: Element;
  readonly back: Element;
}

/** Fills section with the result of entry's attempt. go opens a question to look at; the ways that fit stand below the score. */
export function drawResult(
  section: HTMLElement,
  heading: HTMLElement,
  entry: QuizRecord,
  parts: ReadonlyMap<string, QuestionPart>,
  allowance: Allowance,
  go: (id: string) => void,
  { onward, again, retry, paper, back }: Ways,
): void {
  const attempt = entry.attempt!;
  const { best, history } = entry;
  const score = scoreAttempt(attempt);
  // A quiz that was edited since then changes no result.
  const then = history?.find((past) => sameAttempt(past, attempt));
  const passed = attempt.practice ? !!best?.passed : then ? then.passed : score.passed;
  const all = attempt.order.length;
  const wrong = wrongOnes(attempt, parts).length;
  const mended = all - wrong;
  const words = el("div", { class: "result-words" }, heading);
  const line = (key: string, ...args: (string | number)[]) => words.append(el("p", {}, say(key, ...args)));
  // A practice round passes nothing, so it looks like no pass.
  if (attempt.practice) {
    heading.replaceChildren(wrong ? say("round.part", mended, all) : say("round.done"));
    line("round");
    if (!passed) line("round.whole");
  } else {
    heading.replaceChildren(say(passed ? "passed" : "failed"));
    line("score", points(score.points), score.max, percent(score.percent));
    if (then && then.percent !== score.percent) line("then", percent(then.percent));
    if (passed) line("mark", percent(data.passMark));
    else line("missing", percent(data.passMark), percent((then || score).percent));
    if (data.timer) timeLines(attempt, line);
  }
  if (best) line("best", percent(best.percent), day(best.date));
  if (allowance.left && data.attempts) line("left", allowance.left);
  section.dataset.verdict = attempt.practice ? "given" : passed ? "right" : "partial";

  // What comes next is open to who has passed, now or before; the first way leads.
  const anew = allowance.left ? [again] : [];
  const mend = wrong ? [retry] : [];
  const ways = passed
    ? [...(onward.length ? onward : [back]), ...mend, ...anew, paper]
    : [...anew, ...mend, paper, ...(best?.passed ? onward : [])];
  for (const way of ways) if (way !== back) way.classList.toggle("button-quiet", way !== ways[0]);

  section.replaceChildren(
    el(
      "div",
      { class: "result-head" },
      attempt.practice ? ring(Math.floor((100 * mended) / all), mended + "/" + all) : ring(score.percent, percent(score.percent)),
      words,
    ),
    ...limits(allowance),
    el("div", { class: "actions" }, ...new Set([...ways, back])),
    ...(attempt.practice ? [] : topicBars(scoreTopics(attempt))),
    el("h3", {}, say("list")),
    el("p", { class: "result-how" }, say("list.how")),
    el("ol", { class: "result-list" }, ...attempt.order.map((id) => row(parts.get(id)!, attempt, go))),
    ...historyTable(history),
  );
}

/** How long it took, how much was added, and how much longer it took. */
function timeLines(attempt: Attempt, line: (key: string, minutes: number) => void): void {
  const now = new Date(); // of a finished attempt nobody asks for it
  const over = wholeMinutes(-left(attempt, data.timer, now));
  line("took", wholeMinutes(spent(attempt, data.timer, now)));
  if (attempt.extended) line("added", attempt.extended);
  if (over) line("over", over);
}

/** How a question of attempt went, with the key and why if it was not right. */
export function row(part: QuestionPart, attempt: Attempt, go: (id: string) => void): HTMLElement {
  const response = attempt.responses[part.data.id];
  const given = isGiven(attempt, part.data.id);
  const verdict = questionVerdict(part.data, response, language);
  const title = el("button", { type: "button", class: "result-title" });
  title.append(...part.heading.querySelector(".question-prompt")!.cloneNode(true).childNodes);
  title.addEventListener("click", () => go(part.data.id));
  const item = el(
    "li",
    { "data-verdict": verdict },
    title,
    el(
      "p",
      { class: "result-line" },
      word(say("verdict." + (given ? verdict : "empty"))),
      el("span", {}, say("points", points(scoreQuestion(part.data, response, language)), points(fraction(part.data.points)))),
    ),
  );
  if (verdict !== "right") {
    const list = el("dl");
    const { describe, key } = part.input;
    for (const [term, words] of [["yours", given ? describe(response.choices) : [say("none")]], ["key", describe(key())]] as const) {
      list.append(el("dt", {}, say(term)), ...words.map((node) => el("dd", {}, node)));
    }
    item.append(list, rich(part.data.explanation));
  }
  return item;
}
