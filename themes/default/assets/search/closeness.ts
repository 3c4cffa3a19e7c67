/** How near a word of the index is to one that was typed. Pure. */
import { type SearchWord, isInflected, peeled } from "./keys";
import { isMadeOf, sameVerb } from "./verbs";

/** How near a form is to a word, the nearest first: the ranks of the spec. */
const exact = 1;
const plain = 0.98; // but for a circumflex
export const folded = 0.95;
export const stemmed = 0.8;
const alike = 0.79; // written like it, by somebody who writes all letters
export const begun = 0.6; // the word is the beginning of the form
export const similar = 0.5;
export const kin = 0.3; // the same first letters

/** How a query is typed. */
export interface Typing {
  readonly language: string;
  readonly letters: boolean; // with letters that plain keyboards lack
}

const withoutHats = (surface: string): string => surface.normalize("NFD").replace(/\u0302/g, "");

/** Whether two folded words have a word inside them that endings make both of: "kart-ı" and "kart-ta", but not "kartuşu". */
const sharePart = (a: string, b: string): boolean => {
  const parts = partsOf(b);
  return partsOf(a).some((part) => part.length > 3 && parts.includes(part));
};

const partsOf = (word: string): string[] => peeled(word).filter((part) => isInflected(word, part));

/**
 * How near a form is to the word that was typed, 0 if they have nothing to do
 * with one another. Who types Turkish letters means "sinir" and not "sınır".
 */
export function closeness(word: SearchWord, form: SearchWord, { language, letters }: Typing): number {
  if (form.surface === word.surface) return exact;
  if (form.folded === word.folded) return withoutHats(form.surface) === withoutHats(word.surface) ? plain : letters ? alike : folded;
  // Who writes "kârı" means no form of "karı", and does not begin "karışık".
  const hat = word.folded.length < 5 ? word.surface.search(/[âîû]/) : -1;
  const hatted = hat >= 0 && form.surface[hat] !== word.surface[hat];
  const [longer, shorter] = form.folded.length > word.folded.length ? [form, word] : [word, form];
  const same = form.stem === word.stem;
  if (hatted) return same ? kin : 0;
  // Three letters are the stem of many words; these must have more in common. So
  // must those whose stem is theirs by endings that cannot stand together.
  if (same && (language !== "tr" || sharePart(form.folded, word.folded) || (form.stem.length > 3 && [form, word].some(({ folded, stem }) => !folded.startsWith(stem))))) return stemmed;
  if (longer.stem !== longer.folded && shorter.folded.length > 2 && isInflected(longer.folded, shorter.folded)) return stemmed;
  if (language === "tr") {
    if (sameVerb(form.folded, word.folded)) return stemmed;
    if ([shorter.folded, shorter.stem].some((of) => isMadeOf(longer.folded, of) && isInflected(shorter.folded, of))) return begun;
  }
  if ((same && form.stem.length < 4) || (word.folded.length > 2 && form.folded.startsWith(word.folded))) return begun;
  // Words that only begin alike are kin if most of them is alike.
  if (form.key !== word.key || form.key.length < 5) return 0;
  let shared = 5;
  while (shared < shorter.folded.length && form.folded[shared] === word.folded[shared]) shared++;
  return shared >= 0.6 * longer.folded.length || longer.folded.startsWith(shorter.stem) ? kin : 0;
}
