/** Turkish suffixes behind numbers: they follow the sound of the last word that is read. In any other language there is none. */

// By that word: its possessive, its locative.
const units = ["ı da", "i de", "si de", "ü te", "ü te", "i te", "sı da", "si de", "i de", "u da"]; // sıfır, bir, iki …
const tens = ["", "u da", "si de", "u da", "ı ta", "si de", "ı ta", "i te", "i de", "ı da"]; // on, yirmi …

function suffix(number: number, lang: string, which: number): string {
  if (lang !== "tr") return "";
  const word =
    (number % 10 && units[number % 10]) || (number % 100 && tens[(number % 100) / 10]) || (number % 1000 ? "ü de" : number ? "i de" : units[0]); // yüz, bin
  return "’" + word.split(" ")[which];
}

/** A number as in "3 of 5": 3’ü, 6’sı, 10’u. */
export const possessive = (number: number, lang: string): string => number + suffix(number, lang, 0);

/** What stands behind a number as in "in 2026": ’da. */
export const locative = (number: number, lang: string): string => suffix(number, lang, 1);
