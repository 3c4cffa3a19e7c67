/**
 * The inputs made of native fields: one to type in (short-text, numeric), a
 * drop-down for each row (matching), gaps inside a text (cloze).
 */
import { el, language } from "../dom.ts";
import type { ChoiceData, QuestionData } from "./data.ts";
import type { Input } from "./input.ts";
import { readNumber } from "./number.ts";
import { decimal, rich, say, word } from "./page.ts";
import { type Verdict, choiceVerdict, fills, matchingMark } from "./score.ts";

type Field = HTMLInputElement | HTMLSelectElement;

/** What is said of a field's answer: how good it was, what would be right (or how it is spelt), and why. */
type Judgement = readonly [Verdict, readonly string[], string?];

/** The input that fields make; judge looks at the answer of one of them. */
function fieldInput(
  question: QuestionData,
  fields: Field[],
  judge: (answer: string, index: number) => Judgement,
  describe: Input["describe"],
  key: Input["key"],
): Input {
  const isGiven = (field: Field) =>
    question.type === "numeric" ? readNumber(field.value, question.unit, language) : field.value.trim();

  return {
    read: () => fields.map((field) => field.value),
    write: (answer) =>
      fields.forEach((field, i) => {
        // Setting what is there would move the caret.
        if (field.value !== answer[i]) field.value = answer[i] || "";
      }),
    missing: () => (fields.some(isGiven) ? "" : say("empty." + question.type)),
    reveal: (answer) =>
      fields.forEach((field, i) => {
        const [verdict, right, feedback = ""] = judge(answer[i] || "", i);
        const note = el("span", { class: "field-note", "data-verdict": verdict }, word(say("verdict." + verdict)), rich(feedback));
        if (right.length) note.append(el("span", {}, say(verdict === "right" ? "spelling" : "key"), ": ", el("strong", {}, right.join(" / "))));
        field.dataset.verdict = verdict;
        field.disabled = true;
        field.after(note); // where reading goes on: a disabled field takes no focus
      }),
    conceal() {
      for (const field of fields) {
        delete field.dataset.verdict;
        field.disabled = false;
        field.nextElementSibling!.remove();
      }
    },
    describe,
    key,
  };
}

/** short-text and numeric. */
export function typed(section: HTMLElement, question: QuestionData): Input {
  const field = section.querySelector<HTMLInputElement>(".answer input")!;
  /** A mark in words; a number with its unit, from … to where its ends differ. */
  function text(mark: ChoiceData): string {
    if (question.type !== "numeric") return mark.text;
    const ends = [...new Set([mark.low, mark.high])].map((end) => decimal(+end)).join(" – ");
    return question.unit === "%" ? say("percent", ends) : ends + " " + question.unit;
  }
  const key = () => question.choices.filter((mark) => mark.right).map(text);

  // Phones offer no minus on their pad of digits.
  if (question.choices.some((mark) => mark.low[0] === "-")) field.inputMode = "text";
  return fieldInput(
    question,
    [field],
    (answer) => {
      const mark = matchingMark(question, answer, language);
      if (!mark?.right) return [mark ? choiceVerdict(question, mark) : "wrong", key(), mark?.feedback];
      return ["right", mark.text && mark.text !== answer ? [mark.text] : [], mark.feedback];
    },
    (answer) => answer,
    key,
  );
}

/** Every drop-down keeps the page's order of choices: it gives nothing away and is easier to search than a new one each time. */
export function matching(section: HTMLElement, question: QuestionData): Input {
  const selects = [...section.querySelectorAll("select")];
  const text = (id: string) => (id && [...selects[0].options].find((option) => option.value === id)?.text) || say("none");
  return fieldInput(
    question,
    selects,
    (id, i) => {
      const { right } = question.rows[i];
      return id === right ? ["right", []] : ["wrong", [text(right)]];
    },
    (answer) =>
      selects.map((select, i) => {
        // Not select.labels: a browser looks for them in the whole page.
        const row = rich(select.previousElementSibling!.innerHTML + " → ");
        row.append(el("strong", {}, text(answer[i])));
        return row;
      }),
    () => question.rows.map((row) => row.right),
  );
}

export function cloze(section: HTMLElement, question: QuestionData): Input {
  const text = section.querySelector<HTMLElement>(".cloze")!;
  const find = (from: ParentNode) => [...from.querySelectorAll<Field>("input, select")];
  const blank = text.innerHTML;
  return fieldInput(
    question,
    find(text),
    (answer, i) => {
      const gap = question.gaps[i];
      return fills(question, gap, answer) ? ["right", []] : ["wrong", gap.accepted];
    },
    (answer) => {
      const copy = rich(blank);
      find(copy).forEach((field, i) => field.replaceWith(el("strong", {}, answer[i] || say("none"))));
      return [copy];
    },
    () => question.gaps.map((gap) => gap.accepted[0]),
  );
}
