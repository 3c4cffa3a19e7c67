/**
 * The learner's record: one JSON document of this site in the browser's
 * storage. Storage may be blocked, full, cleared or shared with other tabs at
 * any moment; the page works for the visit all the same and can say what is so.
 */
import { type Document, type Parts, empty, parse } from "./document.ts";
import { mergeDocuments } from "./merge.ts";

/**
 * kept: storage holds the record. memory: storage cannot, the record lasts as
 * long as the page. newer: a newer version's record stands there, untouched;
 * this visit lives in memory.
 */
export type Keeping = "kept" | "memory" | "newer";

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

/** The record under key. storage may throw, as window.localStorage does where it is blocked. */
export function openRecord(key: string, storage: () => Store, parts?: Parts): LearnerRecord {
  let memory: Document | undefined; // what storage could not take
  let keeping: Keeping = "kept";
  let damaged = false;

  function load(): { document: Document; writable: boolean } {
    let text: string | null;
    try {
      text = storage().getItem(key);
    } catch {
      keeping = "memory";
      return { document: memory || empty(), writable: false };
    }
    const parsed = parse(text, parts);
    if (parsed.newer) {
      keeping = "newer";
      return { document: memory || empty(), writable: false };
    }
    keeping = memory ? "memory" : "kept";
    damaged = damaged || parsed.damaged;
    return {
      document: memory ? mergeDocuments(parsed.document, memory, parts) : parsed.document,
      // Without a copy of the damaged text it must not be overwritten.
      writable: !parsed.damaged || put(key + ":kept", text as string),
    };
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
      const kept = writable && put(key, JSON.stringify(document));
      memory = kept ? undefined : document;
      if (keeping !== "newer") keeping = kept ? "kept" : "memory";
      return document;
    },
  };
}

/** The record of the page's site; parts are those that the page changes beside quizzes. Sites of one owner share an origin, so the key names path and site. */
export function pageRecord(parts?: Parts): LearnerRecord {
  const { root, site } = document.documentElement.dataset;
  return openRecord("ders:" + new URL(root || ".", location.href).pathname + ":" + site, () => localStorage, parts);
}

/** Calls listener when another tab changed the record, or the page comes back from the browser's cache. */
export function watchRecord(record: LearnerRecord, listener: () => void): void {
  addEventListener("storage", (event) => {
    if (event.key === null || event.key === record.key) listener();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) listener();
  });
}
