/**
 * The progress page: what the learner has done, and their record as a file: to
 * take along, to load, to delete. Nothing here changes a result.
 */
import { certificates } from "../certificate/certificates.ts";
import { forgetsHere } from "../device/screen.ts";
import { forgetAlone, startLearners, told } from "../learners/learners.ts";
import type { Document } from "../record/document.ts";
import { journey } from "../record/lessons.ts";
import { pageRecord, watchRecord } from "../record/record.ts";
import { reviews } from "../record/reviews.ts";
import { scenarios } from "../record/scenarios.ts";
import { reviewIsOff, settings, switchReview } from "../record/settings.ts";
import { topics } from "../record/topics.ts";
import { drawCourses } from "./courses.ts";
import type { ProgressData } from "./data.ts";
import { drawReview } from "./review.ts";
import { drawTopics } from "./topics.ts";
import { day, el, find, onClick, page, save, say, who, write } from "./page.ts";
import { replace, wipe } from "./store.ts";
import { type Read, fileName, largest, readFile, summary, write as writeFile } from "./transfer.ts";

const data: ProgressData = page;
const parts = { ...journey, scenarios, certificates, review: reviews, settings, topics }; // all there are
let record = pageRecord(parts);
const notice = find(".notice[aria-live]");
const nothing = find(".own-empty");
const list = find(".own-courses");
const tools = find(".own-tools");
const chooser = find<HTMLInputElement>("input[type=file]");
const odd = find(".own-odd");
const preview = find("#_preview");
const confirmation = find("#_wipe");
const storage = () => localStorage;

let chosen: Read | undefined; // the file in the preview
let said = ""; // what was just done

const isEmpty = (document: Document): boolean =>
  !Object.keys(document.quizzes).length && ["lessons", "scenarios", "certificates"].every((name) => !Object.keys(Object(document[name])).length);

function draw(): void {
  const document = record.read();
  const kept = record.keeping === "kept";
  const none = isEmpty(document);
  nothing.hidden = !none || !kept;
  list.replaceChildren(...(none ? [] : [...drawReview(document, toggle), ...drawTopics(document), ...drawCourses(document)]));
  tools.hidden = !kept;
  for (const button of tools.querySelectorAll<HTMLElement>(":scope > .actions > :not([data-do=import])")) button.hidden = none;
  write(notice, said || (kept ? (record.damaged ? say("damaged") : "") : say(record.keeping)));
}

/** Switches spaced review off, or on again. */
function toggle(): void {
  record.update((document) => switchReview(document, !reviewIsOff(document), new Date()));
  draw();
  find("#_again").focus();
}

/** Shows one panel, or none, and what is odd about a file, if anything. */
function show(panel?: HTMLElement, trouble = ""): void {
  for (const other of [preview, confirmation]) other.hidden = other !== panel;
  panel?.querySelector("h3")!.focus();
  write(odd, trouble);
  said = "";
  draw();
}

/** Says what was done, where the focus then is. */
function done(text: string): void {
  show();
  said = text;
  draw();
  find("h1").focus();
  notice.scrollIntoView({ block: "nearest" });
}

/** The record is another now, if storage could take that. */
function renewed(now: boolean, text: string): void {
  if (!now) return show(undefined, say("stuck"));
  record = pageRecord(parts);
  done(say(text));
}

function saveRecord(): void {
  const now = new Date();
  const name = fileName(data.site, now, who());
  save(new Blob([writeFile(record.read(), data.site, now, who())], { type: "application/json" }), name);
  said = say("exported", name);
  draw();
}

async function load(): Promise<void> {
  const file = chooser.files![0];
  chooser.value = ""; // so that the same file can be chosen again
  if (!file) return;
  if (file.size > largest) return show(undefined, say("odd.large"));
  let read;
  try {
    read = readFile(await file.text(), data.site, parts);
  } catch {
    return show(undefined, say("odd.unread"));
  }
  if ("odd" in read) return show(undefined, say("odd." + read.odd, read.place));
  chosen = read;
  compare(read.document, record.read());
  write(find(".own-whose"), read.learner && say(read.learner === (who() || read.learner) ? "whose" : "whose.other", read.learner, who()));
  write(find(".own-made"), [say("made", day(read.exported)), read.edited ? say("edited") : ""].join(" ").trim());
  // Focus that moves before the window is back from the file dialog is not read
  // out; but a window that never tells is not waited for.
  await new Promise((back) => {
    const soon = () => setTimeout(back, 300);
    if (document.hasFocus()) return soon();
    addEventListener("focus", soon, { once: true });
    setTimeout(back, 2000);
  });
  show(preview);
}

/** Fills the table: what the file holds beside what would be replaced. */
function compare(theirs: Document, ours: Document): void {
  const [a, b] = [summary(theirs), summary(ours)];
  const row = (title: string, ...cells: (string | number)[]) =>
    el("tr", {}, el("th", { scope: "row" }, title), ...cells.map((cell) => el("td", {}, String(cell))));
  const rows = (["lessons", "quizzes", "scenarios", "certificates"] as const).map((name) => row(say("count." + name), a[name], b[name]));
  const best = (document: Document, id: string) => {
    const percent = document.quizzes[id]?.best?.percent;
    return percent === undefined ? say("none") : say("percent", percent);
  };
  for (const { id, title } of [...data.modules.flatMap(({ quizzes }) => quizzes), ...data.paths.flatMap(({ exams }) => exams)]) {
    if (theirs.quizzes[id]?.best || ours.quizzes[id]?.best) rows.push(row(title, best(theirs, id), best(ours, id)));
  }
  preview.querySelector("tbody")!.replaceChildren(...rows);
}

onClick({
  export: saveRecord,
  import() {
    write(odd, ""); // so that the same trouble is said again
    chooser.click();
  },
  delete: () => show(confirmation),
  close(button) {
    const opener = button.closest("#_wipe") ? "delete" : "import";
    show();
    find(`[data-do=${opener}]`).focus();
  },
  replace() {
    // It begins anew: a page that is open with the old one must not write into it.
    const text = JSON.stringify({ ...chosen!.document, begun: new Date().toISOString() });
    renewed(replace(record.key, text, storage), "replaced");
  },
  wipe() {
    const gone = wipe(record.key, storage);
    if (gone) forgetAlone();
    renewed(gone, "wiped");
  },
});
chooser.addEventListener("change", load);
watchRecord(record, draw);
draw();
startLearners(() => record.keeping === "kept", () => record.read());
find("#_phone").hidden = !forgetsHere();
const text = told();
if (text) done(text);
// What a link led to was hidden when the browser looked for it.
else if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
