/** The home page: where to go on, and how far the learner is with everything. */
import type { Document } from "../record/document.ts";
import type { State } from "../record/modules.ts";
import { resume } from "./place.ts";
import { addressOf, find, findAll, lang, record, say, write } from "./page.ts";
import type { Course } from "./courses.ts";
import { possessive } from "./suffix.ts";

const hero = find(".main-home .hero");

/** What the primary card leads to. */
interface Next {
  readonly above: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly url: string;
  readonly button: string;
}

/** The modules and steps of the page are drawn already. */
export function drawHome(document: Document, courses: readonly Course[]): void {
  if (!hero) return;
  const cards = courses.filter(({ box }) => box.closest(".card, .feature"));
  const tracks = findAll(".track").map((track) => drawTrack(track, courses));
  drawCount(find("#_overall")!, cards);

  const begun = cards.some(({ state }) => state !== "new") || !!resume(document);
  if (begun) welcomeBack(nextPlace(document, cards) || nextCourse([...tracks, cards], cards));
  else hero.removeAttribute("data-returning");
  find(".resume")!.hidden = !begun;

  const trouble = record.keeping === "kept" ? (record.damaged ? "damaged" : "") : record.keeping;
  write(find("#_notice"), trouble && say("home." + trouble));
}

/** Something that a path leads through, or a card. */
type Stop = Pick<Course, "box" | "state">;

/** Draws a path's bar, and its certificate when it is earned; gives its stops in order: its modules, then its exam. */
function drawTrack(track: HTMLElement, courses: readonly Course[]): Stop[] {
  const own = courses.filter(({ box }) => track.contains(box));
  drawCount(track, own);
  const stops = [...own, ...findAll("[data-quiz]", track).map((box) => ({ box, state: box.dataset.state as State }))];
  const proof = find(".actions", track);
  if (proof) proof.hidden = stops.some(({ state }) => state !== "done");
  return stops;
}

function drawCount(box: HTMLElement, courses: readonly Course[]): void {
  const count = (wanted: State) => courses.filter(({ state }) => state === wanted).length;
  const done = count("done");
  const waiting = count("new");
  write(find(".count", box), done || !waiting ? say("count.modules", courses.length, possessive(done, lang)) : say("count.none", waiting));
  find<HTMLProgressElement>("progress", box)!.value = done;
  box.dataset.state = done === courses.length ? "done" : "";
}

function nextPlace(document: Document, cards: readonly Course[]): Next | undefined {
  const place = resume(document);
  const card = cards.find(({ id }) => id === place?.module);
  if (!place || !card) return undefined;
  return {
    above: linkOf(card.box).textContent!,
    title: place.title,
    facts: [place.minutes ? say("home.minutes", place.minutes) : "", find(".count", card.box)!.textContent!],
    url: (window.document.documentElement.dataset.root || "") + place.url,
    button: say("home.resume"),
  };
}

/** Of the first path that is not done, then of all modules: what was begun, else what comes first. */
function nextCourse(lists: readonly (readonly Stop[])[], cards: readonly Course[]): Next {
  const left = lists.map((stops) => stops.filter(({ state }) => state !== "done")).find(({ length }) => length);
  const next = left && (left.find(({ state }) => state === "open") || left[0]);
  if (!next) return { above: "", title: say("home.finished"), facts: [], url: "", button: "" };
  const link = linkOf(next.box);
  const { course } = next.box.dataset;
  const card = cards.find(({ id }) => id === course);
  return {
    above: say(!course ? "home.exam" : next.state === "open" ? "home.open" : "home.next"),
    title: (find("span", link) || link).textContent!,
    facts: card ? findAll(".meta > *", card.box.closest("li, .feature")!).map(({ textContent }) => textContent!) : [],
    url: addressOf(link),
    button: say(course ? "home.go" : "home.go.exam"),
  };
}

/** The link of a module or an exam, in whose card or line box stands. */
const linkOf = (box: HTMLElement): HTMLAnchorElement => find<HTMLAnchorElement>("a", box.closest<HTMLElement>("li, .feature")!)!;

function welcomeBack(next: Next): void {
  // The welcome is at hand below all else.
  const how = find(".home-how")!;
  const welcome = find(".welcome");
  if (welcome && how.hidden) {
    how.append(welcome);
    how.hidden = false;
  }
  hero!.dataset.returning = "";
  const card = find(".resume")!;
  write(find(".eyebrow", card), next.above);
  write(find("h2", card), next.title);
  find(".meta", card)!.replaceChildren(
    ...next.facts.filter(Boolean).map((text) => Object.assign(document.createElement("span"), { textContent: text })),
  );
  const button = find<HTMLAnchorElement>(".button", card)!;
  button.parentElement!.hidden = !next.url;
  button.setAttribute("href", next.url);
  write(find("span", button), next.button);
}
