/** The numbered strip: where the learner is and how each question went. */
import { el, language } from "../dom.ts";
import type { Attempt } from "../record/document.ts";
import { isFlagged } from "./attempt.ts";
import { say } from "./page.ts";
import type { QuestionPart } from "./question.ts";
import { stateOf } from "./state.ts";

/** A strip that calls go with the id of the question that was asked for. */
export function strip(parts: ReadonlyMap<string, QuestionPart>, go: (id: string) => void) {
  const list = el("ol");
  const nav = el("nav", { class: "quiz-strip", "aria-label": say("strip") }, list);
  const stops = new Map<string, HTMLButtonElement>();
  const drawn = new Map<string, string>();
  let here: HTMLElement | undefined;
  for (const id of parts.keys()) {
    const stop = el("button", { type: "button" });
    stop.addEventListener("click", () => go(id));
    stops.set(id, stop);
  }

  return {
    nav,
    /** current is "" while no question is shown. */
    draw(attempt: Attempt, current: string, teaches: boolean) {
      attempt.order.forEach((id, index) => {
        const stop = stops.get(id)!;
        const state = stateOf(attempt, parts.get(id)!.data, teaches, language);
        const flagged = isFlagged(attempt, id);
        const now = state + index + flagged;
        if (drawn.get(id) !== now) {
          drawn.set(id, now);
          stop.dataset.verdict = state;
          stop.toggleAttribute("data-flag", flagged);
          stop.textContent = String(index + 1);
          stop.setAttribute("aria-label", say("stop", index + 1, say("state." + state)) + (flagged ? ", " + say("flagged") : ""));
        }
        // Moved only when it must be: moving takes the focus away.
        const item = list.children[index];
        if (item?.firstChild !== stop) list.insertBefore(el("li", {}, stop), item || null);
      });
      while (list.children.length > attempt.order.length) list.lastChild!.remove();
      const stop = stops.get(current);
      if (here === stop) return;
      here?.removeAttribute("aria-current");
      stop?.setAttribute("aria-current", "step");
      here = stop;
      // A long strip scrolls in itself, so that it does not push the question away.
      if (stop) list.scrollTop = stop.offsetTop - list.clientHeight / 2;
    },
  };
}
