/** The blocks of the transcript: scenes, what the learner said, what the coach notes. */
import { el, html, icon } from "../dom.ts";
import type { NodeData } from "./data.ts";
import { data, lift, say, signed } from "./page.ts";
import type { Step } from "./play.ts";

export interface Scene {
  /** In HTML, as the author wrote it. */
  readonly title: string;
  /** The block of the transcript. */
  readonly block: HTMLElement;
  readonly heading: HTMLElement;
  /** Who speaks; "" if nobody is named. */
  readonly speaker: string;
}

/** Scenes and endings by id. */
export const scenes = new Map<string, Scene>();
for (const node of data.nodes) {
  const section = document.getElementById("node-" + node.id);
  if (!section) continue; // a route
  const title = section.querySelector(".node-title")!.innerHTML;
  const body = lift(section.querySelector<HTMLElement>(".node-body")!);
  const heading = html("h2", { class: "talk-title", tabindex: "-1" }, title);
  const speaker = body.querySelector(".turn-1 .speaker")?.textContent || "";
  scenes.set(node.id, { title, heading, speaker, block: el("section", { class: "talk-scene" }, heading, body) });
}

export const scene = (node: NodeData): Scene => scenes.get(node.id)!;

/** The learner's words, as a bubble on their side. */
export const reply = (step: Step): HTMLElement =>
  el("div", { class: "turn turn-2 reply" }, el("p", { class: "speaker" }, say("you")), html("p", {}, step.move.html));

/** What the coach says of a step, and what it changed in words and numbers; undefined if there is neither. */
export function note(step: Step): HTMLElement | undefined {
  const changes = data.meters.flatMap(({ id, label }) => (step.changes.has(id) ? say("change", label, signed(step.changes.get(id)!)) : []));
  if (step.points) changes.push(say("points", signed(step.points)));
  const { coaching } = step.move;
  if (!coaching && !changes.length) return undefined;
  const box = el("div", { class: coaching ? "coach" : "effects" });
  if (coaching) box.append(el("p", { class: "coach-title" }, icon(), say("coach") + "\u00a0"), html("div", { class: "coach-text" }, coaching));
  if (changes.length) box.append(el("p", { class: "coach-changes" }, changes.join(" · ")));
  return box;
}
