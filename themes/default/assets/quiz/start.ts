/** The card before the first question: what an exam is like, and the button that begins it. */
import { el } from "../dom.ts";
import type { Allowance } from "./limit.ts";
import { button, data, moment, panel, percent, say } from "./page.ts";

/** A card for so many questions; go begins. */
export function startCard(asked: number, go: () => void) {
  const { section, heading } = panel("start");
  const begin = button(say("begin"), go);

  return {
    section,
    heading,
    draw(allowance: Allowance) {
      const facts = el("dl", { class: "start-facts" });
      const fact = (term: string, text: string) => facts.append(el("div", {}, el("dt", {}, say(term)), el("dd", {}, text)));
      fact("start.questions", String(asked));
      if (data.timer) fact("start.time", say("minutes", data.timer));
      fact("start.mark", percent(data.passMark));
      if (data.attempts) fact("start.left", String(allowance.left));
      fact("start.feedback", say("start." + data.mode));
      section.replaceChildren(heading, facts, ...(data.timer ? [el("p", {}, say("start.extend"))] : []));
      section.append(...limits(allowance));
      if (allowance.left) section.append(el("div", { class: "actions" }, begin));
    },
  };
}

/** That attempts are used up, and what then; nothing while there are some. */
export function limits({ left, opens }: Allowance): HTMLElement[] {
  if (left) return [];
  return [el("p", { class: "quiz-limit" }, el("strong", {}, say("used", data.attempts)), " ", opens ? say("opens", moment(opens)) : say("ask"))];
}
