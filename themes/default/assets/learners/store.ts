/** The learners of a device in its storage, which may be blocked, full, damaged or shared with other tabs at any moment: then nothing has changed. */
import { recordKey, whoKey } from "../record/whose.ts";
import { type Directory, type ReadDirectory, directoryKey, read, remove, withStrays } from "./directory.ts";

export function openDirectory(site: string, storage: () => Storage) {
  const key = directoryKey(site);

  /** The directory as it is now, other tabs' changes included. */
  function load(): ReadDirectory & { text: string | null } {
    try {
      const store = storage();
      const text = store.getItem(key);
      const now = read(text);
      const keys = Array.from({ length: store.length }, (_, i) => store.key(i)!);
      return { ...now, directory: withStrays(now.directory, site, keys), text };
    } catch {
      return { ...read(null), text: null };
    }
  }

  /** Stores text and looks whether it is there: some browsers drop it silently. */
  function put(name: string, text: string): boolean {
    try {
      storage().setItem(name, text);
      return storage().getItem(name) === text;
    } catch {
      return false;
    }
  }

  /** Reads the directory again, lets make alter it and writes it. A newer version's is left alone, a damaged one kept aside. */
  function change(make: (directory: Directory) => Directory): boolean {
    const { directory, damaged, newer, text } = load();
    if (newer || (damaged && !put(key + ":kept", text!))) return false;
    return put(key, JSON.stringify(make(directory)));
  }

  /** From now on id learns. */
  const choose = (id: string): boolean => put(whoKey(site), id);

  function clear(...names: string[]): boolean {
    try {
      for (const name of names) storage().removeItem(name);
      return true;
    } catch {
      return false;
    }
  }

  return {
    load,
    change,
    choose,
    /** Deletes a learner and their record; next learns from now on. Pages that are still open find that out before they write. */
    drop(id: string, next: string): boolean {
      if (load().newer || !choose(next) || !change((directory) => remove(directory, id))) return false;
      const record = recordKey(site, id);
      return clear(record, record + ":kept");
    },
    /** Deletes the directory where at most one learns; tells whether it did. */
    forget(): boolean {
      const { directory, newer } = load();
      return !newer && directory.learners.length < 2 && clear(key, key + ":kept", whoKey(site));
    },
  };
}
