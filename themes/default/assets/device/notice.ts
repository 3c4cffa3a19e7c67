/**
 * What a learner on a phone should know about their progress: that an app's own
 * window does not carry it over, and that an iPhone may delete it. Each is said
 * once, when it has come into view, and not again for half a year.
 */
import { borrow } from "../learners/borrow.ts";
import { recall, remember } from "../storage.ts";
import { isDue, isInApp } from "./browser.ts";
import { asked } from "./keep.ts";
import { forgetsHere } from "./screen.ts";

async function say(name: string): Promise<void> {
  const key = "said." + name;
  const box = isDue(recall(key), Date.now()) && (await borrow(".device-" + name));
  if (!box) return;
  const finish = document.querySelector(".finish");
  const head = document.querySelector(".hero, .page-head");
  if (name === "forgets" && finish) finish.before(box);
  else head?.after(box);
  box.querySelector("button")!.addEventListener("click", () => {
    box.remove();
    document.querySelector<HTMLElement>("main")!.focus();
  });
  new IntersectionObserver((seen, observer) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    remember(key, new Date().toISOString());
    observer.disconnect();
  }).observe(box);
}

// When all scripts of the page have run, that of the journey among them.
addEventListener("DOMContentLoaded", () => {
  if (isInApp(navigator.userAgent)) say("app");
  else if (recall(asked) !== null && forgetsHere()) say("forgets");
});
