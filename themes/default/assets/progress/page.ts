/** What a page of the learner's own reads once, and what it makes its elements with. */

/** The page's data; lists and maps that Go left nil arrive as null. */
export const page = JSON.parse(document.getElementById("_own-data")!.textContent!, (_, value) => value ?? []);

const language = document.documentElement.lang;

/** The theme's string of this page, with {0}, {1} … filled in. */
export const say = (key: string, ...args: (string | number)[]): string =>
  (page.strings[key] || key).replace(/\{(\d)\}/g, (_: string, index: number) => String(args[index]));

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

/** A state in words; the sign and the tone come from data-state. */
export const state = (name: string, text: string): HTMLElement => el("span", { class: "state", "data-state": name }, text);

/** How much of something is done: a bar, and the same in words. */
export const bar = (text: string, done: number, all: number): HTMLElement =>
  el("p", { class: "own-bar" }, el("progress", { value: String(done), max: String(all || 1), "aria-hidden": "true" }), el("span", {}, text));

export const find = <T extends HTMLElement>(selector: string, root: ParentNode = document): T => root.querySelector<T>(selector)!;

/** Changes a text only if it is another: what is set again may be read out again. */
export function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** The name of the learner, if they gave one; the script of every page puts it there. */
export const who = (): string => document.documentElement.dataset.who || "";

/** Does what a button is named for by its data-do. */
export function onClick(actions: Readonly<Record<string, (button: HTMLElement) => void>>): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-do]")) {
    button.addEventListener("click", () => actions[button.dataset.do!](button));
  }
}

/** Hands a file to the browser to be saved. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
