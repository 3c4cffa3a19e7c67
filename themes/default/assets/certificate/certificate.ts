/**
 * The certificate of a path: what is missing for it, then a form, then the
 * certificate. Once earned it stands in the record, whatever the path becomes;
 * one that expires can be renewed.
 */
import type { Document } from "../record/document.ts";
import { lessons } from "../record/lessons.ts";
import { quizState } from "../record/modules.ts";
import { pageRecord, watchRecord } from "../record/record.ts";
import { courseStanding, monthsLater, pathDate, pathPercent, pathStanding } from "../progress/journey.ts";
import { bar, day, el, find, onClick, page, save, say, state, who, write } from "../progress/page.ts";
import { type CertificateRecord, certificateOf, certificates, certify, codeOf, renewed } from "./certificates.ts";
import type { CertificateData } from "./data.ts";
import { picture } from "./picture.ts";
import { renewal } from "./renewal.ts";
import { drawReport, onReport } from "./tell.ts";

const data: CertificateData = page;
const { path, modules } = data;
const record = pageRecord({ lessons, certificates });
const notice = find(".notice[aria-live]");
const missing = find(".certificate-missing");
const form = find<HTMLFormElement>(".certificate-form");
const error = find("#_error");
const sheet = find(".certificate");
const actions = find(".certificate-actions");
const renewing = find(".certificate-renew");
const name = form.querySelector<HTMLInputElement>("[name=name]")!;

let editing = false;
let filled = false; // the form shows what the record holds

/** The certificate, which is given here when the path is done, and renewed when it was done again. */
function earned(document: Document): CertificateRecord | undefined {
  const given = certificateOf(document, path.id);
  if (record.keeping === "newer" || !pathStanding(document, path, modules).done) return given;
  const give = (entry: CertificateRecord) => certificateOf(record.update((document) => certify(document, path.id, entry)), path.id);
  const said = (date: string, percent: number | undefined) => ({
    date,
    title: path.title,
    percent,
    until: data.valid ? monthsLater(new Date(date), data.valid).toISOString() : undefined,
    version: data.version,
  });
  if (!given) return give({ ...said(pathDate(document, path, modules) || new Date().toISOString(), pathPercent(document, path, modules)), fields: {} });
  const again = renewal(document, path, modules, given);
  return again?.date ? give(renewed(given, said(again.date, again.percent))) : given;
}

function draw(): void {
  const document = record.read();
  const entry = earned(document);
  const named = !!entry?.fields.name;
  missing.hidden = !!entry || record.keeping === "newer";
  form.hidden = !entry || (named && !editing);
  sheet.hidden = actions.hidden = !entry || !form.hidden;
  if (!entry) missing.querySelector("ul")!.replaceChildren(...lacking(document));
  else {
    if (!filled) for (const field of data.fields) input(field).value = entry.fields[field] || (field === "name" && who()) || "";
    filled = true;
    fill(entry);
  }
  const trouble = record.keeping === "kept" ? (record.damaged ? say("damaged") : "") : say(record.keeping);
  write(notice, [ending(document, entry), trouble].join(" ").trim());
  drawReport(sheet.hidden ? undefined : entry);
}

/** Says that the certificate has expired or is about to, and shows what renews it. */
function ending(document: Document, entry: CertificateRecord | undefined): string {
  const now = new Date().toISOString();
  const again = entry && renewal(document, path, modules, entry);
  renewing.hidden = !again || again.opens > now;
  if (!again || renewing.hidden) return "";
  const links = again.left.map(({ title, url }) => el("li", {}, el("a", { href: url }, title)));
  renewing.replaceChildren(el("p", {}, say(again.left.length ? "renew." + again.by : "renew.path")), el("ul", {}, ...links));
  return say(entry!.until! < now ? "expired" : "expires", day(entry!.until!));
}

/** What the path asks for, each with how it stands. */
function lacking(document: Document): HTMLElement[] {
  const item = (title: string, url: string, name: string, ...more: HTMLElement[]) =>
    el("li", {}, el("div", { class: "own-head" }, el("h3", {}, el("a", { href: url }, title)), state(name, say("state." + name))), ...more);
  const courses = modules.map((course) => {
    const { lessons: count, passed, done } = courseStanding(document, course);
    const { length } = course.names;
    const begun = count || (course.quiz && quizState(document, course.quiz) !== "new");
    const quiz = course.quiz ? [el("p", {}, say(passed ? "quiz.done" : "quiz.open"))] : [];
    return item(course.title, course.url, done ? "done" : begun ? "open" : "new", bar(say("lessons", count, length), count, length), ...quiz);
  });
  const exams = path.exams.map(({ id, title, url }) => {
    const name = quizState(document, id);
    return item(title, url, name, el("p", {}, say("exam." + name)));
  });
  return [...courses, ...exams];
}

const input = (field: string): HTMLInputElement => form.querySelector<HTMLInputElement>(`[name=${field}]`)!;

/** Puts the certificate's words in their places; a place without words is not shown. */
function fill(entry: CertificateRecord): void {
  const words: Record<string, string> = {
    ...entry.fields,
    did: say("did", entry.title),
    date: day(entry.date),
    score: entry.percent === undefined ? "" : say("percent", entry.percent),
    until: entry.until ? day(entry.until) : "",
    version: entry.version,
    code: codeOf(data.site, path.id, entry),
  };
  for (const place of sheet.querySelectorAll<HTMLElement>("[data-fill]")) {
    write(place, words[place.dataset.fill!] || "");
    if (place.matches("dd")) place.parentElement!.hidden = !place.textContent;
  }
  const earlier = (entry.earlier || []).map(({ date, percent }) => day(date) + (percent === undefined ? "" : ` (${say("percent", percent)})`));
  write(find(".certificate-earlier"), earlier.length ? say("earlier", earlier.join(", ")) : "");
}

function complain(text: string): void {
  write(error, text);
  if (text) name.setAttribute("aria-invalid", "true");
  else name.removeAttribute("aria-invalid");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!name.value.trim()) {
    complain(say("empty"));
    return name.focus();
  }
  complain("");
  const fields = Object.fromEntries(data.fields.map((field) => [field, input(field).value.trim().replace(/\s+/g, " ")]));
  record.update((document) => {
    const entry = certificateOf(document, path.id);
    if (entry) certify(document, path.id, { ...entry, fields });
  });
  editing = filled = false;
  draw();
  find("#_certificate").focus();
});
form.addEventListener("input", () => complain(""));

onClick({
  print: () => print(),
  edit() {
    editing = true;
    draw();
    find("#_form").focus();
  },
  async picture() {
    const blob = await picture(sheet);
    if (blob) save(blob, `${data.site}-${path.id}.png`);
  },
});
onReport((reported) => {
  record.update((document) => {
    const entry = certificateOf(document, path.id);
    if (entry) certify(document, path.id, { ...entry, reported });
  });
  draw();
});
watchRecord(record, draw);
draw();
if (location.hash === "#_report" && !sheet.hidden) find("#_report").focus(); // it was hidden when the browser looked for it
