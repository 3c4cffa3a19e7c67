// Folded parts open for a link into them and for paper.
export {};

function reveal(): void {
  let at: HTMLElement | null = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
}

let opened: HTMLDetailsElement[] = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")];
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});

addEventListener("hashchange", reveal);
if (location.hash) reveal();
