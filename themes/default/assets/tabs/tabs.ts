// Sections become tabs. All groups of a page follow one choice, and the next
// page remembers it: who works on the phone reads the phone's sentences. A sheet
// for paper shows all of them.
import { recall, remember } from "../storage";

interface Group {
  list: HTMLElement;
  tabs: HTMLButtonElement[];
  panels: HTMLElement[];
}

const groups: Group[] = [];
const headings = [...document.querySelectorAll("main :is(h1, h2, h3, h4)")];

function select(group: Group, index: number): void {
  group.tabs.forEach((tab, i) => {
    const on = i === index;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    // Found by the browser's own search, which then asks us to show it.
    if (on) group.panels[i].removeAttribute("hidden");
    else group.panels[i].setAttribute("hidden", "until-found");
  });
}

function choose(group: Group, index: number): void {
  const tab = group.tabs[index];
  const before = tab.getBoundingClientRect().top;
  for (const other of groups) {
    const same = other === group ? index : other.tabs.findIndex((t) => t.textContent === tab.textContent);
    if (same >= 0) select(other, same);
  }
  // Groups above may have changed their height: hold this one in place.
  scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: "instant" });
  remember("tab", tab.textContent ?? "");
}

document.querySelectorAll<HTMLElement>("main:not(.main-print) .tabs").forEach((box, n) => {
  const panels = [...box.querySelectorAll<HTMLElement>(":scope > .tab")];
  if (panels.length < 2) return;
  const list = document.createElement("div");
  list.className = "tab-list";
  list.setAttribute("role", "tablist");
  const above = headings.filter((heading) => heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
  if (above) list.setAttribute("aria-label", above.textContent!.trim());

  const tabs = panels.map((panel, i) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `_tab-${n}-${i}`;
    tab.textContent = panel.getAttribute("aria-label");
    tab.setAttribute("role", "tab");
    panel.id ||= `panel-${n}-${i}`;
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    panel.removeAttribute("aria-label");
    panel.tabIndex = 0;
    return tab;
  });

  const group: Group = { list, tabs, panels };
  groups.push(group);
  list.append(...tabs);
  box.prepend(list);

  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => choose(group, i));
    panels[i].addEventListener("beforematch", () => choose(group, i));
  });
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(event.target as HTMLButtonElement);
    const to = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = (to + tabs.length) % tabs.length;
    choose(group, next);
    tabs[next].focus();
  });

  const kept = recall("tab");
  select(group, Math.max(0, tabs.findIndex((tab) => tab.textContent === kept)));
});
