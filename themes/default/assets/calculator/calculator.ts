/**
 * The calculators of a lesson: fields, and what follows from them as one
 * types. What a calculator is made of stands in its partial; here is no word.
 */
import { readNumber } from "../quiz/number.ts";
import { type Fraction, compare, fraction, minus, one, plus, times, zero } from "../quiz/fraction.ts";
import { type Form, type Row, type Term, countScores, formulas } from "./formulas.ts";

const language = document.documentElement.lang;

/** A calculation as text, whose lines may end before a sign only: "(%55 − %18)". */
const write = (terms: readonly Term[]): string =>
  terms.map((term) => (typeof term === "string" ? term : show(term.value, term.as))).join("").replace(/([−+×÷=]) /g, "$1\u00a0");

/** At most two decimals, halves rounded away from zero. */
function show(value: Fraction, as: Form): string {
  const factor = fraction(as === "percent" ? 10_000 : 100);
  const rounded = Number(half(times(value, factor))) / Number(factor.num);
  return rounded
    .toLocaleString(language, {
      style: as === "percent" ? "percent" : "decimal",
      signDisplay: as === "signed" ? "exceptZero" : "auto",
      maximumFractionDigits: 2,
    })
    .replace("-", "−");
}

function half(value: Fraction): bigint {
  const up = plus(compare(value, zero) < 0 ? minus(zero, value) : value, fraction(1, 2));
  const whole = up.num / up.den;
  return value.num < 0n ? -whole : whole;
}

/** What a field says; a string is the key of what is wrong with it. */
function read(field: HTMLInputElement): Fraction | undefined | string {
  const text = field.value.trim();
  if (!text) return undefined;
  const reading = readNumber(text, "", language);
  if (!reading || compare(reading.large, zero) < 0) return field.dataset.is!;
  switch (field.dataset.is) {
    case "count":
      return reading.large.den === 1n ? reading.large : "count";
    case "rate": {
      // Nobody means twenty-five times the whole: 25 is a percentage, too.
      const percent = text.includes("%") || compare(reading.small, one) > 0;
      const rate = percent ? times(reading.small, fraction(1, 100)) : reading.small;
      return compare(rate, one) > 0 ? "rate" : rate;
    }
  }
  return reading.large;
}

for (const section of document.querySelectorAll<HTMLElement>("[data-calculator]")) start(section);

function start(section: HTMLElement): void {
  const formula = formulas.get(section.dataset.calculator!);
  const form = section.querySelector("form")!;
  if (!formula) return;
  const fields = [...form.querySelectorAll<HTMLInputElement>("input[data-is]")];
  const model = form.querySelector("select");
  const scores = form.querySelector("textarea");
  const error = form.querySelector<HTMLElement>(".calculator-error")!;
  const result = section.querySelector<HTMLElement>(".calculator-result")!;
  const rows = [...result.querySelectorAll<HTMLElement>("[data-row]")];
  const status = section.querySelector<HTMLElement>("[aria-live]")!;
  let timer = 0;

  const inUse = (field: HTMLElement): boolean => !field.closest<HTMLElement>("[hidden]");

  function draw(): void {
    for (const part of form.querySelectorAll<HTMLElement>("[data-model]")) {
      part.hidden = !part.dataset.model!.split(" ").includes(model!.value);
    }
    const values = new Map<string, Fraction>();
    let wrong = "";
    const used = fields.filter(inUse);
    for (const field of used) {
      const value = read(field);
      const bad = typeof value === "string";
      if (bad) wrong ||= error.dataset[value] || "";
      else if (value) values.set(field.name, value);
      field.setAttribute("aria-invalid", String(bad));
    }
    let found: readonly Row[] = wrong ? [] : formula!(values, model ? model.value : "");
    // Every field of a life-long value is there, and yet there is none: it grows without end.
    if (!wrong && !found.length && values.has("discount") && values.has("retention") && values.has("margin-year")) wrong = error.dataset.endless || "";
    if (!wrong && !found.length && values.size === used.length && used[0].dataset.is === "count") wrong = error.dataset.none || "";
    complain(wrong);
    scores?.setAttribute("aria-invalid", "false");
    result.hidden = !found.length;
    for (const row of rows) {
      const of = found.find((one) => one.name === row.dataset.row);
      row.hidden = !of;
      if (!of) continue;
      row.querySelector("b")!.textContent = show(of.value, of.as);
      row.querySelector(".calculator-steps")!.textContent = write([...of.steps, " = ", of]);
    }
    rows.forEach((row) => row.classList.toggle("calculator-main", row.dataset.row === found[0]?.name));
    const main = rows.find((row) => !row.hidden && row.dataset.row === found[0]?.name);
    speak(wrong || (main ? main.querySelector("dt")!.textContent + ": " + main.querySelector("b")!.textContent : ""));
  }

  function complain(text: string): void {
    if (error.textContent !== text) error.textContent = text;
  }

  /** Said once typing rests: every key stroke would be chatter, and a mistake told in between is cut off by the next key. */
  function speak(text: string): void {
    clearTimeout(timer);
    timer = setTimeout(() => (status.textContent = text), 900);
  }

  form.addEventListener("input", (event) => {
    if (event.target !== scores) return draw();
    const wide = fields.filter(inUse);
    const known = wide.map((field) => Number(field.name)).filter((score) => score > 0);
    const nps = !known.length;
    const found = countScores(scores!.value, nps ? 0 : 1, nps ? 10 : Math.max(...known));
    if (typeof found === "string") {
      scores!.setAttribute("aria-invalid", "true");
      result.hidden = true; // it is of other scores
      complain(error.dataset.score!.replace("{0}", found));
      return speak(error.textContent!);
    }
    const counted = (from: number, to: number) => [...found].reduce((sum, [score, count]) => sum + (score >= from && score <= to ? count : 0), 0);
    for (const field of wide) {
      const [from, to] = (field.dataset.scores || field.name + "-" + field.name).split("-").map(Number);
      field.value = found.size ? String(counted(from, to)) : "";
    }
    draw();
  });

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () =>
    setTimeout(() => {
      draw();
      speak(form.dataset.cleared!);
    }),
  );
  form.querySelector("[data-fill]")!.addEventListener("click", () => {
    for (const field of fields.filter(inUse)) field.value = field.dataset.example || "";
    if (scores) scores.value = "";
    draw();
  });

  form.hidden = false;
  draw();
}
