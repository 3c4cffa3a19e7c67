/**
 * The names of those who learn on a device: a small document beside their
 * records, read as defensively as these. Pure. Without it nobody's record is
 * lost, only what they are called.
 */
import { isLearner } from "../record/whose.ts";
import { object, string, whole } from "../record/value.ts";

/** The version of the shape. Raise it only with a migration in read(). */
export const schema = 1;

/** How many may be added to a device. */
export const most = 12;

const many = 100; // are read: found records may be more than were added

/** How many characters a name may have. */
export const longestName = 40;

export interface Learner {
  readonly id: string;
  /** Text, never markup; empty if nobody knows. */
  readonly name: string;
}

/** Members that this version does not know are kept as they are. */
export interface Directory {
  readonly schema: number;
  readonly learners: readonly Learner[];
  /** The number of the next one who comes: nobody gets the number of one who left. */
  readonly next: number;
}

export interface ReadDirectory {
  readonly directory: Directory;
  /** Something had to be left out. */
  readonly damaged: boolean;
  /** Written by a newer version: not ours to read or to overwrite. */
  readonly newer: boolean;
}

export const directoryKey = (site: string): string => site + ":learners";

/** Reads what storage holds; null is a device that nobody shares. It never throws. */
export function read(text: string | null): ReadDirectory {
  let from: Record<string, unknown> | undefined;
  try {
    from = object(JSON.parse(text || ""));
  } catch {
    // The answer to text that is no JSON is the same as to JSON of another kind.
  }
  const version = whole(from?.schema);
  const none = { schema, learners: [], next: 2 };
  if (!from || !version) return { directory: none, damaged: text !== null, newer: false };
  if (version > schema) return { directory: none, damaged: false, newer: true };
  const all = Array.isArray(from.learners) ? from.learners : [];
  const learners: Learner[] = [];
  for (const item of all.slice(0, many)) {
    const id = string(object(item)?.id) || "";
    const name = string(object(item)?.name);
    if (isLearner(id) && name !== undefined && !learners.some((other) => other.id === id)) learners.push({ id, name: clean(name) });
  }
  const next = whole(from.next) || 0;
  const damaged = all !== from.learners || learners.length < all.length || !next || Object.keys(from).includes("__proto__");
  return { directory: { ...from, schema, learners, next: Math.max(next, numberAfter(learners)) }, damaged, newer: false };
}

const numberAfter = (learners: readonly Learner[]): number => Math.max(1, ...learners.map(({ id }) => +id)) + 1;

/** What cannot be seen: controls, soft hyphens, marks of direction and of nothing. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** A name as it is kept: one line, nothing that cannot be seen, no longer than it may be. */
export const clean = (name: string): string =>
  [...name.normalize("NFC").replace(/\s+/g, " ").replace(unseen, "").trim()].slice(0, longestName).join("").trim();

/** The directory with those added whose records storage has, but whose names are lost. keys are all that storage has. */
export function withStrays(directory: Directory, site: string, keys: readonly string[]): Directory {
  const known = new Set(directory.learners.map(({ id }) => id));
  const strays = keys
    .flatMap((key) => (key === site ? "1" : key.startsWith(site + ":") ? key.slice(site.length + 1) : []))
    .filter((id) => isLearner(id) && !known.has(id))
    .map((id) => ({ id, name: "" }));
  const learners = [...directory.learners, ...strays].sort((a, b) => +a.id - +b.id);
  return { ...directory, learners, next: Math.max(directory.next, numberAfter(learners)) };
}

/** Why a name is not taken; empty if it is. */
export function objection(directory: Directory, id: string, name: string, language: string): "" | "empty" | "taken" {
  const fold = (text: string) => clean(text).toLocaleLowerCase(language);
  if (!clean(name)) return "empty";
  return directory.learners.some((other) => other.id !== id && fold(other.name) === fold(name)) ? "taken" : "";
}

export const isFull = ({ learners }: Directory): boolean => learners.length >= most;

/** With one more, who gets the next number, as long as there is room. */
export function add(directory: Directory, name: string): Directory {
  if (isFull(directory)) return directory;
  const learners = [...directory.learners, { id: String(directory.next), name: clean(name) }];
  return { ...directory, learners, next: directory.next + 1 };
}

/** With one called otherwise; who was in no list yet comes first. */
export function rename(directory: Directory, id: string, name: string): Directory {
  const others = directory.learners.filter((learner) => learner.id !== id);
  const learners = [...others, { id, name: clean(name) }].sort((a, b) => +a.id - +b.id);
  return { ...directory, learners };
}

export const remove = (directory: Directory, id: string): Directory => ({
  ...directory,
  learners: directory.learners.filter((learner) => learner.id !== id),
});

/** One or two letters that stand for a name. */
export const initials = (name: string, language: string): string => {
  const words = name.split(" ");
  return [words[0], ...words.slice(1).slice(-1)].map((word) => [...word][0] || "").join("").toLocaleUpperCase(language);
};
