/** How an answer is shown: in the dialog as options, on the search page as links. */
import { el, sayer } from "../dom";
import type { Answer } from "./core";
import { type Part, excerpt, whole } from "./excerpt";
import { root } from "./loaded";
import { type Result, glossary } from "./shards";

type Say = ReturnType<typeof sayer>;

const marked = (parts: Part[]): (Node | string)[] => parts.map(({ text, mark }) => (mark ? el("mark", {}, text) : text));

function hit(result: Result, { marks }: Answer, kind = ""): HTMLAnchorElement {
  const { title, heading, context, text, group } = result;
  const place = group === glossary ? kind : [context, heading && title].filter(Boolean).join(" › ");
  const link = el("a", { class: "hit", href: root + result.url + (result.anchor && "#" + result.anchor) });
  link.append(el("span", { class: "hit-title" }, ...marked(whole(heading || title, marks))));
  if (place) link.append(el("span", { class: "hit-place" }, place));
  if (text) link.append(el("span", { class: "hit-text" }, ...marked(group === glossary ? whole(text, marks) : excerpt(text, marks))));
  return link;
}

/** A list under a heading. */
export function group(title: string, links: HTMLElement[], number: number): HTMLElement {
  const id = "_hits-" + number;
  return el("div", { class: "hits", role: "group", "aria-labelledby": id }, el("p", { class: "hits-title", id }, title), ...links);
}

/** The results by what they are part of, the group with the best one first. */
export function groups(answer: Answer, say: Say): HTMLElement[] {
  const { all, some } = answer;
  const kinds = [...new Set(all.map((result) => result.group))];
  const made = kinds.map((kind, i) => group(say("group." + kind), all.filter((result) => result.group === kind).map((result) => hit(result, answer)), i));
  if (some.length) made.push(group(say("some"), some.map((result) => hit(result, answer, say("group." + glossary))), kinds.length));
  return made;
}

/** What is said of an answer. */
export function words(query: string, answer: Answer, say: Say): string {
  const { all, some, total, instead, missing } = answer;
  if (!all.length && !some.length) return [say("none", query.trim()), say("hint")].join(" ");
  const said = instead.map((pair) => say("instead", ...pair));
  said.push(...missing.map((word) => say("missing", word)));
  if (all.length) said.unshift(total === 1 ? say("one") : say("count", total));
  return said.join(" · ");
}
