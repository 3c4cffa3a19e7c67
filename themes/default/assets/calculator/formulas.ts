/**
 * What the calculators compute: pure and exact; calculator.vectors.json is the
 * contract. A share is a fraction of one: three quarters, not 75.
 *
 * Sources. NPS: F. F. Reichheld, "The One Number You Need to Grow", Harvard
 * Business Review 81(12), 2003. CSAT as the share of the two best answers:
 * P. W. Farris et al., Marketing Metrics, 2nd ed., 2010, chapter 2. CES:
 * M. Dixon, K. Freeman, N. Toman, "Stop Trying to Delight Your Customers",
 * Harvard Business Review 88(7-8), 2010 (1 to 5, low is good), and M. Dixon,
 * N. Toman, R. DeLisi, The Effortless Experience, 2013 (1 to 7, high is good).
 * CLV with retention: S. Gupta, D. R. Lehmann, "Customers as Assets", Journal
 * of Interactive Marketing 17(1), 2003.
 */
import { type Fraction, compare, fraction, minus, one, plus, times, zero } from "../quiz/fraction.ts";

/** How a number is shown. Signed: with its sign, plus included. */
export type Form = "number" | "percent" | "signed";

/** A piece of a calculation as one would write it down. */
export type Term = string | { readonly value: Fraction; readonly as: Form };

export interface Row {
  readonly name: string;
  readonly value: Fraction;
  readonly as: Form;
  readonly steps: readonly Term[];
}

/** What a learner gave; a field that is empty is not in it. */
export type Values = ReadonlyMap<string, Fraction>;

const number = (value: Fraction): Term => ({ value, as: "number" });
const share = (value: Fraction): Term => ({ value, as: "percent" });
const over = (a: Fraction, b: Fraction): Fraction => times(a, fraction(b.den, b.num));
const hundred = fraction(100);

/** Answers by score: 5 → 90 answers. */
type Counts = ReadonlyMap<number, Fraction>;

/** The fields "7", "6", … as counts. */
function counts(values: Values, from: number, to: number): Counts {
  const result = new Map<number, Fraction>();
  for (let score = from; score <= to; score++) result.set(score, values.get(String(score)) || zero);
  return result;
}

/** How many answers lie between two scores. */
function between(answers: Counts, from: number, to: number): Fraction {
  let sum = zero;
  for (const [score, count] of answers) if (score >= from && score <= to) sum = plus(sum, count);
  return sum;
}

/** The row of a mean; all is above zero. */
function mean(answers: Counts, all: Fraction): Row {
  let sum = zero;
  for (const [score, count] of answers) sum = plus(sum, times(fraction(score), count));
  const value = over(sum, all);
  return { name: "mean", value, as: "number", steps: [number(sum), " ÷ ", number(all)] };
}

/** The answers of the scores from..to of all. */
function top(name: string, answers: Counts, from: number, to: number, all: Fraction): Row {
  const chosen = between(answers, from, to);
  return { name, value: over(chosen, all), as: "percent", steps: [number(chosen), " ÷ ", number(all)] };
}

/** The share of a minus the share of b, as a number from −100 to 100. */
function net(name: string, a: Fraction, b: Fraction): Row {
  return { name, value: times(minus(a, b), hundred), as: "signed", steps: [share(a), " − ", share(b)] };
}

function nps(values: Values): Row[] {
  const [promoters, passives, detractors] = ["promoters", "passives", "detractors"].map((name) => values.get(name) || zero);
  const all = plus(plus(promoters, passives), detractors);
  if (!all.num) return [];
  return [
    net("score", over(promoters, all), over(detractors, all)),
    ...([["promoters", promoters], ["passives", passives], ["detractors", detractors]] as const).map(
      ([name, count]): Row => ({ name, value: over(count, all), as: "percent", steps: [number(count), " ÷ ", number(all)] }),
    ),
  ];
}

function csat(values: Values): Row[] {
  const answers = counts(values, 1, 5);
  const all = between(answers, 1, 5);
  return all.num ? [top("score", answers, 4, 5, all), mean(answers, all)] : [];
}

/** Of 1 to 7, high is good; of 1 to 5, the format of 2010, low is. */
function ces(values: Values, model: string): Row[] {
  const best = model === "2010" ? 5 : 7;
  const answers = counts(values, 1, best);
  const all = between(answers, 1, best);
  if (!all.num) return [];
  if (best === 5) return [mean(answers, all)];
  return [
    mean(answers, all),
    top("easy", answers, 5, 7, all),
    net("net", over(between(answers, 6, 7), all), over(between(answers, 1, 3), all)),
  ];
}

function clv(values: Values, model: string): Row[] {
  return model === "retention" ? retained(values) : lifetime(values);
}

/** Revenue; with a margin the profit; with the cost of winning the customer what is left. */
function lifetime(values: Values): Row[] {
  const [basket, frequency, years] = ["basket", "frequency", "years"].map((name) => values.get(name));
  if (!basket || !frequency || !years) return [];
  const revenue = times(times(basket, frequency), years);
  const rows: Row[] = [
    { name: "revenue", value: revenue, as: "number", steps: [number(basket), " × ", number(frequency), " × ", number(years)] },
  ];
  const margin = values.get("margin");
  if (!margin) return rows;
  const profit = times(revenue, margin);
  rows.unshift({ name: "profit", value: profit, as: "number", steps: [number(revenue), " × ", share(margin)] });
  const cost = values.get("cost");
  if (cost) rows.unshift({ name: "left", value: minus(profit, cost), as: "number", steps: [number(profit), " − ", number(cost)] });
  return rows;
}

/** A margin m a year, kept with the chance r, discounted by d: m·r/(1+d−r), and m·(1+d)/(1+d−r) if the first is paid at once. */
function retained(values: Values): Row[] {
  const [m, r, d] = ["margin-year", "retention", "discount"].map((name) => values.get(name));
  if (!m || !r || !d) return [];
  const grown = plus(one, d);
  const left = minus(grown, r);
  if (compare(left, zero) <= 0) return [];
  const below: Term[] = [" ÷ (1 + ", number(d), " − ", number(r), ")"];
  const rows: Row[] = [
    { name: "end", value: over(times(m, r), left), as: "number", steps: [number(m), " × ", number(r), ...below] },
    { name: "start", value: over(times(m, grown), left), as: "number", steps: [number(m), " × (1 + ", number(d), ")", ...below] },
  ];
  const lost = minus(one, r);
  if (lost.num) rows.push({ name: "life", value: over(one, lost), as: "number", steps: ["1 ÷ (1 − ", number(r), ")"] });
  return rows;
}

export const formulas: ReadonlyMap<string, (values: Values, model: string) => readonly Row[]> = new Map([
  ["nps", nps],
  ["csat", csat],
  ["ces", ces],
  ["clv", clv],
]);

/** Counts scores written one behind another, "10, 9, 9"; the text of the first that is none comes back instead. */
export function countScores(text: string, from: number, to: number): Map<number, number> | string {
  const found = new Map<number, number>();
  for (const word of text.split(/[\s,;]+/)) {
    if (!word) continue;
    const score = Number(word);
    if (!/^\d{1,2}$/.test(word) || score < from || score > to) return word;
    found.set(score, (found.get(score) || 0) + 1);
  }
  return found;
}
