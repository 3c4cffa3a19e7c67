/**
 * Exact fractions. A score is compared with a pass mark, so three thirds must
 * be one and not 0.9999…; big integers, because the common denominator of many
 * questions outgrows a double.
 */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint; // above zero, without a common divisor with num
}

/** num/den in lowest terms. Both are whole; den is not zero. */
export function fraction(num: number | bigint, den: number | bigint = 1n): Fraction {
  let n = BigInt(num);
  let d = BigInt(den);
  if (d < 0n) [n, d] = [-n, -d];
  const g = gcd(n < 0n ? -n : n, d);
  return { num: n / g, den: d / g };
}

function gcd(a: bigint, b: bigint): bigint {
  while (b) [a, b] = [b, a % b];
  return a;
}

export const zero = fraction(0);
export const one = fraction(1);

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.den + b.num * a.den, a.den * b.den);
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.den - b.num * a.den, a.den * b.den);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.num, a.den * b.den);

/** Below zero, zero or above zero as a is less than, equal to or more than b. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** a, but not outside 0..1. */
export function share(a: Fraction): Fraction {
  return compare(a, zero) < 0 ? zero : compare(a, one) > 0 ? one : a;
}

/** The whole part of a fraction that is not negative. */
export const floor = (a: Fraction): number => Number(a.num / a.den);

/** "7/2", as the learner's record keeps it. */
export const write = (a: Fraction): string => a.num + "/" + a.den;

/** Reads what write wrote; undefined for anything else. */
export function read(text: unknown): Fraction | undefined {
  const parts = typeof text === "string" && /^(\d{1,40})\/([1-9]\d{0,39})$/.exec(text);
  return parts ? fraction(BigInt(parts[1]), BigInt(parts[2])) : undefined;
}
