/** The input of single, multiple and true-false: radios or checkboxes in cards. */
import type { QuestionData } from "./data.ts";
import type { Input } from "./inputs.ts";
import { el, rich, say, word } from "./page.ts";
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

  return {
    read: () => [...cards].filter(([, card]) => box(card).checked).map(([id]) => id),
    write(ids) {
      for (const [id, card] of cards) box(card).checked = ids.includes(id);
    },
    arrange(order) {
      const sorted = order.flatMap((id) => cards.get(id) || []);
      // Moving a card takes the focus from it.
      if (sorted.some((card, index) => list.children[index] !== card)) list.append(...sorted);
    },
    pick(index) {
      const card = list.children[index];
      if (!card || box(card as HTMLElement).disabled) return false;
      box(card as HTMLElement).focus();
      box(card as HTMLElement).click();
      return true;
    },
    focus: () => box(list.children[0] as HTMLElement).focus(),
    reveal(ids) {
      for (const choice of question.choices) {
        const card = cards.get(choice.id);
        if (!card) continue;
        const verdict = choiceVerdict(question, choice);
        const said = note(verdict, ids.includes(choice.id));
        box(card).disabled = true;
        if (!said) continue;
        card.dataset.verdict = verdict;
        const id = "note-" + box(card).id;
        box(card).setAttribute("aria-describedby", id);
        card.append(el("div", { class: "choice-note", id }, word(said), rich(choice.feedback)));
      }
    },
    conceal() {
      for (const card of cards.values()) {
        box(card).disabled = false;
        box(card).removeAttribute("aria-describedby");
        delete card.dataset.verdict;
        card.querySelector(".choice-note")?.remove();
      }
    },
    describe: (ids) => ids.flatMap((id) => (cards.has(id) ? text(cards.get(id)!).cloneNode(true) : [])),
    key: () => question.choices.filter((choice) => choiceVerdict(question, choice) === "right").map((choice) => choice.id),
  };
}
