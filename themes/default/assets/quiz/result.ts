/** The result screen: the score in words and a ring, and what to learn from it. */
import type { Attempt, Best } from "../record/document.ts";
import { answers } from "./attempt.ts";
import { data, day, el, language, percent, points, rich, say, word } from "./page.ts";
import type { QuestionPart } from "./question.ts";
import { fraction } from "./fraction.ts";
import { type QuizScore, questionVerdict, scoreQuestion, scoreQuiz } from "./score.ts";

/** The score of what was asked and answered in attempt. */
export function scoreAttempt(attempt: Attempt): QuizScore {
  const asked = data.questions.filter((question) => attempt.order.includes(question.id));
  return scoreQuiz(asked, answers(attempt), data.passMark, language);
}

/** Ids of the questions that were not answered fully right. */
export function wrongOnes(attempt: Attempt, parts: ReadonlyMap<string, QuestionPart>): string[] {
  return attempt.order.filter((id) => questionVerdict(parts.get(id)!.data, attempt.responses[id], language) !== "right");
}

/** Fills section. go opens a question to look at; actions are the buttons below the score. */
export function drawResult(
  section: HTMLElement,
  heading: HTMLElement,
  attempt: Attempt,
  best: Best | undefined,
  parts: ReadonlyMap<string, QuestionPart>,
  go: (id: string) => void,
  actions: Node[],
): void {
  const score = scoreAttempt(attempt);
  const verdict = attempt.practice || score.passed ? "right" : "partial";
  const words = el("div", { class: "result-words" }, heading);
  const line = (text: string) => words.append(el("p", {}, text));
  heading.replaceChildren(attempt.practice ? say("round.done") : say(score.passed ? "passed" : "failed"));
  line(say("score", points(score.points), score.max, percent(score.percent)));
  if (attempt.practice) line(say("round"));
  else {
    line(say("mark", percent(data.passMark)));
    if (!score.passed) line(say("missing", points(score.missing, true)));
    if (best) line(say("best", percent(best.percent), day(best.date)));
  }
  section.dataset.verdict = verdict;
  section.replaceChildren(
    el("div", { class: "result-head" }, ring(score.percent), words),
    el("div", { class: "actions" }, ...actions),
    el("h3", {}, say("list")),
    el("ol", { class: "result-list" }, ...attempt.order.map((id) => row(parts.get(id)!, attempt, go))),
  );
}

function row(part: QuestionPart, attempt: Attempt, go: (id: string) => void): HTMLElement {
  const response = attempt.responses[part.data.id];
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
      word(say("verdict." + verdict)),
      el("span", {}, say("points", points(scoreQuestion(part.data, response, language)), points(fraction(part.data.points)))),
    ),
  );
  if (verdict !== "right") {
    const list = el("dl");
    for (const [term, answer] of [["yours", response.choices], ["key", part.input.key()]] as const) {
      list.append(el("dt", {}, say(term)), ...part.input.describe(answer).map((node) => el("dd", {}, node)));
    }
    item.append(list, rich(part.data.explanation));
  }
  return item;
}

/** A ring that is closed at 100 percent. The words beside it say the same. */
function ring(value: number): HTMLElement {
  const box = el("div", { class: "result-ring", "aria-hidden": "true" }, document.querySelector<HTMLTemplateElement>("#_ring")!.content.cloneNode(true));
  const arc = box.querySelector(".ring-value")!;
  // The circle's length is 100, so a dash is a percentage; an empty dash would still draw its round end.
  if (value) arc.setAttribute("stroke-dasharray", value + " 100");
  else arc.remove();
  box.append(el("span", {}, percent(value)));
  return box;
}
