/**
 * Turkish verbs, and what of a question says nothing of its subject. The index
 * keeps words by their first letters, so forms of one verb lie side by side:
 * whether two of them are forms of one is asked here. Pure.
 */
import { nominal, wide, words } from "./keys";

// Folded; A is a or e, I is i or u. A stem, perhaps its voice, and what makes a
// sentence, an adverb or a noun of it.
const voices = words("yAbIl AbIl dIr tIr mA Il In It n l t");
const sentences = words("mAlI mIyor Iyor InIz yIn mAz yor mIs Ar Ir In dI tI sA r");
const adverbs = words("yAmAdAn AmAdAn mAdAn yArAk ArAk yIncA IncA yIp Ip ken");
const nouns = words("yAcAk yAcAg AcAk AcAg mAk mIs dIk tIk dIg tIg yAn An mA");
const persons = words("sInIz InIz ymIs ydI ysA yIm yIz dIr ken lAr Iz Im sIn dI mIs sA m k n z");
// Of two consonants at the end of a stem.
const ends = /(?:[aeiou]|[aeiou][^aeiou]|r[ckpst]|l[kpt]|n[ckst]|st|ft|vk|yt)$/;

const known = new Map<string, boolean>();

/** Whether what follows the first letter, the last of a verb's stem, can follow it. */
function following(rest: string): boolean {
  let answer = known.get(rest);
  if (answer === undefined) {
    answer =
      starts(rest, sentences, (more) => chain(more, persons)) ||
      starts(rest, nouns, (more) => chain(more, nominal)) ||
      starts(rest, adverbs, (more) => more.length === 1) ||
      starts(rest, voices, following);
    known.set(rest, answer);
  }
  return answer;
}

const starts = (rest: string, endings: readonly string[], then: (more: string) => boolean): boolean =>
  endings.some((ending) => follows(rest, ending) && then(rest.slice(ending.length)));

const chain = (rest: string, endings: readonly string[]): boolean => rest.length === 1 || starts(rest, endings, (more) => chain(more, endings));

/** Whether an ending stands behind the first letter, and can: "-tI" follows a voiceless one, "-yAn" a vowel. */
function follows(rest: string, ending: string): boolean {
  const vowel = "aeiou".includes(rest[0]);
  const voiceless = "cfhkpst".includes(rest[0]);
  const first = ending[0];
  if (/[AI]/.test(first) ? vowel : first === "y" || (ending.length === 1 && first !== "t") ? !vowel : first === "d" ? voiceless && rest[0] !== "c" : first === "t" && ending.length > 1 && !voiceless) return false;
  for (let i = 0; i < ending.length; i++) if (ending[i] !== rest[i + 1] && ending[i] !== wide[rest[i + 1]]) return false;
  return true;
}

/**
 * Whether what follows the first three letters tells a verb, where these end in
 * a consonant: "tut-ulur" and "tut-ma", but not "kar-ar", or "sor-uyor" and
 * "sor-un". Who has something done does something else: "kır-dır".
 */
const tells = (a: string, b: string): boolean => a.length + b.length > 10 && ![a, b].some((word) => /^...(.?$|[iu]n$|[dt][iu]r)/.test(word));

/** Whether two folded words are forms of one verb: "bağırınca" and "bağırıyor". */
export function sameVerb(a: string, b: string): boolean {
  let stem = 0;
  while (stem < a.length && stem < b.length && a[stem] === b[stem]) stem++;
  const is = (word: string): boolean => stem === word.length || following(word.slice(stem - 1));
  for (; stem > 2; stem--) if ((stem > 3 || /[aeiou]/.test(a[2]) || tells(a, b)) && ends.test(a.slice(0, stem)) && is(a) && is(b)) return true;
  return false;
}

/** Whether a folded word is another one made an adjective, a craft or a state: "fiş-siz", "hile-ci". */
export const isMadeOf = (longer: string, shorter: string): boolean =>
  shorter.length > 2 && longer.startsWith(shorter) && starts(longer.slice(shorter.length - 1), made, (rest) => chain(rest, nominal));

const made = words("sIz lI lIk cI cA");

const definition: Record<string, Set<string>> = {
  tr: new Set(words("ne nedir demek demektir anlami kimdir")),
  en: new Set(words("what whats does mean means meaning")),
};
const asking: Record<string, Set<string>> = {
  tr: new Set(
    words(
      "neden nasil niye nicin hangi hangisi kim kime kimi kac nerede nereye nereden zaman kadar miyim muyum midir mudur misin musun miyiz muyuz misiniz musunuz " +
        "acaba lazim gerek gerekir gereken gerekiyor var varsa yok yoksa ben beni bana benim biz bize bizim icin bunu sey seyler derse der derim desem denir denmeli diyeyim diyelim diyebilirim",
    ),
  ),
  en: new Set(words("how why when who whom which where do did can could should would will i my me we our us you your if there has have had get got much many need want")),
};
const helping = words("yap et ed ol yaz iste isti soyle");

/** Whether a folded word of a query only asks for what the others mean. */
export const isDefinition = (folded: string, language: string): boolean => definition[language].has(folded);

/** Whether a folded word of a query says little of what is looked for. */
export const isFiller = (folded: string, language: string): boolean =>
  isDefinition(folded, language) ||
  asking[language].has(folded) ||
  (language === "tr" && helping.some((stem) => folded.startsWith(stem) && following(folded.slice(stem.length - 1))));
