/** The weak topics on the progress page: objectives of which the newest attempts earned less than the site's pass mark. */
import { floor, fraction, times } from "../quiz/fraction.ts";
import type { Document } from "../record/document.ts";
import type { ProgressData } from "./data.ts";
import { el, page, say } from "./page.ts";
import { type Weak, weakTopics } from "./weak.ts";

const data: ProgressData = page;
const most = 5; // in sight: what to begin with, not all that is missing

/** Nothing before the first quiz that has topics. */
export function drawTopics(document: Document): HTMLElement[] {
  const { weak, tested } = weakTopics(document, data.topics, data.passMark);
  if (!tested) return [];
  return [
    el(
      "section",
      { "aria-labelledby": "_topics" },
      el("h2", { class: "section-title", id: "_topics" }, say("topics")),
      ...(weak.length ? [list(weak.slice(0, most))] : [el("p", {}, say("topics.none", say("percent", data.passMark)))]),
      ...(weak.length > most ? [el("details", {}, el("summary", {}, say("topics.more", weak.length - most)), list(weak.slice(most)))] : []),
    ),
  ];
}

const list = (weak: readonly Weak[]) => el("ul", { class: "own-list own-topics" }, ...weak.map(item));

function item({ topic, points, max, percent }: Weak): HTMLElement {
  const hundredths = floor(times(points, fraction(100))) / 100;
  const score = say("topics.score", hundredths.toLocaleString(window.document.documentElement.lang), max, say("percent", percent));
  const links = topic.lessons.flatMap(({ title, url }, i) => [i ? ", " : " ", el("a", { href: url }, title)]);
  return el(
    "li",
    {},
    el("strong", {}, topic.title),
    el("p", { class: "meta" }, el("span", {}, score)),
    ...(links.length ? [el("p", {}, say("topics.lessons"), ...links)] : []),
  );
}
