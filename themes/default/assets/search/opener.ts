// Opens the search over the page. All else of it is loaded when it is first
// asked for; without script the button is a link to the search page.
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
    const sheet = document.createElement("link");
    const code = document.createElement("script");
    sheet.rel = "stylesheet";
    sheet.href = button!.dataset.sheet!;
    code.src = button!.dataset.code!;
    code.onerror = sheet.onerror = () => location.assign(button!.href);
    document.head.append(sheet, code);
  }
}

if (button) {
  button.dataset.keys = /Mac|iP/.test(navigator.platform) ? "⌘K" : "Ctrl K";
  button.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
  });
  document.addEventListener("keydown", (event) => {
    const key = event.ctrlKey || event.metaKey ? "k" : "/";
    if (event.key !== key || event.altKey || recall("shortcuts") === "off") return;
    if (!(event.target as Element).closest("input, select, textarea, dialog")) open(event);
  });
}
