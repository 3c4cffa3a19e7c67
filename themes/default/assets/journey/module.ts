/** The module page: its main button leads to what comes next. */
import { addressOf, find, findAll, say, write } from "./page.ts";
import type { Course } from "./courses.ts";

const go = find<HTMLAnchorElement>(".module-go");

/** The steps of the list are drawn already. */
export function drawModule(courses: readonly Course[]): void {
  const course = courses.find(({ box }) => box.closest(".page-head") && !box.closest(".requires"));
  if (!go || !course) return;
  const lessons = findAll(".path [data-lesson]");
  const open = lessons.find(({ dataset }) => dataset.state !== "done");
  const quiz = course.passed ? undefined : find(`.path [data-quiz="${course.id}"]`);
  const step = open || quiz || lessons[0];
  const begun = lessons.some(({ dataset }) => dataset.state !== "new");
  const which = open ? (begun ? "continue" : "start") : quiz ? "quiz" : "again";
  write(find("span", go), say("module." + which));
  go.setAttribute("href", addressOf(find("a", step)!));
  write(find(".module-next"), find("a > span", step)!.textContent!);
}
