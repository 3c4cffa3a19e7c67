/** The screen before an exam is handed in: how every question stands, and the way back to each. */
import { el, language } from "../dom.ts";
import type { Attempt } from "../record/document.ts";
import { isFlagged, isGiven } from "./attempt.ts";
import { button, panel, say, word } from "./page.ts";
import type { QuestionPart } from "./question.ts";
import { stateOf } from "./state.ts";

/** go opens a question, finish hands the exam in. What is empty needs a second yes. */
export function reviewScreen(parts: ReadonlyMap<string, QuestionPart>, go: (id: string) => void, finish: () => void) {
  const { section, heading } = panel("review");
  let shown: Attempt;
  const empty = () => shown.order.filter((id) => !isGiven(shown, id)).length;

  const end = button(say("finish"), () => (empty() ? ask(true) : finish()));
  const stay = button(say("review.back"), () => go(shown.current), true);
  const actions = el("div", { class: "actions" }, end, stay);

  // A paragraph is read from its middle on; a heading that takes the focus is read whole.
  const question = el("h3", { tabindex: "-1" });
  const confirm = el(
    "div",
    { class: "quiz-confirm" },
    question,
    el("div", { class: "actions" }, button(say("confirm.yes"), finish), button(say("confirm.no"), () => ask(false), true)),
  );

  function ask(sure: boolean): void {
    question.replaceChildren(el("strong", {}, say("confirm", empty())), " ", say("confirm.cost"));
    confirm.hidden = !sure;
    actions.hidden = sure;
    (sure ? question : end).focus();
  }

  function row(id: string, index: number): HTMLElement {
    const state = stateOf(shown, parts.get(id)!.data, false, language);
    const prompt = el("span", { class: "review-prompt" });
    prompt.append(...parts.get(id)!.heading.querySelector(".question-prompt")!.cloneNode(true).childNodes);
    const line = el("span", { class: "review-line" }, el("span", { class: "review-state", "data-verdict": state }, word(say("review." + state))));
    if (isFlagged(shown, id)) line.append(el("span", { class: "review-state", "data-verdict": "flag" }, word(say("review.flag"))));
    const open = el("button", { type: "button" }, el("span", { class: "review-number" }, index + 1 + "."), prompt, line);
    open.addEventListener("click", () => go(id));
    return el("li", {}, open);
  }

  return {
    section,
    heading,
    draw(attempt: Attempt) {
      const fresh = section.hidden; // it is just being opened
      shown = attempt;
      const count = attempt.order.length;
      const flags = attempt.order.filter((id) => isFlagged(attempt, id)).length;
      const sums = [say("review.sum", count - empty(), count), ...(flags ? [say("review.flags", flags)] : [])];
      section.replaceChildren(
        heading,
        el("p", { class: "meta" }, ...sums.map((sum) => el("span", {}, sum))),
        el("ol", { class: "review-list" }, ...attempt.order.map(row)),
        actions,
        confirm,
      );
      if (fresh || !empty()) {
        confirm.hidden = true;
        actions.hidden = false;
      }
    },
  };
}
