// Marks in the contents list what is being read.
export {};

const links = [...document.querySelectorAll<HTMLAnchorElement>(".contents .contents-list a")];
const parts = links
  .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
  .filter((part) => part.heading);

if (parts.length) {
  let waiting = false;

  const mark = (): void => {
    waiting = false;
    // Read is what lies in the upper third; at the end, the last part.
    const end = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const passed = parts.filter((p) => p.heading!.getBoundingClientRect().top < innerHeight / 3);
    const current = end ? parts[parts.length - 1] : passed.pop();
    for (const { link } of parts) {
      if (link === current?.link) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const later = (): void => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };

  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  mark();
}
