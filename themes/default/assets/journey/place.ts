/** Where the learner is: what they opened last and have not finished. */
import { type Document, map } from "../record/document.ts";
import { type Place, see } from "../record/lessons.ts";
import { type State, lessonState, quizState, scenarioState } from "../record/modules.ts";
import { longest } from "../record/value.ts";

type Target = Omit<Place, "seen">;

const states: Record<string, (document: Document, id: string) => State> = { lesson: lessonState, scenario: scenarioState, quiz: quizState };

/** How far the learner is with a lesson, a scenario or a quiz. */
export const stateOf = (document: Document, kind: string, id: string): State => states[kind](document, id);

/** The learner goes on to place. Who looks something up again, where they are done, stays where they were. */
export function aim(document: Document, place: Target, now: Date): void {
  if (stateOf(document, place.kind, place.id) === "done") return;
  document.last = Object.assign(map(), { place: { ...place, title: place.title.slice(0, longest), seen: now.toISOString() } });
}

/** The learner has opened place. */
export function visit(document: Document, place: Target, now: Date): void {
  aim(document, place, now);
  if (place.kind === "lesson") see(document, place.id, now);
}

/** Where to go on; undefined where nothing was left unfinished. */
export function resume(document: Document): Place | undefined {
  const place = (document.last as Record<string, Place> | undefined)?.place;
  return place && stateOf(document, place.kind, place.id) !== "done" ? place : undefined;
}
