/** What the scripts of a page make elements and words with. */

export const language = document.documentElement.lang;

/** What the build wrote. Lists and maps that Go left nil arrive as null. */
export const parse = (text: string) => JSON.parse(text, (_, value) => value ?? []);

/** The JSON in the page's element of that id. */
export const pageData = (id: string) => parse(document.getElementById(id)!.textContent!);

/** Says strings of the theme by their keys, with {0}, {1} … filled in. */
export const sayer =
  (strings: Readonly<Record<string, string>>) =>
  (key: string, ...args: (string | number)[]): string =>
    (strings[key] || key).replace(/\{(\d)\}/g, (_, index) => String(args[index]));

export const day = (iso: string): string => new Date(iso).toLocaleDateString(language, { dateStyle: "long" });

type Tags = HTMLElementTagNameMap;

/** An element with attributes and children. */
export function el<K extends keyof Tags>(tag: K, attributes: Record<string, string> = {}, ...children: (Node | string)[]): Tags[K] {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children);
  return element;
}

/** An element with HTML that the build made from the author's Markdown; it has passed the build's allow lists. */
export function html<K extends keyof Tags>(tag: K, attributes: Record<string, string>, content: string): Tags[K] {
  const element = el(tag, attributes);
  element.innerHTML = content;
  return element;
}

export const icon = (name = "icon"): HTMLElement => el("span", { class: name, "aria-hidden": "true" });

/** A key that is held down must not rush through what just appeared under it. */
export function steady(button: HTMLButtonElement): HTMLButtonElement {
  button.addEventListener("keydown", (event) => {
    if (event.repeat && event.key === "Enter") event.preventDefault();
  });
  return button;
}

/** Changes a text only if it is another: what is set again may be read out again. */
export function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A ring that is closed at 100 percent, with text in it. The words beside it say the same. */
export function ring(value: number, text: string): HTMLElement {
  const box = el("div", { class: "ring", "aria-hidden": "true" }, document.querySelector<HTMLTemplateElement>("#_ring")!.content.cloneNode(true));
  const arc = box.querySelector(".ring-value")!;
  // The circle's length is 100, so a dash is a percentage; an empty dash would still draw its round end.
  if (value) arc.setAttribute("stroke-dasharray", value + " 100");
  else arc.remove();
  box.append(el("span", {}, text));
  return box;
}
