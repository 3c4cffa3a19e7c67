// Light, dark or as the device says.
import { recall, remember } from "../storage";

const menu = document.querySelector<HTMLElement>(".theme-menu");
if (menu) {
  const root = document.documentElement;
  const icon = menu.querySelector("summary .icon");
  const choices = menu.querySelectorAll<HTMLInputElement>("input");

  const show = (theme: string): void => {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    if (icon) icon.className = "icon i-" + theme;
    for (const choice of choices) choice.checked = choice.value === theme;
  };

  const stored = recall("theme");
  show(stored === "light" || stored === "dark" ? stored : "system");
  menu.hidden = false;

  menu.addEventListener("change", (event) => {
    const theme = (event.target as HTMLInputElement).value;
    show(theme);
    remember("theme", theme);
  });
}
