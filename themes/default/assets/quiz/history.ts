/** The finished attempts as a folded table, the newest first. */
import { day, el } from "../dom.ts";
import type { Past } from "../record/document.ts";
import { percent, say, word } from "./page.ts";

/** Nothing for a single attempt: its result stands above. */
export function historyTable(history: readonly Past[] | undefined): HTMLElement[] {
  if (!history || history.length < 2) return [];
  const head = ["date", "percent", "verdict"].map((name) => el("th", { scope: "col" }, say("history." + name)));
  const rows = [...history].reverse().map(({ date, percent: score, passed }) =>
    el(
      "tr",
      {},
      el("td", {}, day(date)),
      el("td", {}, percent(score)),
      el("td", { "data-verdict": passed ? "right" : "partial" }, word(say(passed ? "history.passed" : "history.failed"))),
    ),
  );
  return [
    el(
      "details",
      { class: "quiz-history" },
      el("summary", {}, say("history", history.length)),
      el("p", {}, say("history.best")),
      el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows)),
    ),
  ];
}
