/** A learner's record as a file: how it is written, read and summed up. Pure. */
import { clean } from "../learners/directory.ts";
import { codesOf, whoOf } from "../certificate/certificates.ts";
import { contentCode } from "../certificate/code.ts";
import { type Document, type Parts, parse } from "../record/document.ts";
import { date, object, string } from "../record/value.ts";
import { plainDay } from "./journey.ts";

/** The most that a file may hold; a browser stores no more. */
export const largest = 5 << 20;

/**
 * The record with what "ders report" and people want to know: of which site and
 * learner and when, whose, the codes of its certificates, and the check code of
 * all this. That code finds a file that somebody changed; who wants to can make
 * a new one.
 */
export function write(document: Document, site: string, now: Date, learner = ""): string {
  const { schema, ...rest } = document;
  const head = { schema, site, learner: learner || undefined, exported: now.toISOString() };
  const file = { who: whoOf(document), codes: codesOf(document, site), ...rest };
  const check = contentCode(JSON.parse(JSON.stringify({ ...head, ...file })));
  return JSON.stringify({ ...head, check, ...file }, null, 2) + "\n";
}

/** "<site>-2026-03-09.json", or with the learner's name before the day. */
export function fileName(site: string, now: Date, learner = ""): string {
  const plain = learner.toLowerCase().replace(/ı/g, "i").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return [site, plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""), plainDay(now)].filter(Boolean).join("-") + ".json";
}

/** Why a file is not taken; place names what is odd, or the other site. */
export interface Odd {
  readonly odd: "json" | "kind" | "site" | "newer" | "damaged";
  readonly place: string;
}

export interface Read {
  readonly document: Document;
  readonly exported: string; // ISO 8601
  /** Whose record it is; empty if it does not say. */
  readonly learner: string;
  /** It is not as it was written; not known of files that carry no code. */
  readonly edited: boolean;
}

/** Reads a file that may hold anything. A record is taken whole or not at all. */
export function readFile(text: string, own: string, parts: Parts): Read | Odd {
  let file: Record<string, unknown> | undefined;
  try {
    file = object(JSON.parse(text));
  } catch {
    return { odd: "json", place: "" };
  }
  const site = string(file?.site);
  const exported = date(file?.exported);
  if (!file || site === undefined) return { odd: "kind", place: "" };
  const { document, damaged, newer } = parse(text, parts);
  if (newer) return { odd: "newer", place: "" };
  if (site !== own) return { odd: "site", place: site };
  const learner = file.learner === undefined ? "" : string(file.learner);
  if (damaged || !exported || learner === undefined) {
    const place = document.site === undefined ? "schema" : !exported ? "exported" : learner === undefined ? "learner" : lost(file, document);
    return { odd: "damaged", place: place || "?" };
  }
  const { check, ...rest } = file;
  for (const name of ["site", "learner", "exported", "check", "who", "codes"]) delete document[name];
  return { document, exported, learner: clean(learner), edited: check !== undefined && check !== contentCode(rest) };
}

/** The place of the first thing in from that was not taken over into taken: "quizzes › iade › best". */
export function lost(from: unknown, taken: unknown): string {
  if (typeof from !== "object" || !from) return "";
  for (const key of Object.keys(from)) {
    const there = Object.getOwnPropertyDescriptor(from, key)!.value;
    const kept = Object.getOwnPropertyDescriptor(Object(taken), key)?.value;
    const same = Object(there) === there ? Object(kept) === kept && Array.isArray(kept) === Array.isArray(there) : there === kept;
    if (!same) return key.slice(0, 60);
    const inside = lost(there, kept);
    if (inside) return key.slice(0, 60) + " › " + inside;
  }
  return "";
}

/** How much a record holds. */
export function summary(document: Document): Record<"lessons" | "quizzes" | "scenarios" | "certificates", number> {
  const count = (name: string, isDone: (entry: any) => unknown) =>
    Object.values((document[name] as Record<string, unknown>) || {}).filter(isDone).length;
  return {
    lessons: count("lessons", (lesson) => lesson.done),
    quizzes: count("quizzes", (quiz) => quiz.best),
    scenarios: count("scenarios", (scenario) => scenario.best),
    certificates: count("certificates", () => true),
  };
}
