/** The part of a learner's record that holds earned certificates: its shape, how to read it and how to merge two. */
import { type Document, type Part, map } from "../record/document.ts";
import { date, object, string, whole } from "../record/value.ts";

/** A certificate as it was earned; what becomes of the path later does not change it. */
export interface CertificateRecord {
  readonly date: string; // ISO 8601
  readonly title: string; // of the path
  readonly percent?: number; // none where the path has nothing that is scored
  readonly until?: string; // ISO 8601; none where it stays valid
  readonly version: string; // of the path's content
  /** What the learner wrote for it, by field; empty before that. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The part of the record under "certificates", by id of the path. */
export const certificates: Part<CertificateRecord> = {
  read(value, need) {
    const from = object(value);
    const when = date(from?.date);
    const title = string(from?.title);
    const version = string(from?.version);
    if (!from || !when || title === undefined || version === undefined) return undefined;
    const percent = from.percent === undefined ? undefined : need(percentage(from.percent));
    const until = from.until === undefined ? undefined : need(date(from.until));
    const fields = map<string>();
    for (const [name, text] of Object.entries(need(object(from.fields)) || {})) {
      const good = need(name === "__proto__" ? undefined : string(text));
      if (good !== undefined) fields[name] = good;
    }
    return { date: when, title, percent, until, version, fields };
  },
  // What was earned first stands; of what the learner wrote the latest.
  merge: (stored, mine) => (stored ? { ...stored, fields: mine.fields } : mine),
};

function percentage(value: unknown): number | undefined {
  const number = whole(value);
  return number !== undefined && number <= 100 ? number : undefined;
}

export const certificateOf = (document: Document, path: string): CertificateRecord | undefined =>
  map(document.certificates as Record<string, CertificateRecord>)[path];

/** Gives a certificate for a path, or changes it. */
export function certify(document: Document, path: string, entry: CertificateRecord): void {
  document.certificates = Object.assign(map<CertificateRecord>(document.certificates as Record<string, CertificateRecord>), {
    [path]: certificates.merge(certificateOf(document, path), entry),
  });
}
