/** What is shown so seldom that not every page should carry it stands on the progress page. */

/** That part of the progress page; undefined where it cannot be fetched. */
export async function borrow<E extends HTMLElement>(selector: string): Promise<E | undefined> {
  const link = document.querySelector(".progress-link");
  if (!link) return undefined;
  const url = link.getAttribute("href")!;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
    const part = page.querySelector<HTMLTemplateElement>("#_parts")!.content.querySelector<E>(selector)!;
    for (const a of part.querySelectorAll("a")) a.setAttribute("href", url + a.getAttribute("href"));
    return part;
  } catch {
    return undefined; // offline, or opened from a folder
  }
}
