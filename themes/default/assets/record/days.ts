/** Days of the learner's calendar, as "2026-03-09": "tomorrow" is a day, not so many hours. */

/** The day that date is on where the learner is. */
export const plainDay = (date: Date): string => new Date(+date - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

const length = 864e5; // of a day in UTC, which knows no change of the clocks

export const daysLater = (day: string, count: number): string => new Date(Date.parse(day) + count * length).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / length;

/** "9 March" */
export const dayAndMonth = (day: string, language: string): string =>
  new Date(day).toLocaleDateString(language, { timeZone: "UTC", day: "numeric", month: "long" });
