/**
 * The questions of other pages: a quiz page holds each once as a form, and
 * their key. What is taken from it is made to stand on this page.
 */
import { parse } from "../dom.ts";
import type { LinkData, QuestionData, QuizData } from "../quiz/data.ts";
import { unseal } from "../quiz/page.ts";

/** A quiz page that was loaded. */
export interface QuizPage {
  /** The key of a question, and where its topic is taught; undefined if the page no longer has it. */
  find(id: string): { question: QuestionData; lessons: readonly LinkData[] } | undefined;
  /** The form of a question. */
  section(id: string): HTMLElement | null;
}

/** Loads the page of quiz at url; fails where there is none, or no network. */
export async function loadQuiz(quiz: string, url: string): Promise<QuizPage> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(url + ": " + response.status);
  // What a redirect leads to is where links start from.
  const base = response.url || new URL(url, location.href).href;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const data: QuizData = unseal(parse(page.getElementById("_quiz-data")!.textContent!));
  if (data.id !== quiz) throw new Error(url + " is " + data.id);
  const text = (html: string) => (html ? within(html, base) : html);
  return {
    find(id) {
      const found = data.questions.find((question) => question.id === id);
      if (!found) return undefined;
      const choices = found.choices.map((choice) => ({ ...choice, feedback: text(choice.feedback) }));
      const topic = data.topics.find((topic) => topic.id === found.topic);
      return {
        question: { ...found, choices, explanation: text(found.explanation) },
        lessons: (topic?.lessons || []).map(({ title, url }) => ({ title, url: new URL(url, base).href })),
      };
    },
    section(id) {
      const section = page.getElementById("q-" + id);
      if (!section) return null;
      const own = document.importNode(section, true);
      resolve(own, base);
      rename(own, "~" + quiz);
      return own;
    },
  };
}

/** HTML with addresses that lead from anywhere to where they led from base. */
function within(html: string, base: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  resolve(body, base);
  return body.innerHTML;
}

function resolve(root: ParentNode, base: string): void {
  for (const name of ["href", "src"]) {
    for (const element of root.querySelectorAll(`[${name}]`)) element.setAttribute(name, new URL(element.getAttribute(name)!, base).href);
  }
}

/** Two quizzes may have a question of the same id: all names in root get an ending. */
function rename(root: HTMLElement, ending: string): void {
  for (const name of ["id", "name", "for", "aria-labelledby", "aria-describedby"]) {
    for (const element of [root, ...root.querySelectorAll(`[${name}]`)]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.split(" ").map((id) => id + ending).join(" "));
    }
  }
}
