/** The end of a lesson: "done, go on", and what takes it back. */
import type { Document } from "../record/document.ts";
import { finish, lessonOf, reopen } from "../record/lessons.ts";
import { announce, data, find, onDay, record, say, write } from "./page.ts";
import { aim } from "./place.ts";

const box = find(".finish");
const link = box && find("a", box)!;
const label = link && find("span", link);
const undo = box && find("button", box)!;

export function drawLesson(document: Document): void {
  if (!box) return;
  const done = lessonOf(document, data.here.id)?.done;
  write(label, say(done ? "lesson.go" : "lesson.finish"));
  find(".finish-next", box)!.hidden = !!done;
  const words = find(".finish-done", box)!;
  words.hidden = !done;
  if (done) write(find(".finish-day", words), say("lesson.done", onDay(done)));
}

/** Calls changed after the learner has finished the lesson or taken that back. */
export function listenToLesson(changed: () => void): void {
  // A link, so that the way goes on whatever happens here.
  link?.addEventListener("click", () => {
    record.update((document) => {
      finish(document, data.here.id, new Date());
      if (data.next.kind) aim(document, data.next, new Date());
    });
    changed();
  });
  undo?.addEventListener("click", () => {
    record.update((document) => {
      reopen(document, data.here.id, new Date());
      aim(document, data.here, new Date());
    });
    changed();
    link!.focus();
    announce(say("lesson.undone"));
  });
}
