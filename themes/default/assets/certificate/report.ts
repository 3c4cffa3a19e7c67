/** What a learner reports of a certificate, and the addresses it travels in: pure. */

/** A line of the report. */
export interface Line {
  readonly label: string;
  readonly value: string;
}

/** The report as people read it. */
export const reportText = (lines: readonly Line[], closing: string): string =>
  [...lines.map(({ label, value }) => `${label}: ${value}`), "", closing].join("\n");

const fields = /\{(\w+)\}/g;

/** The names of the fields that the address of a form is given, each once. */
export const formFields = (form: string): string[] => [...new Set([...form.matchAll(fields)].map((match) => match[1]))];

/** The address of a form with its fields filled in. */
export const formAddress = (form: string, values: Readonly<Record<string, string>>): string =>
  form.replace(fields, (_, name: string) => escape(values[name] || ""));

/** The address that opens a mail; its lines end as mail's do. */
export const mailAddress = (email: string, subject: string, body: string): string =>
  `mailto:${email}?subject=${escape(subject)}&body=${escape(body.replace(/\n/g, "\r\n"))}`;

// Half a letter, as a text that was cut may end in, has no escape.
const escape = (text: string): string => encodeURIComponent(Array.from(text, (letter) => (/^[\ud800-\udfff]$/.test(letter) ? "\ufffd" : letter)).join(""));
