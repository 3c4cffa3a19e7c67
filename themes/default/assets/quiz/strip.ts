/** The numbered strip: where the learner is and how each question went. */
import type { Attempt } from "../record/document.ts";
import { isFlagged } from "./attempt.ts";
import { el, language, say } from "./page.ts";
import type { QuestionPart } from "./question.ts";
import { stateOf } from "./state.ts";

/** A strip that calls go with the id of the question that was asked for. */
export function strip(parts: ReadonlyMap<string, QuestionPart>, go: (id: string) => void) {
  const list = el("ol");
  const nav = el("nav", { class: "quiz-strip", "aria-label": say("strip") }, list);
  const stops = new Map<string, HTMLButtonElement>();
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
        stop.dataset.verdict = state;
        stop.toggleAttribute("data-flag", flagged);
        stop.textContent = String(index + 1);
        stop.setAttribute("aria-label", say("stop", index + 1, say("state." + state)) + (flagged ? ", " + say("flagged") : ""));
        if (id === current) stop.setAttribute("aria-current", "step");
        else stop.removeAttribute("aria-current");
        // Moved only when it must be: moving takes the focus away.
        const item = list.children[index];
        if (item?.firstChild !== stop) list.insertBefore(el("li", {}, stop), item || null);
      });
      while (list.children.length > attempt.order.length) list.lastChild!.remove();
    },
  };
}
