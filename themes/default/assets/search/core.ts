/**
 * From a query to ranked results, over the files of generator/search. It knows
 * no page: whoever uses it says how a file is loaded.
 */
import { fold } from "../quiz/fold";
import { type Typing, begun, closeness, folded, kin, similar, stemmed } from "./closeness";
import type { Manifest, Shard } from "./data";
import { eachHit, hashOf, lastOf } from "./hits";
import { type SearchWord, isStop, searchWord, searchWords } from "./keys";
import { type Load, type Result, Shards, glossary } from "./shards";
import { nearest } from "./typo";
import { isDefinition, isFiller } from "./verbs";

export interface Answer {
  readonly words: string[]; // what was looked for
  readonly all: Result[]; // pages with all words
  readonly some: Result[]; // where these are few: those with some
  readonly total: number; // how many there are, those not shown among them
  readonly instead: [typed: string, shown: string][]; // words that nothing was found for, and what was looked for in their place
  readonly missing: string[]; // words that nothing was found for at all
  /** Whether a word of a text is one that was looked for. */
  readonly marks: (word: string) => boolean;
}

const named = 3; // by the query, from its first letter to its last
const lookedThrough = 60; // sections, for one that is
const perPage = 2; // results of one page
const few = 3; // results that leave room for others
const manySections = 1000; // of a key, from which on the index may leave some out

interface Asked {
  readonly word: SearchWord;
  readonly filler: boolean; // says little: what has the other words is found without it
}

interface Found extends Asked {
  readonly scores: Map<number, number>; // by section
  readonly sure: boolean; // not by its first letters alone, or by a guess
  readonly kin: string; // the best form, if there are none but kin
  readonly shards: Shard[];
  readonly common: boolean; // stands in more sections than the index names
  readonly keys: Set<string>; // of words that mean the same
}

export class Search {
  // Fields are declared and set by hand: else a helper of half a line for each is bundled.
  private declare readonly load: Load;
  private declare index: Index;

  constructor(load: Load) {
    this.load = load;
    this.index = new Index(load);
  }

  manifest(): Promise<Manifest> {
    return this.index.shards.manifest();
  }

  /** The best results. A site that was published anew meanwhile is read anew, once, and nothing of the old one is kept. */
  find(query: string, most: number): Promise<Answer> {
    return this.index.answer(query, most).catch(async () => {
      const anew = new Index(this.load);
      const answer = await anew.answer(query, most);
      this.index = anew; // without a network what is here still answers
      return answer;
    });
  }
}

/** The index of one publication, and what was made of it. */
class Index {
  declare readonly shards: Shards;
  private declare readonly words: Map<string, SearchWord>;
  private declare readonly guesses: Map<string, string>;

  constructor(load: Load) {
    this.shards = new Shards(load);
    this.words = new Map();
    this.guesses = new Map();
  }

  async answer(query: string, most: number): Promise<Answer> {
    const index = await this.shards.manifest();
    const typing = { language: index.language, letters: /[çğıöşü]/i.test(query) };
    const found = await Promise.all(this.asked(query, index.language).map((asked) => this.look(asked, index, typing)));
    const instead: [string, string][] = [];
    const missing: string[] = [];
    for (const [i, one] of found.entries()) {
      const { word, filler } = one;
      if (filler && one.kin) one.scores.clear();
      if (filler || (one.scores.size && !one.kin)) continue;
      const guess = (await this.meant(word, index)) || one.kin;
      if (!guess) {
        missing.push(word.surface);
        continue;
      }
      instead.push([word.surface, guess]);
      found[i] = { ...(await this.look({ word: searchWord(guess, index.language), filler }, index, typing)), sure: false };
    }
    const ranked = this.rank(found);
    const best = this.best(ranked.all, most);
    const here = found.flatMap(({ shards }) => shards);
    const show = (sections: number[]): Promise<Result[]> => Promise.all(sections.map((section) => this.shards.show(section, here, index)));
    // One that the query names, or whose heading has all its words, may stand behind others.
    const behind = ranked.all.slice(0, lookedThrough).filter((section) => !best.includes(section) && here.some(({ shown }) => section in shown));
    const [full, some] = await Promise.all([show([...best, ...behind]), show(best.length < few ? this.best(ranked.some, most - best.length) : [])]);
    const calls = this.caller(query, found, typing);
    const all = full.map((result) => [calls(result), result] as const).filter(([called], i) => called >= 1 || i < best.length);
    all.sort(([a], [b]) => b - a);
    const marked = new Map<string, boolean>(); // words are asked for again and again
    return {
      words: found.map(({ word }) => word.surface),
      all: all.slice(0, most).map(([, result]) => result),
      some,
      total: this.best(ranked.all.length ? ranked.all : ranked.some, Infinity).length,
      instead,
      missing,
      marks: (text) => {
        let mark = marked.get(text);
        if (mark === undefined) {
          const form = this.word(text, index.language);
          marked.set(text, (mark = found.some(({ word, keys }) => closeness(word, form, typing) > 0 || keys.has(form.key))));
        }
        return mark;
      },
    };
  }

  /** What a word may have been meant to be; it is asked again with every letter of the next word. */
  private async meant(word: SearchWord, index: Manifest): Promise<string> {
    const words = await this.shards.file("w", index.words);
    let guess = this.guesses.get(word.surface);
    if (guess === undefined) this.guesses.set(word.surface, (guess = nearest(word, words, index.language)));
    return guess;
  }

  /** How much a result is what the query names, beyond what its words say. */
  private caller(query: string, found: Found[], typing: Typing): (result: Result) => number {
    const { language } = typing;
    const sounds = (of: Found[]): string => of.map(({ word }) => word.folded).join(" ");
    const names = [fold(query), sounds(found)]; // as typed; without suffixes behind an apostrophe
    const rest = found.filter(({ word }) => !isDefinition(word.folded, language));
    if (rest.length) names.push(sounds(rest)); // "NPS nedir?"
    return ({ heading, title, group }) => {
      const name = heading || title;
      // Who types a heading to the end means that one, and first what a term means.
      if (name.split(/ \(|\)/).some((part) => names.includes(fold(part)))) return group === glossary ? named + 1 : named;
      if (found.length < 2) return 0;
      if (fold(name).startsWith(names[0])) return 2;
      // Then one that has all words, best those of the question itself.
      const forms = searchWords(name).map(([start, end]) => this.word(name.slice(start, end), language));
      let asked = 1;
      for (const { word, filler } of found) {
        if (forms.some((form) => closeness(word, form, typing) >= begun)) asked += filler ? 0.1 : 0;
        else if (!filler) return 0;
      }
      return asked;
    };
  }

  /** The words of a query that say something, each once. */
  private asked(query: string, language: string): Asked[] {
    const words = new Map<string, SearchWord>();
    for (const [start, end] of searchWords(query.slice(0, 200))) {
      const word = searchWord(query.slice(start, end), language);
      if (word.folded.length > 1 && !isStop(word.folded, language)) words.set(word.folded, word);
    }
    const asked = [...words.values()].slice(0, 8).map((word) => ({ word, filler: isFiller(word.folded, language) }));
    return asked.every(({ filler }) => filler) ? asked.map(({ word }) => ({ word, filler: false })) : asked;
  }

  /** A word of the index, which is asked for again and again. */
  private word(form: string, language: string): SearchWord {
    let word = this.words.get(form);
    if (!word) this.words.set(form, (word = searchWord(form, language)));
    return word;
  }

  /** The sections that have a word, or one that is near it. */
  private async look({ word, filler }: Asked, index: Manifest, typing: Typing): Promise<Found> {
    const start = word.folded.slice(0, 5);
    const at = (key: string): number => lastOf(index.terms, (first) => first <= key);
    const numbers = new Set([at(word.key)]);
    // Who has typed two letters may mean anything.
    const last = start.length > 2 ? at(start + "\uffff") : 0;
    for (let i = at(start), n = 0; n < 3 && (!n || i <= last); i++, n++) numbers.add(i);
    const shards = await Promise.all([...numbers].filter((i) => i >= 0).map((i) => this.shards.file("t", hashOf(index.terms[i]))));

    const begins = (word.folded + "\t").slice(0, 3);
    const its = word.key + "\t";
    const matching: [near: number, hits: string][] = [];
    const keys = new Set<string>();
    let best = 0;
    let form = "";
    let common = false;
    let sure = false;
    for (const { terms } of shards) {
      for (const term of terms) {
        if (term.slice(0, 3) !== begins && !term.startsWith(its)) continue;
        const [key, sections, ...forms] = term.split("\t");
        for (let i = 0; i < forms.length; i += 2) {
          let near = 0;
          if (forms[i][0] === "~") {
            const [stem, ...marks] = forms[i].slice(1).split(" ");
            if (key !== word.key || stem !== word.stem) continue;
            near = similar;
            sure = true;
            marks.forEach((mark) => keys.add(mark));
          } else {
            near = closeness(word, this.word(forms[i], index.language), typing);
            sure ||= near >= stemmed;
          }
          if (!near) continue;
          common ||= near >= stemmed && +sections > manySections;
          if (near > best) [best, form] = [near, forms[i]];
          matching.push([near, forms[i + 1]]);
        }
      }
    }
    // Where the word itself is found, what is only like it stands back; who has
    // typed a part of one may not have come to its end.
    const own = best >= stemmed;
    const whole = best >= folded;
    if (own) keys.clear();
    const scores = new Map<number, number>();
    const sections = new Set<number>();
    for (const [near, hits] of matching) {
      const weight = own && near < (whole ? stemmed : begun) ? near * 0.4 : near;
      const counts = near >= stemmed || !own;
      eachHit(hits, (section, level) => {
        const score = level * weight;
        if (score > (scores.get(section) ?? 0)) scores.set(section, score);
        if (counts) sections.add(section);
      });
    }
    const all = this.shards.page.length;
    const rarity = Math.log(1 + (all - sections.size + 0.5) / (sections.size + 0.5));
    for (const [section, score] of scores) scores.set(section, score * rarity * (filler ? 0.3 : 1));
    return { word, filler, scores, sure, kin: best === kin ? form : "", shards, common, keys };
  }

  /** The sections in order: those of pages with all words, and all others. */
  private rank(found: Found[]): { all: number[]; some: number[] } {
    const { page: pageOf } = this.shards;
    const pages = found.map(({ scores }) => {
      const best = new Map<number, number>();
      for (const [section, score] of scores) {
        const page = pageOf[section];
        best.set(page, Math.max(score, best.get(page) ?? 0));
      }
      return best;
    });
    const asked = found.filter(({ filler }) => !filler).length;
    const ranked: { section: number; score: number; words: number; sure: boolean }[] = [];
    const sections = new Set<number>();
    for (const { scores, filler } of found) if (!filler) for (const section of scores.keys()) sections.add(section);
    for (const section of sections) {
      const page = pageOf[section];
      let score = 0;
      let words = 0;
      let here = 0;
      let known = false;
      found.forEach(({ scores, common, filler, sure }, i) => {
        const own = scores.get(section) ?? 0;
        const near = Math.max(own, 0.4 * (pages[i].get(page) ?? 0));
        score += near;
        if (filler) return;
        if (near || common) words++;
        if (near && sure) known = true;
        if (own) here++;
      });
      ranked.push({ section, score: score * (0.6 + (0.4 * here) / asked), words, sure: known });
    }
    ranked.sort((a, b) => b.words - a.words || b.score - a.score || a.section - b.section);
    // Who is told of some words must not be told of those that are only like them.
    const of = (full: boolean): number[] => ranked.filter(({ words, sure }) => (words === asked) === full && (full || sure)).map(({ section }) => section);
    return { all: of(true), some: of(false) };
  }

  /** The first few sections, and not more of one page than a list can bear. */
  private best(sections: number[], most: number): number[] {
    const seen = new Map<number, number>();
    return sections
      .filter((section) => {
        const page = this.shards.page[section];
        const count = (seen.get(page) ?? 0) + 1;
        seen.set(page, count);
        return count <= perPage;
      })
      .slice(0, most);
  }
}
