/** Spaced review on the progress page: how many questions come back, and its switch. */
import { dayAndMonth } from "../record/days.ts";
import type { Document } from "../record/document.ts";
import { standing } from "../record/modules.ts";
import { learnt, reviewsOf } from "../record/reviews.ts";
import { reviewIsOff } from "../record/settings.ts";
import { outlook } from "../review/plan.ts";
import type { ProgressData } from "./data.ts";
import { el, page, say } from "./page.ts";

const data: ProgressData = page;

/** Nothing where the site has no spaced review; toggle switches it. */
export function drawReview(document: Document, toggle: () => void): HTMLElement[] {
  if (!data.review) return [];
  const isDone = (id: string) => data.modules.some((course) => course.id === id && standing(document, course).state === "done");
  const { left, due, waiting, locked, next } = outlook(document, data.reviewed, isDone, new Date());
  const known = Object.values(reviewsOf(document)).filter(({ step }) => step === learnt).length;
  const off = reviewIsOff(document);
  const facts = [
    say("review.today", left),
    say("review.waiting", due.length - left + waiting.length + locked.length),
    say("review.learnt", known),
    ...(next ? [say("review.next", dayAndMonth(next, window.document.documentElement.lang))] : []),
  ];
  const button = el("button", { type: "button", class: "button button-quiet", id: "_again" }, say(off ? "review.open" : "review.close"));
  button.addEventListener("click", toggle);
  return [
    el(
      "section",
      { class: "own-review", "aria-labelledby": "_review" },
      el("h2", { class: "section-title", id: "_review" }, say("review")),
      el("p", {}, say(off ? "review.off" : "review.text")),
      ...(off ? [] : [el("p", { class: "meta" }, ...facts.map((fact) => el("span", {}, fact)))]),
      el("p", { class: "actions" }, ...(off ? [] : [el("a", { class: left ? "button" : "button button-quiet", href: data.review }, say("review.go")), " "]), button),
    ),
  ];
}
