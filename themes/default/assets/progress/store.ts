/** Writes over a whole record, or deletes it. Storage may be blocked or full: then nothing has changed. */
const aside = ":kept";

/** Puts text in the place of the record under key; the old one is kept aside. */
export function replace(key: string, text: string, storage: () => Storage): boolean {
  try {
    const store = storage();
    const old = store.getItem(key);
    if (old !== null) store.setItem(key + aside, old);
    store.setItem(key, text);
    return store.getItem(key) === text;
  } catch {
    return false;
  }
}

/** Deletes the record under key and what was kept aside of it. */
export function wipe(key: string, storage: () => Storage): boolean {
  try {
    const store = storage();
    store.removeItem(key + aside);
    store.removeItem(key);
    return store.getItem(key) === null;
  } catch {
    return false;
  }
}
