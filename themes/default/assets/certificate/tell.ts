/**
 * The part of the certificate's page that reports it. The learner reads what is
 * told; then a form, a mail or the device's share sheet opens with it. Nothing
 * is sent from here, so nobody here knows whether it was.
 */
import { plainDay } from "../progress/journey.ts";
import { day, el, find, page, say, write } from "../progress/page.ts";
import { type CertificateRecord, type Reported, codeOf } from "./certificates.ts";
import type { CertificateData } from "./data.ts";
import { formAddress, formFields, mailAddress, reportText } from "./report.ts";

const data: CertificateData = page;
const { form, email } = data.report;
const section = find(".report");
const text = find(".report-text");
const button = (way: string) => section.querySelector<HTMLAnchorElement>(`[data-way=${way}]`);

/** Shows what a certificate would be reported as; without one there is nothing to report. */
export function drawReport(entry: CertificateRecord | undefined): void {
  section.hidden = !entry;
  if (!entry) return;
  const code = codeOf(data.site, data.path.id, entry);
  const score = entry.percent === undefined ? "" : String(entry.percent);
  const lines = Object.entries({
    ...Object.fromEntries(data.fields.map((field) => [field, entry.fields[field] || ""])),
    path: entry.title,
    score: score && say("percent", score),
    date: day(entry.date),
    until: entry.until ? day(entry.until) : "",
    version: entry.version,
    code,
  }).flatMap(([name, value]) => (value ? [{ label: say("line." + name), value }] : []));
  text.querySelector("dl")!.replaceChildren(...lines.map(({ label, value }) => el("div", {}, el("dt", {}, label), el("dd", {}, value))));
  const whole = reportText(lines, text.querySelector("p")!.textContent!);
  text.dataset.text = whole;

  if (form) {
    const values: Record<string, string> = { ...entry.fields, path: entry.title, path_id: data.path.id, score, date: plainDay(new Date(entry.date)), code, site: data.site };
    const filled = formFields(form).flatMap((name) => (values[name] ? [`${say("line." + name)}: ${values[name]}`] : []));
    write(find(".report-form"), filled.length ? say("form.filled", filled.join(" · ")) : say("form.empty"));
    button("form")!.href = formAddress(form, values);
  }
  if (email) button("mail")!.href = mailAddress(email, say("subject", entry.title, entry.fields.name), whole);
  button("share")!.hidden = !navigator.share;
  const told = entry.reported;
  write(find(".report-told"), told ? [say("told." + told.way, day(told.date)), say("told")].join(" ") : "");
}

/** Calls back when the learner has opened a way to report. */
export function onReport(note: (reported: Reported) => void): void {
  const opened = (way: string) => () => note({ way, date: new Date().toISOString() });
  for (const way of ["form", "mail"]) button(way)?.addEventListener("click", opened(way));
  const words = () => text.dataset.text!;
  button("share")!.addEventListener("click", () => {
    navigator.share({ title: document.title, text: words() }).then(opened("share"), () => {}); // who closes the sheet shares nothing
  });
  button("copy")!.addEventListener("click", async () => {
    if (await copied(words())) opened("copy")();
  });
}

/** Without a secure context (plain http, a file) there is no clipboard object. */
async function copied(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    getSelection()?.selectAllChildren(text);
    return document.execCommand("copy");
  }
}
