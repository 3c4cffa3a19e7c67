/**
 * On lessons, scenarios and quizzes: what the learner opens and finishes goes
 * into their record, and the module's tree shows it. Without storage the pages
 * only lead on.
 */
import { askToKeep } from "../device/keep.ts";
import { entries } from "../record/lessons.ts";
import { watchRecord } from "../record/record.ts";
import { drawLesson, listenToLesson } from "./lesson.ts";
import { announce, data, record, say } from "./page.ts";
import { visit } from "./place.ts";
import { drawSteps } from "./steps.ts";

const moment = 10_000; // for the way from one page to the next
const pause = 400; // until a reader listens to a page

function draw(document = record.read()): void {
  drawSteps(document);
  drawLesson(document);
}

// Who comes from the end of a lesson hears that it is kept.
const lessons = Object.entries(entries(record.read()));
if (lessons.some(([id, { done }]) => id !== data.here.id && done && Math.abs(Date.now() - Date.parse(done)) < moment)) {
  setTimeout(() => announce(say("state.just")), pause);
}
if (record.keeping === "kept" && lessons.some(([, { done }]) => done)) askToKeep();

// The home page says what was damaged; until then it stays as it is.
if (!record.damaged) record.update((document) => visit(document, data.here, new Date()));
draw();
listenToLesson(draw);
watchRecord(record, draw);
