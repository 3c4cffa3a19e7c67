/** The parts of a learner's record that hold lessons and where the learner is: their shape, how to read them and how to merge two. */
import { type Document, type Part, map } from "./document.ts";
import { date, object, string, whole } from "./value.ts";

/** A lesson by its id, "<module>/<file name without its number>". */
export interface LessonRecord {
  readonly done: string; // ISO 8601; empty while it is not done
  readonly seen: string; // ISO 8601; when it was last opened
  /** When its being done was taken back. */
  readonly undone?: string; // ISO 8601
}

/** The part of the record under "lessons". */
export const lessons: Part<LessonRecord> = {
  read(value, need) {
    const from = object(value);
    const seen = date(from?.seen);
    if (!from || !seen) return undefined;
    return {
      done: from.done === "" ? "" : need(date(from.done)) || "",
      seen,
      undone: from.undone === undefined ? undefined : need(date(from.undone)),
    };
  },
  merge: mergeLessons,
};

/** The latest word on whether it is done, and the last visit. */
export function mergeLessons(stored: LessonRecord | undefined, mine: LessonRecord): LessonRecord {
  if (!stored) return mine;
  const done = later(stored.done, mine.done);
  const undone = later(stored.undone, mine.undone);
  return { done: done > undone ? done : "", seen: later(stored.seen, mine.seen), undone: undone || undefined };
}

const later = (a = "", b = ""): string => (a > b ? a : b);

/** What the learner has before them. */
export interface Place {
  readonly kind: string; // one of kinds
  readonly id: string; // of a lesson, or of the quiz or scenario as in its part
  readonly url: string; // from the site's root
  readonly title: string;
  readonly module: string; // id
  readonly minutes: number; // 0: unknown
  readonly seen: string; // ISO 8601
}

export const kinds = ["lesson", "scenario", "quiz"];

/** The part of the record under "last": one entry, "place". */
export const last: Part<Place> = {
  read(value) {
    const from = object(value);
    const [id, title, module, seen, minutes] = [string(from?.id), string(from?.title), string(from?.module), date(from?.seen), whole(from?.minutes)];
    const kind = kinds.find((name) => name === from?.kind);
    // It becomes a link: an address of this site, never another's and no script.
    const url = /^([a-z0-9-]+\/)+$/.test(String(from?.url)) ? string(from!.url) : undefined;
    return kind && id && title && module && url && seen && minutes !== undefined ? { kind, id, url, title, module, minutes, seen } : undefined;
  },
  merge: (stored, mine) => (stored && stored.seen > mine.seen ? stored : mine),
};

/** For pageRecord: the parts of this file. */
export const journey = { lessons, last };

/** The entry of a lesson, if it has been opened. */
export const lessonOf = (document: Document, id: string): LessonRecord | undefined => entries(document)[id];

export const entries = (document: Document): Record<string, LessonRecord> => (document.lessons as Record<string, LessonRecord>) || {};

/** The learner has opened a lesson. */
export function see(document: Document, id: string, now: Date): void {
  put(document, id, { done: "", ...lessonOf(document, id), seen: now.toISOString() });
}

/** The learner is done with a lesson; a lesson that was done keeps its date. */
export function finish(document: Document, id: string, now: Date): void {
  const date = now.toISOString();
  const before = lessonOf(document, id);
  put(document, id, { done: before?.done || date, seen: before?.seen || date });
}

/** Takes back that a lesson is done. */
export function reopen(document: Document, id: string, now: Date): void {
  const date = now.toISOString();
  put(document, id, { done: "", seen: lessonOf(document, id)?.seen || date, undone: date });
}

function put(document: Document, id: string, entry: LessonRecord): void {
  document.lessons = Object.assign(map<LessonRecord>(entries(document)), { [id]: entry });
}
