/** Asks the browser not to delete what is stored when room is short: once, and not before there is something to lose. */
import { recall, remember } from "../storage.ts";

/** What storage says under this name: "asked", then the answer. Nothing as long as no lesson was finished. */
export const asked = "persist";

export async function askToKeep(): Promise<void> {
  if (recall(asked) !== null) return;
  remember(asked, "asked");
  try {
    remember(asked, String(await navigator.storage.persist()));
  } catch {
    // An old browser, or one that does not let itself be asked.
  }
}
