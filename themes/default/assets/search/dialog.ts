/** The search over a page: a combobox whose options are links. */
import { el, icon, sayer, write } from "../dom";
import { recall, remember } from "../storage";
import type { Search } from "./core";
import { root } from "./loaded";
import { group, groups, words } from "./results";

const shown = 8;

export async function startDialog(button: HTMLAnchorElement, search: Search): Promise<void> {
  const index = await search.manifest().catch(() => null);
  // The search page lists everything even where nothing can be loaded, and says
  // why. A folder on a disk has no index of its own.
  if (!index) return location.assign(button.href.replace(/^file:.*\/$/, "$&index.html"));
  const say = sayer(index.strings);

  const field = el("input", {
    name: "q", role: "combobox", "aria-label": say("label"), placeholder: say("placeholder"), "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": "_hits", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go", autofocus: "",
  });
  const close = el("button", { type: "button", class: "search-close", "aria-label": say("close") }, icon("icon i-close"));
  const form = el("form", { class: "search-field", action: button.href }, icon("icon i-search"), field, close);
  const status = el("p", { class: "search-said", "aria-live": "polite" });
  const list = el("div", { class: "search-hits", id: "_hits", role: "listbox", tabindex: "-1", "aria-label": say("results") });
  const shortcuts = el("input", { type: "checkbox" });
  shortcuts.checked = recall("shortcuts") !== "off";
  const more = el("a", { class: "search-more", href: button.href });
  const foot = el(
    "p",
    { class: "search-foot" },
    el("span", { class: "search-keys", "aria-hidden": "true" }, el("kbd", {}, "↑"), el("kbd", {}, "↓"), say("move"), el("kbd", {}, "↵"), say("open")),
    el("label", { class: "search-keys" }, shortcuts, say("shortcuts", button.dataset.keys!)),
    more,
  );
  const dialog = el("dialog", { class: "search-dialog", "aria-label": say("title") }, form, status, list, foot);
  document.body.append(dialog);

  let options: HTMLElement[] = [];
  let active = -1;
  const choose = (next: number): void => {
    options[active]?.setAttribute("aria-selected", "false");
    active = next;
    const option = options[active];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    } else field.removeAttribute("aria-activedescendant");
  };
  const show = (parts: HTMLElement[], said: string, first: number): void => {
    list.replaceChildren(...parts);
    options = [...list.querySelectorAll<HTMLElement>("a")];
    options.forEach((option, i) => {
      option.id = "_hit-" + i;
      option.role = "option";
      option.tabIndex = -1;
      option.setAttribute("aria-selected", "false");
    });
    list.hidden = !options.length;
    field.setAttribute("aria-expanded", String(options.length > 0));
    list.scrollTop = 0;
    write(status, said);
    active = -1;
    choose(options.length ? first : -1);
  };

  let turn = 0;
  const update = async (): Promise<void> => {
    const mine = ++turn;
    const query = field.value;
    const lead = (on: boolean): void => {
      more.href = button.href + (on ? "?q=" + encodeURIComponent(query.trim()) : "");
      write(more, say(on ? "more" : "all"));
    };
    if (!query.trim()) {
      lead(false);
      const start = index.start.map(({ url, title }) => el("a", { class: "hit", href: root + url }, el("span", { class: "hit-title" }, title)));
      return show(start.length ? [group(say("start"), start, 0)] : [], "", -1);
    }
    try {
      const answer = await search.find(query, shown);
      if (mine !== turn) return;
      lead(answer.total > shown);
      show(groups(answer, say), words(query, answer, say), 0);
    } catch {
      if (mine === turn) show([], say("failed"), -1);
    }
  };

  field.addEventListener("input", update);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !options.length || event.isComposing) return;
    event.preventDefault();
    choose(active + step < 0 ? options.length - 1 : (active + step) % options.length);
  });
  // Enter opens the chosen result; before there is one it leads to the search page.
  form.addEventListener("submit", (event) => {
    if (active < 0) return;
    event.preventDefault();
    options[active].click();
  });
  // A result on this very page is behind the dialog.
  list.onclick = close.onclick = () => dialog.close();
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => document.activeElement === document.body && button.focus());
  shortcuts.addEventListener("change", () => remember("shortcuts", shortcuts.checked ? "on" : "off"));

  const open = (): void => {
    dialog.showModal();
    field.select();
    update();
  };
  button.addEventListener("search", open);
  const sheet = document.querySelector<HTMLLinkElement>(`link[href="${button.dataset.sheet}"]`);
  if (!sheet || sheet.sheet) open();
  else sheet.addEventListener("load", open);
}
