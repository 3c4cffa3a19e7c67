/** The buttons “use offline” of a module and of paths: what is kept is the worker's business, here it is said and asked for. */
import { pageData, sayer, write } from "../dom.ts";
import { tell } from "./client.ts";
import type { Standing, Word } from "./scope.ts";

export function showKeeping(worker: ServiceWorker): void {
  const boxes = document.querySelectorAll<HTMLElement>(".keep");
  if (!boxes.length) return;
  const say = sayer(pageData("_keep").strings);
  const said = document.getElementById("_kept")!;
  for (const box of boxes) {
    const list = new URL(box.dataset.list!, location.href).href;
    const text = box.querySelector<HTMLElement>(".keep-state")!;
    const bar = box.querySelector("progress")!;
    const [keep, drop] = box.querySelectorAll("button");
    const { name } = box.dataset;
    let asked = false;
    // On the home page there are many of them.
    const call = (button: Element, text: string) => {
      write(button, text);
      button.setAttribute("aria-label", text + ": " + name);
    };
    call(drop, drop.textContent!);

    const draw = (now: Standing): void => {
      const { state, files = 0, filesDone = 0, pages = 0, pagesDone = 0 } = now;
      const focused = box.contains(document.activeElement);
      box.dataset.state = state;
      write(text, state === "busy" && files ? say("busy.pages", pagesDone, pages) : say(state));
      call(keep, say(state === "newer" ? "refresh" : state === "failed" || state === "full" ? "again" : "keep"));
      bar.hidden = state !== "busy";
      bar.max = files || 1;
      bar.value = filesDone;
      keep.hidden = state === "busy" || state === "kept" || state === "within";
      drop.hidden = state !== "kept" && state !== "newer";
      // A button that goes away leaves the focus with what it did; who is elsewhere hears of it.
      if (focused && !box.contains(document.activeElement)) (state === "none" ? keep : text).focus({ preventScroll: true });
      if (!asked || state === "busy") return;
      asked = false;
      if (document.activeElement !== text) write(said, name + ": " + say(state === "none" ? "dropped" : state));
    };

    const ask = (word: Word): void => tell(worker, word, { list }, draw);
    keep.addEventListener("click", () => {
      asked = true;
      // Without it the browser may clear what is kept when the device is short of room.
      navigator.storage?.persist?.().catch(() => {});
      ask("keep");
    });
    drop.addEventListener("click", () => {
      asked = true;
      ask("drop");
    });
    ask("state");
  }
}
