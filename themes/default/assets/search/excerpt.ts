/** What is shown of a text, and which of its words are marked. Pure. */
import { searchWords } from "./keys";

export interface Part {
  readonly text: string;
  readonly mark: boolean;
}

const long = 170;
const lead = 50; // letters before the first mark

/** The stretch of a text with the most marked words, in parts. */
export function excerpt(text: string, marked: (word: string) => boolean): Part[] {
  const marks = searchWords(text).filter(([start, end]) => marked(text.slice(start, end)));
  let from = 0;
  let most = 0;
  for (const [start] of marks) {
    const words = new Set(marks.filter(([at, end]) => at >= start && end <= start + long - lead).map(([at, end]) => text.slice(at, end)));
    if (words.size > most) {
      most = words.size;
      from = start;
    }
  }
  from = from > lead ? text.indexOf(" ", from - lead) + 1 : 0;
  let to = text.length;
  if (from + long < to) to = Math.max(text.lastIndexOf(" ", from + long), from + long - 30);
  return cut(text, from, to, marks);
}

/** All of a text, in parts. */
export const whole = (text: string, marked: (word: string) => boolean): Part[] =>
  cut(text, 0, text.length, searchWords(text).filter(([start, end]) => marked(text.slice(start, end))));

function cut(text: string, from: number, to: number, marks: [number, number][]): Part[] {
  const parts: Part[] = [];
  const add = (part: string, mark: boolean): void => {
    if (part) parts.push({ text: part, mark });
  };
  let at = from;
  if (from && text[from] !== "…") add("… ", false);
  for (const [start, end] of marks) {
    if (start < at || end > to) continue;
    add(text.slice(at, start), false);
    add(text.slice(start, end), true);
    at = end;
  }
  add(text.slice(at, to), false);
  if (to < text.length) add(" …", false);
  return parts;
}
