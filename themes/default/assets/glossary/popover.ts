// A term of the glossary in a text: without script a link, here a button that
// shows below itself what the term means. A pointer shows it by resting on it.
import { voice } from "../copy/clipboard";
import { el } from "../dom";

const terms = document.querySelector<HTMLElement>("#_terms"); // of a page that speaks of any
let trigger: HTMLElement | null = null;
let box: HTMLElement | undefined;
let kept = false; // opened on purpose, and so not closed by a pointer that goes away
let timer = 0;
let tell: ((text: string) => void) | undefined;

const termOf = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>("a.term") : null;

/**
 * Links become buttons, also those that come with the feedback on an answer. In
 * Safari Tab passes over links, but not over what has a tabindex.
 */
function prepare(): void {
  for (const link of document.querySelectorAll("a.term:not([role])")) {
    link.setAttribute("role", "button");
    link.setAttribute("tabindex", "0");
    link.setAttribute("aria-expanded", "false");
  }
}

function close(): void {
  clearTimeout(timer);
  trigger?.setAttribute("aria-expanded", "false");
  trigger?.removeAttribute("aria-controls");
  box?.remove();
  tell?.("");
  trigger = null;
}

function open(link: HTMLAnchorElement, keep: boolean): void {
  clearTimeout(timer);
  kept = keep || (kept && trigger === link);
  if (trigger === link) return;
  close();
  kept = keep;
  const meaning = terms!.querySelector(`[data-term="${link.hash.slice(1)}"]`);
  if (!meaning) return;
  const more = el("a", { href: link.href }, terms!.dataset.open!);
  box = el("span", { class: "term-box", id: "_term" }, el("span"), el("span", {}, meaning.textContent!), more);
  box.firstElementChild!.append(...meaning.previousElementSibling!.cloneNode(true).childNodes);
  trigger = link;
  link.closest(".prose, .quiz-rich, main")!.classList.add("term-in");
  link.after(box);
  link.setAttribute("aria-expanded", "true");
  link.setAttribute("aria-controls", "_term");
  if (keep) tell!(meaning.textContent!); // the focus stays at the mention
  place(link, box);
}

/** Puts a box below its link, as near as it gets, or above where there is more room. */
function place(link: HTMLElement, box: HTMLElement): void {
  const lines = link.getClientRects();
  const line = lines[lines.length - 1];
  const room = (box.offsetParent ?? document.body).getBoundingClientRect();
  const side = (line.left + line.width / 2 - room.left) / room.width;
  if (side > 0.34) box.classList.add(side > 0.66 ? "end" : "middle");
  const { height, bottom } = box.getBoundingClientRect();
  if (lines.length === 1 && bottom > innerHeight && line.top > height + 80) box.classList.add("above");
}

if (terms) {
  tell = voice();
  prepare();
  new MutationObserver(prepare).observe(document.querySelector("main")!, { childList: true, subtree: true });

  document.addEventListener("click", (event) => {
    const link = termOf(event.target);
    if (!link) {
      if (!box?.contains(event.target as Node)) close();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // to the glossary
    event.preventDefault();
    if (trigger === link && kept) close();
    else open(link, true);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && trigger) {
      if (box!.contains(document.activeElement)) trigger.focus();
      close();
    } else if (event.key === " " && termOf(event.target)) {
      event.preventDefault();
      termOf(event.target)!.click();
    }
  });

  document.addEventListener("focusin", (event) => {
    const at = event.target as Node;
    // In Safari a link that is pressed gives the focus to what lies around it.
    if (trigger && at !== trigger && !box!.contains(at) && !at.contains(box!)) close();
  });

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = termOf(event.target);
    clearTimeout(timer);
    if (link && link !== trigger) timer = setTimeout(() => open(link, false), 200);
    else if (!link && trigger && !kept && !box!.contains(event.target as Node)) timer = setTimeout(close, 300);
  });
}
