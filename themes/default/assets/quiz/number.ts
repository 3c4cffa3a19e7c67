/** Numbers as learners type them. */
import { fold } from "./fold.ts";
import { type Fraction, compare, fraction, minus, zero } from "./fraction.ts";

/** large and small differ where "1.250" may be 1250 or 1.25: only the key can tell. */
export interface Reading {
  readonly large: Fraction;
  readonly small: Fraction;
}

/** Reads "%75", "14 gün", "2.600 TL", "₺1.250,50" or "−2.5"; undefined for anything else. */
export function readNumber(text: string, unit: string, language: string): Reading | undefined {
  let digits = fold(text);
  for (const sign of [fold(unit), "%", "₺", "tl"]) digits = digits.replace(sign, " ");
  const [mark, group] = language === "tr" ? ",." : ".,"; // of decimals, of thousands
  const other = read(digits, group, mark);
  const large = read(digits, mark, group) || other;
  return large && { large, small: (digits.includes(group) && other) || large };
}

/** Reads digits with a decimal mark and, between thousands, another mark or a space. */
function read(text: string, mark: string, group: string): Fraction | undefined {
  // Groups become "_", so that a mark in front of the digits is none of them.
  const plain = text.trim().split(group).join("_").replace(/(\d) (?=\d{3})/g, "$1_").replace(mark, ".");
  const parts = /^([-+]?) *(\d*|[1-9]\d{0,2}(_\d{3})+)(\.(\d+))?$/.exec(plain);
  if (!parts || !/\d/.test(text)) return undefined;
  const part = parts[5] || "";
  const value = fraction(BigInt(parts[2].split("_").join("") + part), 10n ** BigInt(part.length));
  return parts[1] === "-" ? minus(zero, value) : value;
}

/** Whether typed lies between two ends of the key, both included: decimals such as "-13.5". */
export function within(typed: Reading, low: string, high: string): boolean {
  const from = read(low, ".", " ");
  const to = read(high, ".", " ");
  if (!from || !to) return false;
  const value = [low, high].some((end) => Math.abs(+end) >= 100) ? typed.large : typed.small;
  return compare(from, value) <= 0 && compare(value, to) <= 0;
}
