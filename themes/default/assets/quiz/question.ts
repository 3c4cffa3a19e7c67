/** One question of the page: its form, drawn from the attempt. */
import { el, language, write } from "../dom.ts";
import type { Attempt } from "../record/document.ts";
import type { QuestionData } from "./data.ts";
import type { Input } from "./input.ts";
import { inputs } from "./inputs.ts";
import { points, rich, say, word } from "./page.ts";
import { isClosed, isGiven } from "./attempt.ts";
import { fraction } from "./fraction.ts";
import { questionVerdict, scoreQuestion } from "./score.ts";

export interface QuestionPart {
  readonly data: QuestionData;
  readonly section: HTMLElement;
  readonly heading: HTMLElement;
  readonly input: Input;
  /** Shows the state that attempt has, as its question at index; says the outcome once. */
  draw(attempt: Attempt, index: number): void;
  /** Says inline that something is missing; "" takes it back. */
  complain(text: string): void;
  /** Whether the answer still lacks something; then it says so and goes there. */
  isMissing(): boolean;
}

/** The part for a question; undefined if the page lacks it or nobody reads its type. */
export function questionPart(data: QuestionData, section = document.getElementById("q-" + data.id)): QuestionPart | undefined {
  const reader = inputs.get(data.type);
  if (!section || !reader) return undefined;

  const input = reader(section, data);
  const heading = section.querySelector<HTMLElement>(".question-title")!;
  const number = section.querySelector(".question-number")!;
  const error = section.querySelector(".question-error")!;
  const outcome = section.querySelector<HTMLElement>(".question-outcome")!;
  section.querySelector(".question-key")?.remove();
  heading.tabIndex = -1;

  const complain = (text: string) => error.replaceChildren(text);
  let revealed = false;
  let drawn = 0;
  function reveal(attempt: Attempt) {
    const response = attempt.responses[data.id];
    const verdict = questionVerdict(data, response, language);
    input.reveal(response?.choices || []);
    outcome.dataset.verdict = verdict;
    const head = el(
      "p",
      { class: "outcome-head" },
      word(say("verdict." + (isGiven(attempt, data.id) ? verdict : "empty")) + "\u00a0"), // a space of a row is not read
      el("span", { class: "outcome-points" }, say("points", points(scoreQuestion(data, response, language)), points(fraction(data.points)))),
    );
    // In one part: what is added to a live region beside each other is read out as often as there are parts.
    outcome.append(el("div", { "aria-atomic": "true" }, head, ...(data.explanation ? [rich(data.explanation)] : [])));
  }

  return {
    data,
    section,
    heading,
    input,
    draw(attempt, index) {
      write(number, say("number", index + 1, attempt.order.length));
      const closed = isClosed(attempt, data.id);
      if (revealed && !closed) {
        input.conceal();
        outcome.replaceChildren();
        delete outcome.dataset.verdict;
      }
      input.write(attempt.responses[data.id]?.choices || [], attempt.choices[data.id]);
      if (closed && !revealed) reveal(attempt);
      revealed = closed;
      // Once for an attempt: a hint that the learner closed again stays closed.
      if (drawn === attempt.number) return;
      drawn = attempt.number;
      for (const hint of section.querySelectorAll<HTMLDetailsElement>(".question-hint")) hint.open = attempt.hints.includes(hint.id);
    },
    complain,
    isMissing() {
      const missing = input.missing();
      const field = section.querySelector<HTMLElement>("[name]")!;
      // The field that the focus comes to says it: it is its description. Only where the focus stays it speaks for itself.
      if (field === document.activeElement) error.setAttribute("aria-live", "assertive");
      else error.removeAttribute("aria-live"); // "off" is not silent everywhere
      complain(missing);
      if (missing) field.focus();
      return !!missing;
    },
  };
}
