/** Modules on a page: their states and bars. */
import type { Document } from "../record/document.ts";
import { type Standing, standing } from "../record/modules.ts";
import { find, findAll, lang, say, write } from "./page.ts";
import { label } from "./steps.ts";
import { possessive } from "./suffix.ts";

/** A module that the page shows, where it shows it. */
export interface Course extends Standing {
  readonly box: HTMLElement;
  readonly id: string;
}

/** Draws the modules of the page and tells how they stand. */
export function drawCourses(document: Document): Course[] {
  return findAll("[data-course]").map((box) => {
    const { course, lessons, exam } = box.dataset;
    const names = lessons ? lessons.split("/").map((name) => course + "/" + name) : [];
    const now = standing(document, { id: course!, names, quiz: exam! });
    box.dataset.state = now.state;
    label(box, now.state, say("state." + now.state));
    write(find(".count", box), count(now, names.length));
    const bar = find<HTMLProgressElement>("progress", box);
    if (bar) bar.value = now.done + (exam && now.passed ? 1 : 0);
    return { ...now, box, id: course! };
  });
}

/** How far a module that was begun is. */
function count({ state, done }: Standing, lessons: number): string {
  if (state !== "open" || !done) return "";
  return done < lessons ? say("count.lessons", lessons, possessive(done, lang)) : say("count.quiz");
}
