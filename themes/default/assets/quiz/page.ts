/** What the quiz reads from its page once: the key, the strings, the language. */
import type { QuizData } from "./data.ts";
import { type Fraction, compare, floor, fraction, times } from "./fraction.ts";

/** Lists and maps that Go left nil arrive as null. */
export const data: QuizData = JSON.parse(document.getElementById("_quiz-data")!.textContent!, (_, value) => value ?? []);

export const language = document.documentElement.lang;

/** The theme's string quiz.js.<key>, with {0}, {1} … filled in. */
export function say(key: string, ...args: (string | number)[]): string {
  return (data.strings[key] || key).replace(/\{(\d)\}/g, (_, index) => String(args[index]));
}

export const decimal = (value: number): string => value.toLocaleString(language, { maximumFractionDigits: 9 });

/** Points for display: two decimals at most, rounded down, or up where they are still missing. */
export function points(value: Fraction, up = false): string {
  let hundredths = floor(times(value, fraction(100)));
  if (up && compare(fraction(hundredths, 100), value) < 0) hundredths++;
  return decimal(hundredths / 100);
}

export const percent = (value: number): string => say("percent", value);

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
export function rich(html: string): HTMLElement {
  const element = el("div", { class: "quiz-rich" });
  element.innerHTML = html;
  return element;
}

/** A verdict as icon and words; the tone comes from data-verdict around it. */
export const word = (text: string): HTMLElement =>
  el("span", { class: "verdict" }, el("span", { class: "icon", "aria-hidden": "true" }), text);

/** Brings children to the end of parent, in their order. Moving takes the focus from them, so nothing moves that stands right. */
export function put(parent: Element, children: readonly Element[]): void {
  const last = [...parent.children].slice(-children.length);
  if (children.some((child, i) => child !== last[i])) parent.append(...children);
}

export function button(text: string, onClick: () => void): HTMLButtonElement {
  const element = el("button", { type: "button", class: "button" }, text);
  element.addEventListener("click", onClick);
  // A key that is held down must not rush through what just appeared under it.
  element.addEventListener("keydown", (event) => {
    if (event.repeat && event.key === "Enter") event.preventDefault();
  });
  return element;
}
