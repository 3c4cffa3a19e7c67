// Light, dark or as the device says; and how large the text is.
import { recall, remember } from "../storage";

const menu = document.querySelector<HTMLElement>(".theme-menu");
if (menu) {
  const root = document.documentElement;
  const icon = menu.querySelector("summary .icon");
  const choices = [...menu.querySelectorAll<HTMLInputElement>("input")];

  /** Ticks what is chosen of a group; the first of it is how a page is without a choice. */
  const show = (group: string, value: string | null): void => {
    const all = choices.filter((choice) => choice.name === group);
    const chosen = all.find((choice) => choice.value === value) || all[0];
    chosen.checked = true;
    if (chosen === all[0]) delete root.dataset[group];
    else root.dataset[group] = chosen.value;
    if (icon && group === "theme") icon.className = "icon i-" + chosen.value;
  };

  const showAll = (): void => {
    for (const group of ["theme", "text"]) show(group, recall(group) ?? root.dataset[group] ?? null);
  };
  showAll();
  menu.hidden = false;
  // A page that comes back is as it was left, and Firefox ticks what was ticked in a tab that it opens again.
  addEventListener("pageshow", showAll);
  menu.addEventListener("input", () => setTimeout(showAll));

  menu.addEventListener("change", (event) => {
    const { name, value } = event.target as HTMLInputElement;
    show(name, value);
    remember(name, value);
  });
}
