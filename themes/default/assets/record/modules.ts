/** How far a learner is with a module and its parts, from the record alone. */
import type { Document } from "./document.ts";
import { entries, lessonOf } from "./lessons.ts";

/** A module as a page names it. */
export interface Course {
  readonly id: string;
  /** Ids of its lessons. */
  readonly names: readonly string[];
  /** Id of the quiz that must be passed; empty where there is none. */
  readonly quiz: string;
}

/** new: nothing of it was opened. open: begun. done: all that it takes. */
export type State = "new" | "open" | "done";

export interface Standing {
  readonly state: State;
  /** Lessons that are done. */
  readonly done: number;
  /** Its quiz is passed; also true where there is none. */
  readonly passed: boolean;
}

/** A module is done when its lessons are done and its quiz is passed. */
export function standing(document: Document, course: Course): Standing {
  const prefix = course.id + "/";
  const all = entries(document);
  const own = Object.keys(all).filter((id) => id.startsWith(prefix));
  // What was a lesson once may still be in the record.
  const done = course.names.filter((id) => lessonOf(document, id)?.done).length;
  const passed = !course.quiz || quizState(document, course.quiz) === "done";
  if (done === course.names.length && passed && (done || course.quiz)) return { state: "done", done, passed };
  const begun =
    own.length > 0 ||
    Object.keys(document.quizzes).some((id) => (id === course.id || id.startsWith(prefix)) && quizState(document, id) !== "new") ||
    Object.keys(document.scenarios || {}).some((id) => id.startsWith(prefix) && scenarioState(document, id) !== "new");
  return { state: begun ? "open" : "new", done, passed };
}

export function lessonState(document: Document, id: string): State {
  const entry = lessonOf(document, id);
  return entry ? (entry.done ? "done" : "open") : "new";
}

/** A quiz is done when it is passed. */
export function quizState(document: Document, id: string): State {
  const entry = document.quizzes[id];
  if (entry?.best?.passed) return "done";
  return entry && (entry.attempts || Object.keys(entry.attempt?.responses || {}).length) ? "open" : "new";
}

/** A scenario is done at any ending. */
export function scenarioState(document: Document, id: string): State {
  const entry = document.scenarios?.[id];
  if (entry?.best) return "done";
  return entry && (entry.attempts || entry.current?.moves.length) ? "open" : "new";
}
