/** Paths and modules with what the record knows of them. */
import { certificateOf } from "../certificate/certificates.ts";
import type { Document } from "../record/document.ts";
import { quizState, scenarioState, standing } from "../record/modules.ts";
import type { AssessmentData, CourseData, PathData, ProgressData } from "./data.ts";
import { pathStanding } from "./journey.ts";
import { bar, day, el, page, say, state } from "./page.ts";

const data: ProgressData = page;
const courses = new Map(data.modules.map((course) => [course.id, course]));

/** Two sections: the learning paths, if there are any, and the modules. */
export function drawCourses(document: Document): HTMLElement[] {
  const section = (name: string, items: HTMLElement[]) =>
    el("section", { "aria-labelledby": "_" + name }, el("h2", { class: "section-title", id: "_" + name }, say(name)), el("ul", { class: "own-list" }, ...items));
  return [
    ...(data.paths.length ? [section("paths", data.paths.map((path) => pathItem(document, path)))] : []),
    section("courses", data.modules.map((course) => courseItem(document, course))),
  ];
}

function pathItem(document: Document, path: PathData): HTMLElement {
  const own = path.modules.flatMap((id) => courses.get(id) || []);
  const { modules, done } = pathStanding(document, path, own);
  const begun =
    own.some((course) => standing(document, course).state !== "new") || path.exams.some(({ id }) => quizState(document, id) !== "new");
  const given = certificateOf(document, path.id);
  const earned = !!given || done;
  const until = given?.until || "";
  const name = done ? "done" : begun ? "open" : "new";
  const report = earned ? [el("a", { class: "button button-quiet", href: path.certificate + "#_report" }, say("report"))] : [];
  return el(
    "li",
    { class: "own-path" },
    el("div", { class: "own-head" }, el("h3", {}, path.title), state(name, say("state." + name))),
    ...(path.due && !done ? [el("p", { class: "own-due" }, say("due", path.due))] : []),
    ...(until && until < new Date().toISOString() ? [el("p", { class: "own-due" }, say("expired", day(until)))] : []),
    bar(say("modules", modules, own.length), modules, own.length),
    ...results(path.exams.map((exam) => quizLine(document, exam))),
    el("p", { class: "actions" }, el("a", { class: earned ? "button" : "button button-quiet", href: path.certificate }, say(earned ? "certificate" : "certificate.missing")), ...report),
  );
}

function courseItem(document: Document, course: CourseData): HTMLElement {
  const { state: name, done } = standing(document, course);
  const item = el(
    "li",
    { class: "own-course" },
    el("div", { class: "own-head" }, el("h3", {}, el("a", { href: course.url }, course.title)), state(name, say("state." + name))),
  );
  if (name === "new") return item;
  const { length } = course.names;
  if (length) item.append(bar(say("lessons", done, length), done, length));
  item.append(
    ...results([
      ...course.quizzes.map((quiz) => quizLine(document, quiz)),
      ...course.scenarios.map((scenario) => scenarioLine(document, scenario)),
    ]),
  );
  return item;
}

const results = (lines: HTMLElement[]): HTMLElement[] => (lines.length ? [el("ul", { class: "own-results" }, ...lines)] : []);

const line = ({ title, url }: AssessmentData, words: HTMLElement, facts: string[]): HTMLElement =>
  el("li", {}, el("a", { href: url }, title), el("p", { class: "meta" }, words, ...facts.map((fact) => el("span", {}, fact))));

function quizLine(document: Document, quiz: AssessmentData): HTMLElement {
  const name = quizState(document, quiz.id);
  const entry = document.quizzes[quiz.id];
  const best = entry?.best;
  if (!best) return line(quiz, state(name, say("quiz." + name)), []);
  return line(quiz, state(name, say(best.passed ? "passed" : "failed")), [
    say("best", say("percent", best.percent)),
    day(best.date),
    say("attempts", entry.attempts),
  ]);
}

function scenarioLine(document: Document, scenario: AssessmentData): HTMLElement {
  const name = scenarioState(document, scenario.id);
  const entry = document.scenarios?.[scenario.id];
  const best = entry?.best;
  if (!best) return line(scenario, state(name, say(name === "new" ? "scenario.new" : "quiz.open")), [say("scenario")]);
  return line(scenario, state("done", say("ending." + best.ending)), [
    say("best", say("percent", best.percent)),
    day(best.date),
    say("attempts", entry.attempts),
    say("scenario"),
  ]);
}
