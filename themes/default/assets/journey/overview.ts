/** On the home page and those of modules: how far the learner is, and where to go on. */
import { watchRecord } from "../record/record.ts";
import { drawCourses } from "./courses.ts";
import { drawHome } from "./home.ts";
import { drawModule } from "./module.ts";
import { record } from "./page.ts";
import { drawSteps } from "./steps.ts";

function draw(document = record.read()): void {
  drawSteps(document);
  const courses = drawCourses(document);
  drawModule(courses);
  drawHome(document, courses);
}

draw();
watchRecord(record, draw);
