// The header's menus are native details; the script only closes them.
export {};

const menus = document.querySelectorAll<HTMLDetailsElement>(".menu");

function closeAll(except: Node | null): void {
  for (const menu of menus) {
    if (!except || !menu.contains(except)) menu.open = false;
  }
}

// On an iPhone a tap beside what can be tapped is no click, and moves no focus.
for (const name of ["pointerdown", "click", "focusin"]) document.addEventListener(name, (event) => closeAll(event.target as Node));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus) {
    if (!menu.open) continue;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});
