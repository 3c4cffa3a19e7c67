/** The home page's card of spaced review: how many questions come back today. */
import type { Document } from "../record/document.ts";
import { dayAndMonth } from "../record/days.ts";
import { reviewIsOff } from "../record/settings.ts";
import type { ReviewedData } from "../review/data.ts";
import { minutes, outlook } from "../review/plan.ts";
import type { Course } from "./courses.ts";
import { find, lang, say, write } from "./page.ts";

const source = document.getElementById("_review");
const quizzes: readonly ReviewedData[] = source ? JSON.parse(source.textContent!).reviewed : [];
const card = find(".again");

/** The modules of the page are drawn already. */
export function drawReview(document: Document, courses: readonly Course[]): void {
  if (!card) return;
  const { left, next } = outlook(document, quizzes, (id) => courses.some((course) => course.id === id && course.state === "done"), new Date());
  const off = reviewIsOff(document);
  card.hidden = off || !left;
  write(find("h2", card), say("home.review", left));
  write(find(".meta", card), say("home.review.time", minutes(left)));
  const none = find(".again-none")!;
  none.hidden = off || !!left || !next;
  if (next) write(none, say("home.review.none", dayAndMonth(next, lang)));
}
