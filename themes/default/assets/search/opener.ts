// Opens the search over the page. All else of it is loaded when it is first
// asked for; without script the button is a link to the search page.
import { el } from "../dom";
import { recall } from "../storage";

const button = document.querySelector<HTMLAnchorElement>(".search-button");
let asked = false;

function open(event: Event): void {
  event.preventDefault();
  const field = document.querySelector<HTMLInputElement>(".search-page input");
  if (field) field.focus();
  else if (asked) button!.dispatchEvent(new Event("search"));
  else {
    asked = true;
    hold();
    const sheet = el("link", { rel: "stylesheet", href: button!.dataset.sheet! });
    const code = el("script", { src: button!.dataset.code! });
    code.onerror = sheet.onerror = () => location.assign(button!.href);
    document.head.append(sheet, code);
  }
}

/**
 * Has the focus until the search has it: what is typed meanwhile goes into its
 * field, and a phone brings up its keyboard for a tap, not for what comes later.
 */
function hold(): void {
  const before = document.activeElement as HTMLElement;
  const held = el("input", { class: "visually-hidden", "aria-label": button!.children[1].textContent! });
  button!.after(held);
  held.focus();
  held.onblur = (event) => {
    held.onblur = null;
    const field = event.relatedTarget as HTMLInputElement | null;
    if (!field?.closest("dialog")) return held.remove();
    // The dialog will give the focus back here.
    held.tabIndex = -1;
    held.onfocus = () => {
      before.focus({ preventScroll: true });
      held.remove();
    };
    queueMicrotask(() => {
      field.value = held.value; // with nothing selected, so that the next letter follows
      field.dispatchEvent(new Event("input"));
    });
  };
}

if (button) {
  const mac = /Mac|iP/.test(navigator.platform);
  button.dataset.keys = mac ? "⌘K" : "Ctrl K";
  if (recall("shortcuts") !== "off") button.setAttribute("aria-keyshortcuts", mac ? "/ Meta+K" : "/ Control+K");
  button.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
  });
  document.addEventListener("keydown", (event) => {
    const key = event.ctrlKey || event.metaKey ? "k" : "/";
    if (event.key.toLowerCase() !== key || event.altKey || recall("shortcuts") === "off") return;
    if (!(event.target as Element).closest("input, select, textarea, dialog")) open(event);
  });
}
