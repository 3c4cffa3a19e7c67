/** The files of the index: loaded when they are asked for, and each once. */
import type { Files, Manifest, Shard } from "./data";
import { hashOf, lastOf } from "./hits";

export interface Result {
  readonly url: string;
  readonly title: string;
  readonly context: string;
  readonly group: number;
  readonly anchor: string;
  readonly heading: string;
  readonly text: string;
}

/** The group of results that are terms of the glossary. */
export const glossary = 2;

export type Load = (file: string) => Promise<unknown>;

export class Shards {
  /** The page of each section. */
  declare page: Uint32Array;
  private declare readonly load: Load;
  private declare readonly files: Map<string, Promise<unknown>>;

  constructor(load: Load) {
    this.page = new Uint32Array();
    this.load = load;
    this.files = new Map();
  }

  file<K extends keyof Files>(name: K, hash = ""): Promise<Files[K]> {
    const path = hash ? `${name}-${hash}.json` : `${name}.json`;
    let file = this.files.get(path);
    if (!file) {
      file = this.load(path);
      this.files.set(path, file);
      file.catch(() => this.files.delete(path));
    }
    return file as Promise<Files[K]>;
  }

  async manifest(): Promise<Manifest> {
    const index = await this.file("index");
    if (!this.page.length) this.page = Uint32Array.from((index.sections.match(/../g) ?? []).flatMap((count, page) => Array<number>(parseInt(count, 36)).fill(page)));
    return index;
  }

  /** What is shown of a section: of the shards that are here by the one that shows most, else by its page's. */
  async show(section: number, here: readonly Shard[], index: Manifest): Promise<Result> {
    const page = this.page[section];
    let [shard] = here.filter(({ shown }) => section in shown).sort((a, b) => b.shown[section].length - a.shown[section].length);
    shard ??= await this.file("p", hashOf(index.pages[lastOf(index.pages, (first) => +first <= page)]));
    const [place, url, title] = shard.pages[page].split("\t");
    const [anchor, heading, text] = shard.shown[section].split("\t");
    const { url: folder, ...rest } = index.places[+place];
    return { ...rest, url: folder + url, title, anchor, heading, text };
  }
}
