/** What the quiz reads from its page once: the key and the strings; and what it makes its elements with. */
import { el, html, icon, language, pageData, parse, sayer, steady } from "../dom.ts";
import type { QuizData } from "./data.ts";
import { type Fraction, floor, fraction, times } from "./fraction.ts";

/** An exam's data arrives sealed: as a string, base64 of the same JSON in UTF-8. */
export function unseal(page: QuizData | string): QuizData {
  if (typeof page !== "string") return page;
  return parse(new TextDecoder().decode(Uint8Array.from(atob(page), (char) => char.charCodeAt(0))));
}

export const data: QuizData = unseal(pageData("_quiz-data"));

/** The theme's string quiz.js.<key>. */
export const say = sayer(data.strings);

export const decimal = (value: number): string => value.toLocaleString(language, { maximumFractionDigits: 9 });

/** Points for display: two decimals at most, rounded down. */
export const points = (value: Fraction): string => decimal(floor(times(value, fraction(100))) / 100);

export const percent = (value: number): string => say("percent", value);

/** A day and a time of this year. */
export const moment = (when: Date): string =>
  when.toLocaleString(language, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

/** HTML that the build made from the author's Markdown; it has passed the build's allow lists. */
export const rich = (content: string): HTMLElement => html("div", { class: "quiz-rich" }, content);

/** A verdict as icon and words; the tone comes from data-verdict around it. */
export const word = (text: string): HTMLElement => el("span", { class: "verdict" }, icon(), text);

/** Brings children to the end of parent, in their order. Moving takes the focus from them, so nothing moves that stands right. */
export function put(parent: Element, children: readonly Element[]): void {
  const last = [...parent.children].slice(-children.length);
  if (children.some((child, i) => child !== last[i])) parent.append(...children);
}

export function button(text: string, onClick: () => void, quiet = false): HTMLButtonElement {
  const element = el("button", { type: "button", class: quiet ? "button button-quiet" : "button" }, text);
  element.addEventListener("click", onClick);
  return steady(element);
}

/** A screen of its own beside the questions, still hidden. Its heading takes the focus, so the section has no name: both would be read out. */
export function panel(name: string): { section: HTMLElement; heading: HTMLElement } {
  const heading = el("h2", { tabindex: "-1" }, say(name + ".title"));
  return { heading, section: el("section", { class: "quiz-" + name, hidden: "" }, heading) };
}
