/** When a certificate that expires may be renewed, and by what: pure. */
import type { CourseData, PathData } from "../progress/data.ts";
import type { Document } from "../record/document.ts";
import type { Earlier } from "./certificates.ts";
import { lessonOf } from "../record/lessons.ts";

/** How many days before it ends a certificate may be renewed. */
const early = 30;

export interface Renewal {
  /** From when on what is done counts. */
  readonly opens: string; // ISO 8601
  /** What must be done again: the exam; without one the quizzes; without any the lessons, to be opened. */
  readonly by: "exam" | "quizzes" | "lessons";
  /** What of it is left, as pages to go to. */
  readonly left: readonly { readonly title: string; readonly url: string }[];
  /** When all of it was done; empty before. */
  readonly date: string; // ISO 8601
  /** The score of it; none where nothing is scored. */
  readonly percent?: number;
}

/** How far a learner is with renewing a path's certificate; undefined where it never expires. */
export function renewal(document: Document, path: PathData, courses: readonly CourseData[], { date, until }: Earlier): Renewal | undefined {
  if (!until) return undefined;
  const start = new Date(until);
  start.setDate(start.getDate() - early);
  const opens = start.toISOString();
  // Where it is valid for a month only, it must not renew itself.
  const counts = (when: string) => when >= opens && when > date;
  const quizzes = courses.flatMap(({ quiz, title, url }) => (quiz ? [{ id: quiz, title, url }] : []));
  const asked = path.exams.length ? path.exams : quizzes;
  const passes = asked.map(({ id }) => document.quizzes[id]?.history?.filter((past) => past.passed && counts(past.date)).pop());
  const read = (course: CourseData) => course.names.map((id) => lessonOf(document, id)?.seen || "");
  const left = asked.length ? asked.filter((_, i) => !passes[i]) : courses.filter((course) => !read(course).every(counts));
  const dates = asked.length ? passes.map((past) => past?.date || "") : courses.flatMap(read);
  const percents = passes.flatMap((past) => past?.percent ?? []);
  return {
    opens,
    by: path.exams.length ? "exam" : quizzes.length ? "quizzes" : "lessons",
    left: left.map(({ title, url }) => ({ title, url })),
    date: left.length ? "" : dates.sort().pop() || "",
    percent: percents.length ? Math.floor(percents.reduce((sum, percent) => sum + percent) / percents.length) : undefined,
  };
}
