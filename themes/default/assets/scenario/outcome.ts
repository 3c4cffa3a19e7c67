/** The outcome: how it ended, the score, the debrief, the way taken beside the best one. */
import type { BestRun } from "../record/scenarios.ts";
import { data, day, el, icon, lift, number, rich, say, signed } from "./page.ts";
import { type Step, type Way, follow, percent } from "./play.ts";
import { scene } from "./talk.ts";

const section = document.querySelector<HTMLElement>(".outcome")!;
export const heading = section.querySelector("h2")!;
const readable = document.getElementById("_debrief");
const debriefTitle = readable?.previousElementSibling?.innerHTML || "";
const debrief = readable && lift(readable);

const share = (value: number): string => say("percent", value);

/** Fills the section; actions are the buttons below the score. */
export function drawOutcome(way: Way, best: BestRun | undefined, actions: Node[]): void {
  const words = el("div", { class: "outcome-words" }, heading);
  const percentage = percent(way.points, data.best);
  heading.replaceChildren(icon(), say("ended." + way.node.ending));
  if (data.best > 0) words.append(el("p", {}, say("score", number(way.points), data.best, share(percentage))));
  if (best) {
    const ending = say("ending." + best.ending);
    const text = data.best > 0 ? say("best.score", ending, share(best.percent), day(best.date)) : say("best", ending, day(best.date));
    words.append(el("p", { class: "outcome-best" }, text));
  }
  section.dataset.ending = way.node.ending;
  section.replaceChildren(
    el("div", { class: "outcome-head" }, ...(data.best > 0 ? [ring(percentage)] : []), words),
    el("div", { class: "actions" }, ...actions),
    ...(debrief ? [rich("h3", {}, debriefTitle), debrief] : []),
    ...compare(way),
  );
}

/** A ring that is closed at 100 percent. The words beside it say the same. */
function ring(value: number): HTMLElement {
  const box = el("div", { class: "outcome-ring", "aria-hidden": "true" }, document.querySelector<HTMLTemplateElement>("#_ring")!.content.cloneNode(true));
  const arc = box.querySelector(".ring-value")!;
  // The circle's length is 100, so a dash is a percentage; an empty dash would still draw its round end.
  if (value) arc.setAttribute("stroke-dasharray", value + " 100");
  else arc.remove();
  box.append(el("span", {}, share(value)));
  return box;
}

/** The way taken beside the best one: one list while they are the same, two columns from where they part. */
function compare(way: Way): HTMLElement[] {
  const best = way.points < data.best ? follow(data, data.bestWay) : way;
  const same = way.steps.findIndex((step, i) => step.move.id !== best.steps[i]?.move.id);
  const parted = same < 0 ? way.steps.length : same;
  const list = el("ol", { class: "ways" });
  for (let i = 0; i <= Math.max(way.steps.length, best.steps.length); i++) {
    if (i < parted) list.append(el("li", { class: "way-same" }, cell("same", best.steps[i])));
    else if (best === way) list.append(el("li", { class: "way-same" }, cell("", undefined, way)));
    else {
      const row = el("li", { class: "way-parted" });
      if (i === parted) row.append(el("p", { class: "way-fork" }, say("part")));
      row.append(cell("yours", way.steps[i], i === way.steps.length ? way : undefined));
      row.append(cell(i === parted ? "better" : "other", best.steps[i], i === best.steps.length ? best : undefined));
      list.append(row);
    }
  }
  const title = el("h3", {}, say(best === way ? "way" : "ways"));
  return best === way && data.best > 0 ? [title, el("p", {}, say("way.best")), list] : [title, list];
}

/** A step of a way, or its ending; empty where the way is over. */
function cell(kind: string, step: Step | undefined, end?: Way): HTMLElement {
  const box = el("div", { class: "way-cell", "data-way": kind });
  if (end) {
    box.dataset.ending = end.node.ending;
    box.append(
      rich("p", { class: "way-scene" }, scene(end.node).title),
      el("p", { class: "way-end" }, icon(), say("ending." + end.node.ending)),
    );
  }
  if (step) {
    const label = el("p", { class: "way-kind" }, say(kind));
    if (kind === "same") label.prepend(icon());
    if (step.points) label.append(el("span", {}, say("points", signed(step.points))));
    box.append(rich("p", { class: "way-scene" }, scene(step.node).title), label, rich("p", { class: "way-reply" }, step.move.html));
  }
  return box;
}
