/**
 * How each type of question is answered on the page. A new type needs a line
 * in inputs, a partial partials/question/<type>.html and its case in score.ts.
 */
import { choices } from "./choices.ts";
import type { QuestionData } from "./data.ts";

/** The part of a question's form that takes the answer: a list of strings, whatever the type. */
export interface Input {
  read(): string[];
  write(answer: readonly string[]): void;
  /** Puts the choices in this order. */
  arrange(order: readonly string[]): void;
  /** Picks or toggles what stands at index; false if nothing does. */
  pick(index: number): boolean;
  focus(): void;
  /** Locks the input and shows what was right and why. */
  reveal(answer: readonly string[]): void;
  conceal(): void;
  /** An answer in words, one node for each part. */
  describe(answer: readonly string[]): Node[];
  /** The right answer. */
  key(): string[];
}

type Reader = (section: HTMLElement, question: QuestionData) => Input;

export const inputs = new Map<string, Reader>([
  ["single", choices],
  ["multiple", choices],
  ["true-false", choices],
]);
