// Finds terms of the glossary by a part of a name while one types.
import { write } from "../dom";
import { hold } from "./names";

const form = document.querySelector<HTMLFormElement>("#_filter")!;
const field = form.querySelector("input")!;
const status = form.querySelector("p")!;
const letters = document.querySelector<HTMLElement>(".letters")!;
const sections = document.querySelectorAll<HTMLElement>(".letter");

function filter(): void {
  const query = field.value.trim();
  let found = 0;
  for (const section of sections) {
    let some = false;
    for (const entry of section.querySelectorAll<HTMLElement>(".entry")) {
      entry.hidden = !hold(entry.querySelector("header")!.textContent!, query);
      if (entry.hidden) continue;
      some = true;
      found++;
    }
    section.hidden = !some;
  }
  letters.hidden = query !== "";
  const { none, found: says } = form.dataset as Record<string, string>;
  write(status, query === "" ? "" : found > 0 ? says.replace("{0}", String(found)) : none);
}

form.hidden = false;
field.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());

// What a link leads to must be there, whatever is in the field.
document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>(".glossary a[href^='#']");
  if (!link || field.value === "") return;
  field.value = "";
  filter();
});
if (location.hash) field.value = ""; // the browser may have kept it
filter();
