/** The timer as it is seen: the time that is left, more of it, or none of it at all. */
import type { Attempt } from "../record/document.ts";
import { button, data, el, say } from "./page.ts";
import { clock, left, more, phase } from "./timer.ts";

export function timerBar(add: () => void, toggle: () => void) {
  const label = el("span");
  const rest = el("strong");
  const time = el("p", { class: "quiz-time", role: "timer" }, label, " ", rest);
  const hide = button("", toggle, true);
  // Said once, politely: what was added, that little time is left, that none is.
  const status = el("p", { class: "quiz-late", role: "status" });
  const bar = el("div", { class: "quiz-timer" }, time, button(say("more", more), add, true), hide, status);

  return {
    bar,
    /** Nothing while no attempt runs. */
    draw(attempt: Attempt | undefined) {
      bar.hidden = !attempt;
      if (!attempt) return;
      const now = new Date();
      const stage = phase(attempt, data.timer, now);
      bar.dataset.phase = stage;
      time.hidden = !!attempt.untimed;
      set(label, stage === "up" ? "" : say("time"));
      set(rest, stage === "up" ? say("time.over") : clock(left(attempt, data.timer, now)));
      set(hide, say(attempt.untimed ? "time.show" : "time.hide"));
      set(status, stage ? say("time." + stage) : attempt.extended ? say("added", attempt.extended) : "");
    },
  };
}

/** What is set again unchanged would be read out again. */
function set(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
