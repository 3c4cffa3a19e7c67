/** The outcome: how it ended, the score, the debrief, the way taken beside the best one. */
import { day, el, html, icon, ring } from "../dom.ts";
import type { BestRun } from "../record/scenarios.ts";
import { data, lift, number, say, signed } from "./page.ts";
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
    el("div", { class: "outcome-head" }, ...(data.best > 0 ? [ring(percentage, share(percentage))] : []), words),
    el("div", { class: "actions" }, ...actions),
    ...(debrief ? [html("h3", {}, debriefTitle), debrief] : []),
    ...compare(way),
  );
}

/** The way taken beside the best one: one list while they are the same, the answers that part them, then how each goes on. */
function compare(way: Way): HTMLElement[] {
  const best = way.points < data.best ? follow(data, data.bestWay) : way;
  const same = way.steps.findIndex((step, i) => step.move.id !== best.steps[i]?.move.id);
  const parted = same < 0 ? way.steps.length : same;
  const list = el("ol", { class: "ways" });
  for (const step of best.steps.slice(0, parted)) list.append(el("li", {}, cell("same", step)));
  if (best === way) list.append(el("li", {}, cell("", undefined, way)));
  else {
    const fork = el("p", { class: "way-fork" }, say("part"));
    list.append(
      el("li", { class: "way-parted" }, fork, cell("yours", way.steps[parted]), cell("better", best.steps[parted])),
      el("li", { class: "way-parted" }, rest("yours", way, parted + 1), rest("other", best, parted + 1)),
    );
  }
  const title = el("h3", {}, say(best === way ? "way" : "ways"));
  return best === way && data.best > 0 ? [title, el("p", {}, say("way.best")), list] : [title, list];
}

/** How a way goes on from a step to its ending. */
function rest(kind: string, way: Way, from: number): HTMLElement {
  const title = el("p", { class: "way-rest" }, say("rest." + kind));
  return el("div", { class: "way-side" }, title, ...way.steps.slice(from).map((step) => cell(kind, step)), cell(kind, undefined, way));
}

/** A step of a way, or its ending. */
function cell(kind: string, step: Step | undefined, end?: Way): HTMLElement {
  const box = el("div", { class: "way-cell", "data-way": kind });
  if (end) {
    box.dataset.ending = end.node.ending;
    box.append(
      html("p", { class: "way-scene" }, scene(end.node).title),
      el("p", { class: "way-end" }, icon(), say("ending." + end.node.ending)),
    );
  }
  if (step) {
    const label = el("p", { class: "way-kind" }, say(kind));
    if (kind === "same") label.prepend(icon());
    if (step.points) label.append(el("span", {}, say("points", signed(step.points))));
    box.append(html("p", { class: "way-scene" }, scene(step.node).title), label, html("p", { class: "way-reply" }, step.move.html));
  }
  return box;
}
