/**
 * How each type of question is answered on the page. A new type needs a line
 * in inputs, a partial partials/question/<type>.html and a line in score.ts.
 */
import { choices } from "./choices.ts";
import type { QuestionData } from "./data.ts";
import { cloze, matching, typed } from "./fields.ts";
import { ordering } from "./ordering.ts";

/** The part of a question's form that takes the answer: a list of strings, whatever the type. */
export interface Input {
  read(): string[];
  /** Shows an answer, or none yet; what has choices puts them in this order. */
  write(answer: readonly string[], order: readonly string[]): void;
  /** Says what an answer still lacks; "" if it can be given. */
  missing(): string;
  /** Locks the input and shows what was right and why. */
  reveal(answer: readonly string[]): void;
  conceal(): void;
  /** An answer in words, one node for each part. */
  describe(answer: readonly string[]): readonly (Node | string)[];
  /** The right answer. */
  key(): readonly string[];
}

type Reader = (section: HTMLElement, question: QuestionData) => Input;

export const inputs = new Map<string, Reader>([
  ["single", choices],
  ["multiple", choices],
  ["true-false", choices],
  ["short-text", typed],
  ["numeric", typed],
  ["ordering", ordering],
  ["matching", matching],
  ["cloze", cloze],
]);
