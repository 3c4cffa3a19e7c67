/** The input of single, multiple and true-false: radios or checkboxes in cards. */
import { el } from "../dom.ts";
import type { QuestionData } from "./data.ts";
import type { Input } from "./input.ts";
import { put, rich, say, word } from "./page.ts";
import { type Verdict, choiceVerdict } from "./score.ts";

export function choices(section: HTMLElement, question: QuestionData): Input {
  const list = section.querySelector(".choices")!;
  const cards = new Map([...list.children].map((card) => [(card as HTMLElement).dataset.choice!, card as HTMLElement]));
  const box = (card: HTMLElement) => card.querySelector("input")!;
  const text = (card: HTMLElement) => card.querySelector(".choice-text")!;

  /** What the card of a choice says after the answer; nothing for a wrong choice left alone. */
  function note(choiceVerdict: Verdict, picked: boolean): string {
    if (picked) return say("picked." + choiceVerdict);
    return choiceVerdict === "right" ? say(question.type === "multiple" ? "missed" : "key") : "";
  }

  // The digits pick choices. They have no other use here: nothing can be typed.
  section.addEventListener("keydown", (event) => {
    const card = list.children[+event.key - 1] as HTMLElement | undefined;
    if (!card || box(card).disabled || event.ctrlKey || event.altKey || event.metaKey) return;
    box(card).focus();
    box(card).click();
    event.preventDefault();
  });

  return {
    read: () => [...cards].filter(([, card]) => box(card).checked).map(([id]) => id),
    write(ids, order) {
      put(list, order.flatMap((id) => cards.get(id) || []));
      for (const [id, card] of cards) box(card).checked = ids.includes(id);
    },
    missing: () => ([...cards.values()].some((card) => box(card).checked) ? "" : say("empty")),
    reveal(ids) {
      for (const choice of question.choices) {
        const card = cards.get(choice.id);
        if (!card) continue;
        const verdict = choiceVerdict(question, choice);
        const said = note(verdict, ids.includes(choice.id));
        box(card).disabled = true;
        if (!said) continue;
        card.dataset.verdict = verdict;
        card.append(el("div", { class: "choice-note" }, word(said), rich(choice.feedback)));
      }
    },
    conceal() {
      for (const card of cards.values()) {
        box(card).disabled = false;
        delete card.dataset.verdict;
        card.querySelector(".choice-note")?.remove();
      }
    },
    describe: (ids) => ids.flatMap((id) => (cards.has(id) ? text(cards.get(id)!).cloneNode(true) : [])),
    key: () => question.choices.filter((choice) => choiceVerdict(question, choice) === "right").map((choice) => choice.id),
  };
}
