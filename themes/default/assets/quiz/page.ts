/** What the quiz reads from its page once: the key, the strings, the language; and what it makes its elements with. */
import type { QuizData } from "./data.ts";
import { type Fraction, compare, floor, fraction, times } from "./fraction.ts";

/** Lists and maps that Go left nil arrive as null. */
const parse = (text: string) => JSON.parse(text, (_, value) => value ?? []);

/** An exam's data arrives sealed: as a string, base64 of the same JSON in UTF-8. */
function unseal(page: QuizData | string): QuizData {
  if (typeof page !== "string") return page;
  return parse(new TextDecoder().decode(Uint8Array.from(atob(page), (char) => char.charCodeAt(0))));
}

export const data: QuizData = unseal(parse(document.getElementById("_quiz-data")!.textContent!));

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

/** A day and a time of this year. */
export const moment = (when: Date): string =>
  when.toLocaleString(language, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

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

export function button(text: string, onClick: () => void, quiet = false): HTMLButtonElement {
  const element = el("button", { type: "button", class: quiet ? "button button-quiet" : "button" }, text);
  element.addEventListener("click", onClick);
  // A key that is held down must not rush through what just appeared under it.
  element.addEventListener("keydown", (event) => {
    if (event.repeat && event.key === "Enter") event.preventDefault();
  });
  return element;
}

/** A screen of its own beside the questions, still hidden; its name is also its heading. */
export function panel(name: string): { section: HTMLElement; heading: HTMLElement } {
  const heading = el("h2", { id: "_" + name, tabindex: "-1" }, say(name + ".title"));
  return { heading, section: el("section", { class: "quiz-" + name, "aria-labelledby": "_" + name, hidden: "" }, heading) };
}
