/**
 * Whose record a page shows. A device may be shared: the first learner's record
 * stands under the site's own key, every other under a key with their number,
 * and one word beside them says who learns now. Whatever happens to the list of
 * names, that word and the records stand for themselves.
 */

/** The learner of a device that nobody shares. */
export const first = "1";

/** The document's event when the page's record has become another. */
export const otherRecord = "otherrecord";

/** Under what the site keeps things. Sites of one owner share an origin, so it names path and site. */
export function siteKey(): string {
  const { root, site } = document.documentElement.dataset;
  return "ders:" + new URL(root || ".", location.href).pathname + ":" + site;
}

export const recordKey = (site: string, learner: string): string => (learner === first ? site : site + ":" + learner);

/** Where it says who learns now. */
export const whoKey = (site: string): string => site + ":who";

/** Whether id is a learner's number. */
export const isLearner = (id: string): boolean => /^[1-9]\d{0,3}$/.test(id);

/** The number of the learner who learns now on this device. */
export function whoLearns(site: string, storage: () => Pick<Storage, "getItem">): string {
  try {
    const id = storage().getItem(whoKey(site)) || "";
    return isLearner(id) ? id : first;
  } catch {
    return first;
  }
}

/** The learner with whom the page was opened. It stays theirs: all its scripts ask here. */
export const pageLearner = (site: string): string => (document.documentElement.dataset.learner ||= whoLearns(site, () => localStorage));
