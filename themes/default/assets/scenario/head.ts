/** The head of the conversation: who it is, how they feel, the meters. */
import { write } from "../dom.ts";
import type { NodeData } from "./data.ts";
import { data, number, say, signed } from "./page.ts";
import type { Way } from "./play.ts";
import { scene } from "./talk.ts";

const head = document.querySelector<HTMLElement>(".player-head")!;
const face = head.querySelector<HTMLElement>(".face")!;
const [who, feeling] = head.querySelector(".player-who")!.children;
const nobody = head.parentElement!.getAttribute("aria-label")!; // "Conversation"
const wide = 88; // of a meter's bar

/** node is the scene on the screen, the newest of way or the one before it. */
export function drawHead(way: Way, node: NodeData): void {
  // A scene where nobody speaks leaves the one in the head who spoke last.
  const nodes = [...way.steps.map((step) => step.node), node];
  // What stands beside each other is read without a space between.
  write(who, (nodes.map((node) => scene(node).speaker).filter(Boolean).pop() || nobody) + "\u00a0");
  face.dataset.feeling = node.feeling;
  face.dataset.ending = node.feeling ? "" : node.ending;
  write(feeling, node.feeling ? say("feeling." + node.feeling) : node.ending && say("ending." + node.ending));
  for (const { id, min, max } of data.meters) {
    const line = head.querySelector(`[data-meter="${id}"]`)!;
    const value = way.meters.get(id)!;
    write(line.querySelector("strong")!, min < 0 ? signed(value) : number(value));
    line.querySelector(".meter-fill")!.setAttribute("width", String((wide * (value - min)) / (max - min || 1)));
  }
}
