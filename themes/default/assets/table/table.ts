// A table that overflows must be reachable by keyboard and have a name; one
// that fits would only be a needless stop.
export {};

const boxes = [...document.querySelectorAll<HTMLElement>(".table-scroll")];
if (boxes.length && "ResizeObserver" in window) {
  const headings = [...document.querySelectorAll("main :is(h1, h2, h3, caption)")];

  const name = (box: HTMLElement): string => {
    const before = headings.filter((h) => h.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
    const own = box.querySelector("caption") ?? before.pop();
    return [document.body.dataset.table, own?.textContent].filter(Boolean).join(": ");
  };

  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const box = target as HTMLElement;
      if (box.scrollWidth > box.clientWidth + 1) {
        box.tabIndex = 0;
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", name(box));
      } else {
        for (const attribute of ["tabindex", "role", "aria-label"]) box.removeAttribute(attribute);
      }
    }
  });
  for (const box of boxes) observer.observe(box);
}
