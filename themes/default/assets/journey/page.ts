/** What the journey reads from its page once: what the page is, what follows, the strings; and the learner's record. */
import { journey } from "../record/lessons.ts";
import { pageRecord } from "../record/record.ts";
import { reviews } from "../record/reviews.ts";
import { scenarios } from "../record/scenarios.ts";
import { settings } from "../record/settings.ts";
import { locative } from "./suffix.ts";
import type { JourneyData } from "./data.ts";

export const data: JourneyData = JSON.parse(document.getElementById("_journey")!.textContent!);

export const record = pageRecord({ scenarios, review: reviews, settings, ...journey });

export const { lang } = document.documentElement;

/** The theme's string journey.js.<key>, with {0}, {1} … filled in. */
export function say(key: string, ...args: (string | number)[]): string {
  return (data.strings[key] || key).replace(/\{(\d)\}/g, (_, index) => String(args[index]));
}

/** A day as in "on 22 November 2026". */
export function onDay(iso: string): string {
  const day = new Date(iso);
  return day.toLocaleDateString(lang, { dateStyle: "long" }) + locative(day.getFullYear(), lang);
}

export const find = <E extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document): E | null => root.querySelector<E>(selector);

export const findAll = (selector: string, root: ParentNode = document): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)];

/** Where a link leads, as it is written: relative, so that the site may lie in any folder. */
export const addressOf = (link: Element): string => link.getAttribute("href")!;

/** Changes a text only if it is another: what is set again may be read out again. */
export function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** Says something to those who hear the page. */
export const announce = (text: string): void => write(document.getElementById("_said"), text);
