/** On the page of a module: how far the learner is with it and its parts, and where to go on. */
import { watchRecord } from "../record/record.ts";
import { drawCourses } from "./courses.ts";
import { drawModule } from "./module.ts";
import { record } from "./page.ts";
import { drawSteps } from "./steps.ts";

function draw(document = record.read()): void {
  drawSteps(document);
  drawModule(drawCourses(document));
}

draw();
watchRecord(record, draw);
