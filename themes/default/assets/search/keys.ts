/**
 * Words as the search compares them, as generator/lang/search.go makes them for
 * the index: search.vectors.json holds both to one answer. Pure.
 */
import { fold } from "../quiz/fold";

export interface SearchWord {
  readonly surface: string; // lower case, as written: "şikâyetler"
  readonly folded: string; // without marks: "sikayetler"
  readonly stem: string; // without endings: "sikayet"
  readonly key: string; // what the index is sorted by: "sikay"
}

export const words = (text: string): string[] => text.split(" ");

const stops: Record<string, Set<string>> = {
  tr: new Set(words("ve ile bir bu su da de ki icin gibi mi mu ama veya en cok daha her olarak olan")),
  en: new Set(words("a an and are as at be by for from in is it of on or that the this to with")),
};

/** Endings of nouns, folded, the longest first; A is a or e, I is i or u. */
export const nominal = words("lArInIz lArImIz dAdIr lArI ImIz InIz ndAn lAr nIn ndA dAn tAn dIr tIr ylA dA tA lA yA yI nA nI sI In Im A I");
export const wide: Record<string, string> = { a: "A", e: "A", i: "I", u: "I" };

/** Whether the last letters of a word are an ending that can stand there: -ta follows a voiceless letter, "kitap-ta", but "kart-a". */
function endsIn(word: string, ending: string): boolean {
  let at = word.length - ending.length;
  if (at < 1 || (ending[0] === "t" && !"cfhkpst".includes(word[at - 1]))) return false;
  for (const letter of ending) if (letter !== word[at] && letter !== wide[word[at]]) return false;
    else at++;
  return true;
}

const nouns = words(
  "agiz akil akit asil asir atif ayip bahis beyin boyun burun cisim devir emir fikir gogus gonul hacim " +
    "hapis hukum huzun ilim isim izin kabir kasit kayip kayit keyif kisim kufur lutuf metin meyil nabiz nakil nakit " +
    "nehir nesil ogul omur omuz ozur resim sabir sahis sehir sekil seyir sihir sukur tavir ufuk vakit vasif zehir zihin zulum",
);
const whole = new Set([...nouns, ...words("sorun urun sablon pazartesi cumartesi")]);
const shortened = new Map<string, string>();
for (const noun of nouns) {
  const stem = noun.slice(0, -2);
  const last = noun.slice(-1);
  shortened.set(stem + last, noun);
  if (last === "p") shortened.set(stem + "b", noun);
  if (last === "t") shortened.set(stem + "d", noun);
}

const hard: Record<string, string> = { b: "p", d: "t", g: "k" };

/** A folded word without its longest ending, or the one that leaves a whole word: "ürün-ü", not "ürü-nü". */
function withoutEnding(word: string): string {
  let rest = word;
  for (const ending of nominal) {
    const n = word.length - ending.length;
    if (n < 3 || !endsIn(word, ending)) continue;
    const found = word.slice(0, n);
    if (whole.has(found)) return found;
    if (rest === word) rest = found;
  }
  return rest;
}

/** A folded word and what is left of it, ending by ending. */
export function peeled(word: string): string[] {
  const all = [word];
  for (let rest = withoutEnding(word); rest !== all[0]; rest = withoutEnding(rest)) all.unshift(rest);
  return all;
}

function stemTurkish(word: string): string {
  let stem = word;
  for (;;) {
    if (whole.has(stem)) return stem;
    const full = shortened.get(stem);
    if (full && stem !== word) return full;
    const rest = withoutEnding(stem);
    if (rest === stem) break;
    stem = rest;
  }
  if (stem !== word && stem.length > 3) stem = stem.replace(/(.)\1$/, "$1");
  return stem.length > 3 ? stem.replace(/[bdg]$/, (letter) => hard[letter]) : stem;
}

function stemEnglish(word: string): string {
  const n = word.length;
  const single = (stem: string): string => (stem.length > 3 ? stem.replace(/([^aeiouls])\1$/, "$1") : stem);
  let stem = word;
  if (n > 4 && /ies$/.test(word)) return word.slice(0, -3) + "y";
  if (n > 4 && /(ss|x|ch|sh)es$/.test(word)) stem = word.slice(0, -2);
  else if (n > 3 && /[^sui]s$/.test(word)) stem = word.slice(0, -1);
  else if (n > 5 && /[aeiouy].*ing$/.test(word)) stem = single(word.slice(0, -3));
  else if (n > 4 && /[aeiouy].*ed$/.test(word) && !/eed$/.test(word)) stem = single(word.slice(0, -2));
  return stem.length > 3 ? stem.replace(/e$/, "") : stem;
}

/** Lower case in a language, whatever the device speaks. */
const lower = (text: string, language: string): string =>
  (language === "tr" ? text.replace(/I\u0307?/g, (i) => (i.length > 1 ? "i" : "ı")) : text).replace(/İ/g, "i").toLowerCase().replace(/i\u0307/g, "i");

export function searchWord(word: string, language: string): SearchWord {
  const surface = lower(word.normalize("NFC"), language).normalize("NFC");
  const folded = fold(surface);
  // Endings are known of folded letters alone.
  const stem = /[^a-z0-9]/.test(folded) ? folded : language === "tr" ? stemTurkish(folded) : stemEnglish(folded);
  return { surface, folded, stem, key: language === "tr" ? stem.slice(0, 5) : stem };
}

// ʼ is a letter to Unicode.
const run = /(?!ʼ)[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’‘ʼ`´]*/gu;

/** The places of the words of a text; what follows an apostrophe is an ending. */
export const searchWords = (text: string): [start: number, end: number][] =>
  [...text.matchAll(run)].map((match) => [match.index, match.index + match[0].search(/['’‘ʼ`´]|$/)]);

export const isStop = (folded: string, language: string): boolean => stops[language].has(folded);

/**
 * Whether one folded word is the other with Turkish endings in an order in which
 * they can stand: of two that say whose it is only one, "kart-ı" or "çanta-sı".
 */
export const isInflected = (longer: string, shorter: string, next = ""): boolean =>
  longer === shorter ||
  (longer.length > shorter.length &&
    longer.startsWith(shorter) &&
    nominal.some((ending) => endsIn(longer, ending) && !(ending === "I" && next === "sI") && isInflected(longer.slice(0, -ending.length), shorter, ending)));
