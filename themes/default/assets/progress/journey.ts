/** How far a learner is on a path, from the record alone: pure. */
import { type Fraction, floor, fraction, plus, read, times, zero } from "../quiz/fraction.ts";
import type { Best, Document } from "../record/document.ts";
import { lessonOf } from "../record/lessons.ts";
import { quizState, standing } from "../record/modules.ts";
import type { CourseData, PathData } from "./data.ts";

export interface CourseStanding {
  /** Lessons that are done. */
  readonly lessons: number;
  readonly passed: boolean;
  readonly done: boolean;
}

/** A module with nothing in it stands in nobody's way. */
export function courseStanding(document: Document, course: CourseData): CourseStanding {
  const { done, passed } = standing(document, course);
  return { lessons: done, passed, done: done === course.names.length && passed };
}

export interface PathStanding {
  readonly modules: number; // that are done
  readonly passed: boolean; // the exam; also true where there is none
  readonly done: boolean;
}

export function pathStanding(document: Document, path: PathData, courses: readonly CourseData[]): PathStanding {
  const modules = courses.filter((course) => courseStanding(document, course).done).length;
  const passed = path.exams.every((exam) => quizState(document, exam.id) === "done");
  return { modules, passed, done: modules === courses.length && passed };
}

/** The score of a path in whole percent, rounded down: its exam's best, else the mean of its modules' best. */
export function pathPercent(document: Document, path: PathData, courses: readonly CourseData[]): number | undefined {
  const counted = path.exams.length ? path.exams.map(({ id }) => id) : courses.map(({ quiz }) => quiz);
  const shares = counted.flatMap((id) => share(document.quizzes[id]?.best) || []);
  return shares.length ? floor(times(shares.reduce(plus, zero), fraction(100, shares.length))) : undefined;
}

const share = (best: Best | undefined): Fraction | undefined => best && times(read(best.points) || zero, fraction(1, best.max));

/** When the last thing was done that the path asks for; empty if nobody knows. */
export function pathDate(document: Document, path: PathData, courses: readonly CourseData[]): string {
  const quizzes = [...courses.map(({ quiz }) => quiz), ...path.exams.map(({ id }) => id)];
  const dates = [
    ...courses.flatMap(({ names }) => names.map((id) => lessonOf(document, id)?.done || "")),
    ...quizzes.map((id) => document.quizzes[id]?.best?.date || ""),
  ];
  return dates.sort().pop() || "";
}

/** The same day so many months later, or the last one of a month that is shorter. */
export function monthsLater(day: Date, months: number): Date {
  const later = new Date(day);
  later.setDate(1);
  later.setMonth(day.getMonth() + months);
  const last = new Date(later.getFullYear(), later.getMonth() + 1, 0).getDate();
  later.setDate(Math.min(day.getDate(), last));
  return later;
}

export { plainDay } from "../record/days.ts";
