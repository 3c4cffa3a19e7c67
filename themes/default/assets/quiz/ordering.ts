/** The input of ordering: a list whose parts are moved up and down. */
import { el } from "../dom.ts";
import type { QuestionData } from "./data.ts";
import type { Input } from "./input.ts";
import { put, rich, say, word } from "./page.ts";
import { isNext } from "./score.ts";

export function ordering(section: HTMLElement, question: QuestionData): Input {
  const box = section.querySelector<HTMLElement>(".order-box")!;
  const list = box.querySelector(".order")!;
  const status = box.querySelector("[aria-live]")!;
  const read = () => [...list.children].map((part) => (part as HTMLElement).dataset.choice!);
  const parts = new Map(read().map((id, i) => [id, list.children[i]]));
  const text = (part: Element) => part.querySelector(".order-text")!;
  const key = question.choices.map((choice) => choice.id);

  list.addEventListener("click", (event) => {
    const button = (event.target as Element).closest("button");
    if (!button) return;
    const part = button.closest("li")!;
    // The neighbour is what moves, so that the button keeps the focus.
    if (button.value === "up") part.after(part.previousElementSibling || "");
    else part.before(part.nextElementSibling || "");
    status.textContent = say("moved", text(part).textContent!, [...list.children].indexOf(part) + 1);
    list.dispatchEvent(new Event("input", { bubbles: true }));
  });

  const describe = (ids: readonly string[]) => [
    el("ol", {}, ...ids.flatMap((id) => (parts.has(id) ? el("li", {}, rich(text(parts.get(id)!).innerHTML)) : []))),
  ];

  return {
    read,
    write: (answer, order) => put(list, [...new Set([...answer, ...order])].flatMap((id) => parts.get(id) || [])),
    missing: () => "",
    reveal(answer) {
      box.dataset.locked = status.textContent = "";
      answer.forEach((id, i) => {
        const note = el("span", { class: "field-note" });
        if (id === key[i]) note.dataset.verdict = "right";
        note.append(id === key[i] ? word(say("place.right")) : say("place", key.indexOf(id) + 1));
        parts.get(id)?.append(note);
      });
      if (answer.join() === key.join()) return;
      // Who only put one part elsewhere has hardly a row in its place, and yet many points.
      const pairs = answer.filter((id, i) => i && isNext(question, answer[i - 1], id)).length;
      const sum = el("p", {}, say("pairs", pairs, key.length - 1));
      list.after(el("div", { class: "order-key" }, el("strong", {}, say("order")), ...describe(key), sum));
    },
    conceal() {
      delete box.dataset.locked;
      for (const added of box.querySelectorAll(".field-note, .order-key")) added.remove();
    },
    describe,
    key: () => key,
  };
}
