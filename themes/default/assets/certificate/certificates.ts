/** The part of a learner's record that holds earned certificates: its shape, how to read it and how to merge two. */
import { plainDay } from "../progress/journey.ts";
import { type Document, type Part, map } from "../record/document.ts";
import { date, object, string, whole } from "../record/value.ts";
import { checkCode } from "./code.ts";

/** What a certificate said before it was renewed. */
export interface Earlier {
  readonly date: string; // ISO 8601
  readonly percent?: number;
  readonly until?: string; // ISO 8601
  readonly version: string;
}

/** How many of them are remembered. */
const most = 20;

/** The ways to report a result. */
export const ways = ["form", "mail", "share", "copy"];

/** What the learner opened to report the certificate; whether it was sent nobody knows. */
export interface Reported {
  readonly way: string; // one of ways
  readonly date: string; // ISO 8601
}

/** A certificate as it was earned; what becomes of the path later does not change it. */
export interface CertificateRecord {
  readonly date: string; // ISO 8601
  readonly title: string; // of the path
  readonly percent?: number; // none where the path has nothing that is scored
  readonly until?: string; // ISO 8601; none where it stays valid
  readonly version: string; // of the path's content
  /** What the learner wrote for it, by field; empty before that. */
  readonly fields: Readonly<Record<string, string>>;
  /** Before it was renewed, the oldest first. */
  readonly earlier?: readonly Earlier[];
  readonly reported?: Reported;
}

/** The part of the record under "certificates", by id of the path. */
export const certificates: Part<CertificateRecord> = {
  read(value, need) {
    const from = object(value);
    const facts = readFacts(from, need);
    const title = string(from?.title);
    if (!from || !facts || title === undefined) return undefined;
    const fields = map<string>();
    for (const [name, text] of Object.entries(need(object(from.fields)) || {})) {
      const good = need(name === "__proto__" ? undefined : string(text));
      if (good !== undefined) fields[name] = good;
    }
    const earlier =
      from.earlier === undefined
        ? undefined
        : need(Array.isArray(from.earlier) ? from.earlier.slice(-most) : undefined)?.flatMap((item) => need(readFacts(object(item), need)) || []);
    const reported = from.reported === undefined ? undefined : need(readReported(object(from.reported)));
    return { ...facts, title, fields, earlier, reported };
  },
  // What was earned first stands until it is renewed; of what the learner wrote the latest.
  merge(stored, mine) {
    if (!stored) return mine;
    const given = (mine.earlier?.length || 0) > (stored.earlier?.length || 0) ? mine : stored;
    const told = [stored, mine].flatMap((entry) => (entry.date === given.date && entry.reported) || []);
    const reported = told.sort((a, b) => (a.date < b.date ? -1 : 1)).pop();
    return { ...given, fields: mine.fields, reported };
  },
};

function readFacts(from: Record<string, unknown> | undefined, need: <V>(value: V | undefined) => V | undefined): Earlier | undefined {
  const when = date(from?.date);
  const version = string(from?.version);
  if (!from || !when || version === undefined) return undefined;
  const percent = from.percent === undefined ? undefined : need(percentage(from.percent));
  const until = from.until === undefined ? undefined : need(date(from.until));
  return { date: when, percent, until, version };
}

function readReported(from: Record<string, unknown> | undefined): Reported | undefined {
  const way = ways.find((name) => name === from?.way);
  const when = date(from?.date);
  return way && when ? { way, date: when } : undefined;
}

function percentage(value: unknown): number | undefined {
  const number = whole(value);
  return number !== undefined && number <= 100 ? number : undefined;
}

const all = (document: Document): Record<string, CertificateRecord> => map(document.certificates as Record<string, CertificateRecord>);

export const certificateOf = (document: Document, path: string): CertificateRecord | undefined => all(document)[path];

/** The check code of a path's certificate. */
export const codeOf = (site: string, path: string, { date, percent, fields }: CertificateRecord): string =>
  checkCode([site, path, fields.name || "", String(percent ?? ""), plainDay(new Date(date))]);

/** The check codes of all certificates that somebody is named on, by path. */
export function codesOf(document: Document, site: string): Record<string, string> {
  const codes = map<string>();
  for (const [path, entry] of Object.entries(all(document))) if (entry.fields.name) codes[path] = codeOf(site, path, entry);
  return codes;
}

/** Whose record it is, as the newest certificate names them. */
export function whoOf(document: Document): CertificateRecord["fields"] {
  const named = Object.values(all(document)).filter(({ fields }) => fields.name);
  return named.sort((a, b) => (a.date < b.date ? -1 : 1)).pop()?.fields || {};
}

/** The certificate anew, with what it said before; it is to be reported again. */
export const renewed = ({ date, percent, until, version, fields, earlier }: CertificateRecord, now: Earlier & { title: string }): CertificateRecord => ({
  ...now,
  fields,
  earlier: [...(earlier || []), { date, percent, until, version }].slice(-most),
});

/** Gives a certificate for a path, or changes it. */
export function certify(document: Document, path: string, entry: CertificateRecord): void {
  document.certificates = Object.assign(all(document), { [path]: certificates.merge(certificateOf(document, path), entry) });
}
