/**
 * Who learns, on every page: calmly in the header, on the home page and before
 * a quiz, once there is more than one. A page stays with the learner it was
 * opened with; when somebody else learns, or the record is gone, it says so
 * and shows nothing more.
 */
import { el, language } from "../dom.ts";
import { otherRecord, pageLearner, siteKey, whoKey, whoLearns } from "../record/whose.ts";
import { borrow } from "./borrow.ts";
import { directoryKey, initials, read } from "./directory.ts";

const root = document.documentElement;
const template = document.querySelector<HTMLTemplateElement>("#_who");
const site = siteKey();
let ended = false;

/** The name of the page's learner; and whether others learn here, too. */
function look(): [who: string, several: boolean] {
  try {
    const { learners } = read(localStorage.getItem(directoryKey(site))).directory;
    return [learners.find(({ id }) => id === pageLearner(site))?.name || "", learners.length > 1];
  } catch {
    return ["", false];
  }
}

const badge = (who: string): HTMLElement => el("span", { class: "who-badge", "aria-hidden": "true" }, initials(who, language));

function show(who: string): void {
  for (const link of document.querySelectorAll(".progress-link, .bar-progress")) link.prepend(badge(who));
  document.querySelector(".progress-link")?.append(el("span", { class: "who-name" }, who));
  const hero = document.querySelector(".main-home .hero > div");
  const head = document.querySelector(":is(.main-quiz, .main-scenario, .main-certificate) .page-head");
  const line = template!.content.querySelector(".who")!.cloneNode(true) as HTMLElement;
  line.querySelector("strong")!.append(who);
  line.prepend(badge(who));
  if (hero) hero.prepend(line);
  else head?.append(line);
}

/** The record is no longer the page's. */
async function end(): Promise<void> {
  if (ended) return;
  ended = true;
  // Where nothing is begun or half written, and opening writes nothing, nobody needs to be asked.
  if (!document.querySelector(".question, .player, .finish, .certificate-form")) return location.reload();
  document.querySelector<HTMLElement>(".frame")!.hidden = true;
  const dialog = await borrow<HTMLDialogElement>("dialog");
  if (!dialog) return location.reload();
  const moved = whoLearns(site, () => localStorage) !== pageLearner(site);
  dialog.querySelector(moved ? ".who-gone" : ".who-moved")!.remove();
  dialog.addEventListener("close", () => location.reload());
  document.body.append(dialog);
  dialog.showModal();
}

/** Ends the page if somebody else learns now. */
function check(): void {
  if (whoLearns(site, () => localStorage) !== pageLearner(site)) end();
}

if (template) {
  const [who, several] = look();
  root.dataset.who = who;
  if (who && several) show(who);
  document.addEventListener(otherRecord, end);
  addEventListener("storage", (event) => (event.key === null || event.key === whoKey(site)) && check());
  addEventListener("pageshow", (event) => event.persisted && check());
}
