/** The page that stands for one that is not kept: it lists what is. */
import { el, language } from "../dom.ts";
import { base } from "./client.ts";
import { names } from "./names.ts";

interface Held {
  readonly url: string;
  readonly title: string;
  readonly module: string;
}

/** A stored page as a line; undefined for one that only leads on, or is this page. */
function lineOf(url: string, text: string): Held | undefined {
  const page = new DOMParser().parseFromString(text, "text/html");
  if (page.querySelector('[http-equiv="refresh"], .main-offline')) return undefined;
  const brand = " – " + page.querySelector(".brand")?.textContent?.trim();
  const title = page.title.endsWith(brand) ? page.title.slice(0, -brand.length) : page.title;
  const crumbs = page.querySelectorAll(".breadcrumb li > a");
  return { url, title, module: crumbs.length > 1 ? crumbs[crumbs.length - 1].textContent! : "" };
}

async function held(): Promise<Held[]> {
  const { kept, opened, core } = names(base.pathname, document.documentElement.dataset.site!);
  const found = new Map<string, Held>();
  for (const name of [kept, opened, core]) {
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      if (!url.endsWith("/") || found.has(url)) continue;
      const line = lineOf(url, await (await cache.match(url))!.text());
      if (line) found.set(url, line);
    }
  }
  // By their addresses a module stands before its lessons.
  const folder = ({ url }: Held) => url.slice(base.href.length).split("/")[0];
  return [...found.values()].sort(
    (a, b) => folder(a).localeCompare(folder(b)) || Number(!!a.module) - Number(!!b.module) || a.title.localeCompare(b.title, language),
  );
}

async function show(): Promise<void> {
  const section = document.querySelector<HTMLElement>(".held")!;
  const lines = await held();
  section
    .querySelector("ul")!
    .append(...lines.map(({ url, title, module }) => el("li", {}, el("a", { href: url }, title), ...(module ? [el("small", {}, module)] : []))));
  section.hidden = !lines.length;
}

show().catch(() => {});
addEventListener("online", () => location.reload());
