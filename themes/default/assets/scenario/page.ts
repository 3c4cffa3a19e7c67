/** What the player reads from its page once: the graph, the strings, the language. */
import type { ScenarioData } from "./data.ts";

/** Lists and maps that Go left nil arrive as null. */
export const data: ScenarioData = JSON.parse(document.getElementById("_scenario-data")!.textContent!, (_, value) => value ?? []);

const language = document.documentElement.lang;

/** The theme's string scenario.js.<key>, with {0}, {1} … filled in. */
export function say(key: string, ...args: (string | number)[]): string {
  return (data.strings[key] || key).replace(/\{(\d)\}/g, (_, index) => String(args[index]));
}

/** A number that says whether it is more or less: +2, −1, 0. */
export const signed = (value: number): string => (value > 0 ? "+" : value < 0 ? "−" : "") + Math.abs(value);

/** A number with a minus as it is printed. */
export const number = (value: number): string => (value < 0 ? signed(value) : String(value));

export const day = (iso: string): string => new Date(iso).toLocaleDateString(language, { dateStyle: "long" });

/** An element with attributes and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children);
  return element;
}

/** HTML that the build made from the author's Markdown; it has passed the build's allow lists. */
export function rich<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string>, html: string): HTMLElementTagNameMap[K] {
  const element = el(tag, attributes);
  element.innerHTML = html;
  return element;
}

export const icon = (): HTMLElement => el("span", { class: "icon", "aria-hidden": "true" });

export function button(content: string, attributes: Record<string, string>, onClick: () => void): HTMLButtonElement {
  const element = rich("button", { type: "button", ...attributes }, content);
  // A double click, or a key that is held down, must not rush through what just appeared under it.
  element.addEventListener("click", (event) => {
    if (event.detail < 2) onClick();
  });
  element.addEventListener("keydown", (event) => {
    if (event.repeat && event.key === "Enter") event.preventDefault();
  });
  return element;
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
