/** The result by topic: a bar, the same in numbers and words, and where to read again. */
import { el } from "../dom.ts";
import { percent, points, say, word } from "./page.ts";
import type { TopicScore } from "./topics.ts";

export function topicBars(topics: readonly TopicScore[]): HTMLElement[] {
  if (!topics.length) return [];
  return [el("h3", {}, say("topics")), el("ul", { class: "topic-list" }, ...topics.map(bar))];
}

function bar(topic: TopicScore): HTMLElement {
  const item = el(
    "li",
    { "data-verdict": topic.weak ? "partial" : "right" },
    el("strong", {}, topic.title),
    el("progress", { max: "100", value: String(topic.percent), "aria-hidden": "true" }),
    el(
      "p",
      { class: "result-line" },
      word(say(topic.weak ? "topic.weak" : "topic.good")),
      el("span", {}, say("topic.points", points(topic.points), topic.max, percent(topic.percent))),
    ),
  );
  if (topic.weak && topic.lessons.length) {
    const links = topic.lessons.flatMap(({ title, url }, i) => [i ? ", " : " ", el("a", { href: url }, title)]);
    item.append(el("p", { class: "topic-lessons" }, say("topic.lessons"), ...links));
  }
  return item;
}
