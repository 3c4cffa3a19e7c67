/** On the home page: how far the learner is, where to go on, and what comes back today. */
import { watchRecord } from "../record/record.ts";
import { drawCourses } from "./courses.ts";
import { drawHome } from "./home.ts";
import { record } from "./page.ts";
import { drawReview } from "./review.ts";
import { drawSteps } from "./steps.ts";

function draw(document = record.read()): void {
  drawSteps(document);
  const courses = drawCourses(document);
  drawHome(document, courses);
  drawReview(document, courses);
}

draw();
watchRecord(record, draw);
