/**
 * The learner's record: one JSON document of this site in the browser's
 * storage. Storage may be blocked, full, cleared or shared with other tabs at
 * any moment; the page works for the visit all the same and can say what is so.
 */
import { plainDay } from "./days.ts";
import { type Document, type Parts, empty, parse } from "./document.ts";
import { mergeDocuments } from "./merge.ts";
import { otherRecord, pageLearner, recordKey, siteKey, whoKey, whoLearns } from "./whose.ts";

/**
 * kept: storage holds the record. memory: storage cannot, the record lasts as
 * long as the page. newer: a newer version's record stands there, untouched;
 * this visit lives in memory. gone: the record with which the page was opened
 * has been deleted or replaced, or somebody else learns now; the page keeps
 * what it knows to itself, for ever.
 */
export type Keeping = "kept" | "memory" | "newer" | "gone";

export interface LearnerRecord {
  readonly key: string;
  readonly keeping: Keeping;
  /** What stood in storage was damaged; the old text lies under key + ":kept". */
  readonly damaged: boolean;
  /** The record as it is now, other tabs' changes included. */
  read(): Document;
  /** Reads the record again, lets change alter it and writes it; returns what is now so. */
  update(change: (document: Document) => void): Document;
}

type Store = Pick<Storage, "getItem" | "setItem">;

/**
 * The record under key. storage may throw, as window.localStorage does where it
 * is blocked. isTheirs: the learner of this record still learns. left is called
 * when the record has become another.
 */
export function openRecord(key: string, storage: () => Store, parts?: Parts, isTheirs = () => true, left = () => {}): LearnerRecord {
  let known = empty(); // the record as the page knows it
  let unkept = false; // storage could not take that
  let begun: string | undefined; // of the record that was seen in storage; empty where it does not say
  let keeping: Keeping = "kept";
  let damaged = false;

  function load(): { document: Document; writable: boolean } {
    const apart = (why: Keeping) => {
      if (why === "gone" && keeping !== why) left();
      keeping = why;
      return { document: known, writable: false };
    };
    let text: string | null;
    try {
      text = storage().getItem(key);
    } catch {
      return apart(keeping === "gone" ? keeping : "memory");
    }
    const parsed = parse(text, parts);
    const now = parsed.document.begun;
    // What was deleted must not come back from a page that is still open.
    if (keeping === "gone" || !isTheirs() || (begun !== undefined && (text === null || (begun && now && now !== begun)))) return apart("gone");
    if (parsed.newer) return apart("newer");
    if (text !== null) begun = now || begun || "";
    keeping = unkept ? "memory" : "kept";
    damaged = damaged || parsed.damaged;
    known = unkept ? mergeDocuments(parsed.document, known, parts) : parsed.document;
    // Without a copy of the damaged text it must not be overwritten.
    return { document: known, writable: !parsed.damaged || put(key + ":kept", text as string) };
  }

  /** Stores text and looks whether it is there: some browsers drop it silently. */
  function put(name: string, text: string): boolean {
    try {
      const store = storage();
      if (store.getItem(name) !== text) store.setItem(name, text);
      return store.getItem(name) === text;
    } catch {
      return false;
    }
  }

  return {
    key,
    get keeping() {
      return keeping;
    },
    get damaged() {
      return damaged;
    },
    read: () => load().document,
    update(change) {
      const { document, writable } = load();
      change(document);
      document.begun ||= begun || new Date().toISOString().slice(0, 19) + "Z";
      const kept = writable && put(key, JSON.stringify(document));
      if (kept) begun = document.begun;
      known = document;
      unkept = !kept;
      if (keeping === "kept" || keeping === "memory") keeping = kept ? "kept" : "memory";
      return document;
    },
  };
}

/** The record of the page's learner; parts are those that the page changes beside quizzes. */
export function pageRecord(parts?: Parts): LearnerRecord {
  const storage = () => localStorage;
  const site = siteKey();
  const learner = pageLearner(site);
  return openRecord(
    recordKey(site, learner),
    storage,
    parts,
    () => whoLearns(site, storage) === learner,
    () => document.dispatchEvent(new Event(otherRecord)),
  );
}

/**
 * Calls listener when another tab changed the record, or the page comes back
 * from the browser's cache or on another day: a phone keeps it open over night,
 * and what is due changes with the day.
 */
export function watchRecord(record: LearnerRecord, listener: () => void): void {
  addEventListener("storage", (event) => {
    if (event.key === null || event.key === record.key || event.key === whoKey(siteKey())) listener();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) listener();
  });
  const today = () => plainDay(new Date());
  let day = today();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || day === today()) return;
    day = today();
    listener();
  });
}
