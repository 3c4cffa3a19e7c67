/** The states of lessons, scenarios and quizzes in lists and in the tree. */
import type { Document } from "../record/document.ts";
import { kinds } from "../record/lessons.ts";
import { stateOf } from "./place.ts";
import { find, findAll, say, write } from "./page.ts";

export function drawSteps(document: Document): void {
  for (const kind of kinds) {
    for (const step of findAll(`[data-${kind}]`)) {
      const id = step.dataset[kind]!;
      const state = stateOf(document, kind, id);
      step.dataset.state = state;
      if (step.closest(".tree")) tick(step, state === "done");
      else label(step, state, kind === "quiz" ? quizWords(document, id, state) : kind === "scenario" ? scenarioWords(document, id, state) : say("state." + state));
    }
  }
}

/** A state in words, with its sign before them. */
export function label(step: HTMLElement, state: string, text: string): void {
  let words = find(".state", step);
  if (!words) {
    words = document.createElement("span");
    words.className = "state";
    find("small", step)!.prepend(words);
  }
  words.dataset.state = state;
  write(words, text);
}

/** In the tree what is done has a check in place of its number or sign. */
function tick(step: HTMLElement, done: boolean): void {
  const link = find("a", step)!;
  const now = find(".i-done", link);
  if (done === !!now) return;
  if (now) {
    now.remove();
    link.lastElementChild!.remove();
    return;
  }
  const icon = document.createElement("span");
  icon.className = "icon i-done";
  icon.setAttribute("aria-hidden", "true");
  const text = document.createElement("span");
  text.className = "visually-hidden";
  text.textContent = say("state.done");
  link.prepend(icon);
  link.append(text);
}

function quizWords(document: Document, id: string, state: string): string {
  const best = document.quizzes[id]?.best;
  if (best?.passed) return say("state.quiz.done", best.percent);
  return best ? say("state.quiz.best", best.percent) : say("state." + state);
}

function scenarioWords(document: Document, id: string, state: string): string {
  const best = document.scenarios?.[id]?.best;
  return say("state." + (best ? best.ending : state));
}
