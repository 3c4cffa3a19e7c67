/**
 * Single values of a record that may hold anything. Each reader answers
 * undefined where a value is of another kind or beyond what a record can need.
 */
export const longest = 200; // characters of an id
const many = 5000; // items of a list; a quiz has 2,000 questions at most

export const object = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === "object" && value && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

export const string = (value: unknown): string | undefined =>
  typeof value === "string" && value.length <= longest ? value : undefined;

export const strings = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.length <= many && value.every((item) => string(item) !== undefined) ? value : undefined;

export const integer = (value: unknown): number | undefined =>
  Number.isInteger(value) && Math.abs(value as number) <= 1e6 ? (value as number) : undefined;

export const whole = (value: unknown): number | undefined => ((value as number) >= 0 ? integer(value) : undefined);

export const date = (value: unknown): string | undefined =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(value) && !isNaN(Date.parse(value)) ? value : undefined;

export const boolean = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);
