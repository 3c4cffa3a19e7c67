// On phones the module tree is a drawer below the header. The header stays
// usable, so its button also closes; what lies beneath becomes inert.
export {};

const button = document.querySelector<HTMLButtonElement>(".drawer-button");
const tree = document.querySelector<HTMLElement>(".tree");

if (button && tree) {
  const beneath = document.querySelectorAll<HTMLElement>(".main, .contents, .site-footer");

  const set = (open: boolean): void => {
    document.documentElement.classList.toggle("drawer-open", open);
    button.setAttribute("aria-expanded", String(open));
    button.querySelector(".icon")!.className = "icon i-" + (open ? "close" : "menu");
    for (const part of beneath) part.inert = open;
    if (open) tree.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  };
  const isOpen = (): boolean => button.getAttribute("aria-expanded") === "true";

  button.addEventListener("click", () => set(!isOpen()));
  tree.addEventListener("click", (event) => {
    // Only the backdrop is the tree itself.
    if (event.target === tree) set(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) {
      set(false);
      button.focus();
    }
  });
  // A page kept by the browser must not come back with its drawer open.
  addEventListener("pagehide", () => set(false));
  matchMedia("(min-width: 56.25em)").addEventListener("change", () => set(false));
}

// In the column of a wide screen the current lesson should be in sight.
const column = document.querySelector<HTMLElement>(".tree-in");
const current = column?.querySelector<HTMLElement>("[aria-current]");
if (column && current && current.offsetTop + current.offsetHeight > column.clientHeight) {
  column.scrollTop = current.offsetTop - column.clientHeight / 2;
}
