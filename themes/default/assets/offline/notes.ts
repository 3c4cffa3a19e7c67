/** The notes at the foot of the window: that a page is a copy, and that the site has a new version. */
import { base, tell } from "./client.ts";

const notes = document.getElementById("_notes")!;
const parts = document.querySelector<HTMLTemplateElement>("#_offline")!.content;

const waved = "ders:" + base.pathname + ":" + document.documentElement.dataset.site + ":waved:";

/** What was waved away stays away for this visit. */
function isWaved(name: string): boolean {
  try {
    return sessionStorage.getItem(waved + name) !== null;
  } catch {
    return false;
  }
}

function wave(name: string): void {
  try {
    sessionStorage.setItem(waved + name, "");
  } catch {
    // It comes back on the next page.
  }
}

/** Shows a note, or takes it away. */
function show(name: "copy" | "new", shown: boolean): HTMLElement | undefined {
  const there = notes.querySelector<HTMLElement>(`[data-note="${name}"]`);
  if (there || !shown) {
    if (!shown) there?.remove();
    return undefined;
  }
  if (isWaved(name)) return undefined;
  const note = parts.querySelector(`[data-note="${name}"]`)!.cloneNode(true) as HTMLElement;
  if (!notes.firstElementChild) {
    const styles = parts.querySelector("link")!.cloneNode() as HTMLLinkElement;
    note.hidden = true; // styles that come later draw it anew, and it would be said anew
    styles.onload = styles.onerror = () => {
      note.hidden = false;
    };
    notes.append(styles);
  }
  note.querySelector("[data-do=close]")!.addEventListener("click", () => {
    wave(name);
    // The focus must not fall to the start of the page.
    document.getElementById("_main")?.focus({ preventScroll: true });
    note.remove();
  });
  notes.append(note);
  return note;
}

/** Says that the page is a copy, until there is a network again. */
export function sayCopy(): void {
  show("copy", true);
  addEventListener("online", () => show("copy", false));
}

// Only these parts of a quiz, a scenario or a review show that nothing is begun, or that all is over.
const rest = ".quiz-start, .quiz-result, .outcome, .own-empty";
const task = document.querySelector(".main-quiz, .main-scenario, .main-review");
const inTheMiddle = (): boolean => !!task && ![...task.querySelectorAll<HTMLElement>(rest)].some(({ hidden }) => !hidden);

let waiting: ServiceWorker | undefined;

function drawOffer(): void {
  const note = show("new", waiting?.state === "installed" && !inTheMiddle());
  note?.querySelector("[data-do=reload]")!.addEventListener("click", () => {
    // Other tabs stay as they are; so does this one until the worker works.
    const coming = waiting!;
    coming.addEventListener("statechange", () => coming.state !== "activating" && location.reload());
    tell(coming, "skip");
  });
}

/** Offers the version that waits. It is never forced, and not offered in the middle of a quiz. */
export function offer(worker: ServiceWorker): void {
  if (!waiting && task) new MutationObserver(drawOffer).observe(task, { subtree: true, attributeFilter: ["hidden"] });
  waiting = worker;
  worker.addEventListener("statechange", drawOffer);
  drawOffer();
}
