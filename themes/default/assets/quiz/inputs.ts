/**
 * How each type of question is answered on the page. A new type needs a line
 * in inputs, a partial partials/question/<type>.html and a line in score.ts.
 */
import { choices } from "./choices.ts";
import type { QuestionData } from "./data.ts";
import { cloze, matching, typed } from "./fields.ts";
import type { Input } from "./input.ts";
import { ordering } from "./ordering.ts";

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
