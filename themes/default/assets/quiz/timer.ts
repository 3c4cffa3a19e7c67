/** The time of an attempt: pure, with the time of day handed in. It only informs; nothing ever fails by it. */
import type { Attempt } from "../record/document.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Minutes that the learner gets by asking once. */
export const more = 5;

type Timed = Pick<Attempt, "started" | "ended" | "extended">;

const total = (attempt: Timed, minutes: number): number => (minutes + (attempt.extended || 0)) * minute;

/** Milliseconds since the attempt began. A clock that jumps makes it neither less than nothing nor more than a day over the time. */
export function spent(attempt: Timed, minutes: number, now: Date): number {
  const passed = (Date.parse(attempt.ended || "") || +now) - Date.parse(attempt.started);
  return Math.min(Math.max(passed, 0), total(attempt, minutes) + day);
}

/** Milliseconds that are left; below zero when time is up. */
export const left = (attempt: Timed, minutes: number, now: Date): number => total(attempt, minutes) - spent(attempt, minutes, now);

/** "few" from the last fifth on, "up" when none is left. */
export function phase(attempt: Timed, minutes: number, now: Date): "" | "few" | "up" {
  const rest = left(attempt, minutes, now);
  return rest <= 0 ? "up" : rest * 5 <= total(attempt, minutes) ? "few" : "";
}

/** The attempt with more time; when time was up, more from now on. */
export const extend = (attempt: Attempt, minutes: number, now: Date): Attempt => ({
  ...attempt,
  extended: (attempt.extended || 0) + more + wholeMinutes(-left(attempt, minutes, now)),
});

/** Minutes that were begun. */
export const wholeMinutes = (ms: number): number => Math.max(0, Math.ceil(ms / minute));

/** "9:05" */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
}
