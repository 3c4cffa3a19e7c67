/** What the player reads from its page once: the graph and the strings. */
import { html, pageData, sayer, steady } from "../dom.ts";
import type { ScenarioData } from "./data.ts";

export const data: ScenarioData = pageData("_scenario-data");

/** The theme's string scenario.js.<key>. */
export const say = sayer(data.strings);

/** A number that says whether it is more or less: +2, −1, 0. */
export const signed = (value: number): string => (value > 0 ? "+" : value < 0 ? "−" : "") + Math.abs(value);

/** A number with a minus as it is printed. */
export const number = (value: number): string => (value < 0 ? signed(value) : String(value));

export function button(content: string, attributes: Record<string, string>, onClick: () => void): HTMLButtonElement {
  const element = html("button", { type: "button", ...attributes }, content);
  // A double click must not rush through what just appeared under it.
  element.addEventListener("click", (event) => {
    if (event.detail < 2) onClick();
  });
  return steady(element);
}

/**
 * Takes a part of the readable page for the player and leaves a copy there for
 * paper. The part itself keeps its listeners (tabs, copy buttons) and its ids.
 */
export function lift(part: HTMLElement): HTMLElement {
  const copy = part.cloneNode(true) as HTMLElement;
  for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
  part.replaceWith(copy);
  return part;
}
