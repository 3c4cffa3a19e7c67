/** The timer as it is seen: the time that is left, more of it, or none of it at all. */
import { el, write } from "../dom.ts";
import type { Attempt } from "../record/document.ts";
import { button, data, say } from "./page.ts";
import { clock, left, more, phase } from "./timer.ts";

export function timerBar(add: () => void, toggle: () => void) {
  const label = el("span");
  const rest = el("strong");
  const time = el("p", { class: "quiz-time", role: "timer" }, label, " ", rest);
  const hide = button(say("time.hide"), toggle, true);
  // Said once, politely: what was added, that little time is left, that none is.
  const status = el("p", { class: "quiz-late", "aria-live": "polite" });
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
      write(label, stage === "up" ? "" : say("time"));
      write(rest, stage === "up" ? say("time.over") : clock(left(attempt, data.timer, now)));
      hide.setAttribute("aria-pressed", String(!!attempt.untimed));
      write(status, stage ? say("time." + stage) : attempt.extended ? say("added", attempt.extended) : "");
    },
  };
}
