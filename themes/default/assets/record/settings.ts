/** The part of a learner's record that holds what they switched off. */
import { type Document, type Part, partOf } from "./document.ts";
import { boolean, date, object } from "./value.ts";

export interface Setting {
  readonly off: boolean;
  readonly date: string; // ISO 8601
}

/** The part of the record under "settings". */
export const settings: Part<Setting> = {
  read(value) {
    const from = object(value);
    const [off, when] = [boolean(from?.off), date(from?.date)];
    return off === undefined || !when ? undefined : { off, date: when };
  },
  merge: (stored, mine) => (stored && stored.date > mine.date ? stored : mine),
};

/** Whether the learner switched spaced review off; it begins switched on. */
export const reviewIsOff = (document: Document): boolean => !!(document.settings as Record<string, Setting> | undefined)?.review?.off;

export function switchReview(document: Document, off: boolean, now: Date): void {
  partOf<Setting>(document, "settings").review = { off, date: now.toISOString() };
}
