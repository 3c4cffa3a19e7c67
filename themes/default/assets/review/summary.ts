/** What came of today's questions: when each comes back, and where to read again. */
import { el, sayer } from "../dom.ts";
import type { LinkData } from "../quiz/data.ts";
import type { QuestionPart } from "../quiz/question.ts";
import { row } from "../quiz/result.ts";
import { daysBetween } from "../record/days.ts";
import type { Attempt } from "../record/document.ts";
import { type ReviewRecord, learnt } from "../record/reviews.ts";

/** A question on the page. */
export interface Item {
  readonly part: QuestionPart;
  readonly lessons: readonly LinkData[];
}

/** The list of a finished day; go opens a question to look at. */
export function summary(
  items: readonly Item[],
  attempt: Attempt,
  entries: Readonly<Record<string, ReviewRecord>>,
  today: string,
  say: ReturnType<typeof sayer>,
  go: (id: string) => void,
): HTMLElement {
  return el(
    "ol",
    { class: "result-list" },
    ...items.map(({ part, lessons }) => {
      const item = row(part, attempt, go);
      item.querySelector(".result-line")!.append(el("span", { class: "comes" }, comes(entries[part.data.id])));
      if (item.dataset.verdict !== "right" && lessons.length) {
        const links = lessons.flatMap(({ title, url }, i) => [i ? ", " : " ", el("a", { href: url }, title)]);
        item.append(el("p", { class: "topic-lessons" }, say("lessons"), ...links));
      }
      return item;
    }),
  );

  function comes(entry: ReviewRecord | undefined): string {
    if (!entry) return "";
    if (entry.step === learnt) return say("comes.never");
    const days = daysBetween(today, entry.due);
    return days === 1 ? say("comes.tomorrow") : say("comes", days);
  }
}
