// The search page: /ara/?q=…
import { el, sayer, write } from "../dom";
import { search } from "./loaded";
import { groups, words } from "./results";

const step = 20; // results at first, and with each request for more

async function start(page: HTMLElement): Promise<void> {
  const field = page.querySelector("input")!;
  const status = page.querySelector(".search-said")!;
  const results = page.querySelector<HTMLElement>(".search-results")!;
  const all = page.querySelector<HTMLElement>(".search-all")!;

  // Where nothing can be loaded.
  const file = location.protocol === "file:" && document.documentElement.dataset.portable === undefined;
  const failed = status.getAttribute(file ? "data-file" : "data-failed")!;

  let turn = 0;
  const update = async (most = step): Promise<void> => {
    if (file) return write(status, failed);
    const mine = ++turn;
    const query = field.value.trim();
    if (!query) {
      results.hidden = true;
      all.hidden = false;
      return write(status, "");
    }
    const say = sayer((await search.manifest().catch(() => null))?.strings ?? {});
    const answer = await search.find(query, most).catch(() => null);
    if (mine !== turn) return;
    results.replaceChildren(...(answer ? groups(answer, say) : []));
    if (answer && answer.all.length && answer.total > most) {
      const more = el("button", { type: "button", class: "button button-quiet" }, say("more"));
      more.addEventListener("click", async () => {
        await update(most + step);
        results.querySelectorAll<HTMLElement>("a")[most]?.focus();
      });
      results.append(more);
    }
    results.hidden = !results.hasChildNodes();
    // Where nothing is found, the list of everything helps on.
    all.hidden = !results.hidden;
    write(status, answer ? words(query, answer, say) : failed);
  };
  const address = (): void => {
    if (!file) history.replaceState(null, "", field.value.trim() ? "?q=" + encodeURIComponent(field.value.trim()) : location.pathname);
  };

  field.addEventListener("input", () => {
    update();
    address(); // some browsers refuse it where the page is a file
  });
  page.querySelector("form")!.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value || file) await update();
  else if (!location.hash) field.focus();
}

const page = document.querySelector<HTMLElement>(".search-page");
if (page) start(page);
