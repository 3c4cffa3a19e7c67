/** On the progress page: the people who share the device. Who learns alone sees one quiet line at its end. */
import { el, find, say, write } from "../progress/page.ts";
import { summary } from "../progress/transfer.ts";
import type { Document } from "../record/document.ts";
import { first, pageLearner, siteKey } from "../record/whose.ts";
import { type Directory, type Learner, add, directoryKey, initials, isFull, most, objection, rename } from "./directory.ts";
import { openDirectory } from "./store.ts";

const language = document.documentElement.lang;
const site = siteKey();
const me = pageLearner(site);
const shelf = openDirectory(site, () => localStorage);

const section = find("#_learners");
const list = find(".learners");
const odd = find(".learners-odd");
const form = find<HTMLFormElement>(".learners-form");
const question = find(".learners-remove");
const own = find<HTMLInputElement>("#_learner-own");
const other = find<HTMLInputElement>("#_learner-new");
const button = (name: string) => find<HTMLButtonElement>(`[data-learners=${name}]`);

let opener = ""; // whose form or question is open

const nameOf = ({ id, name }: Learner): string => name || say("learners.unnamed", id);
const myName = ({ learners }: Directory): string => learners.find(({ id }) => id === me)?.name || "";

/** Shows the section, if storage can keep a record; read gives the one of the page. */
export function startLearners(isKept: () => boolean, read: () => Document): void {
  function draw(): void {
    const { directory, damaged, newer } = shelf.load();
    const { learners } = directory;
    const several = learners.length > 1;
    section.hidden = !isKept();
    write(find(".learners-lead"), say(several ? "learners.several" : "learners.one"));
    list.replaceChildren(...(several ? learners.map(item) : []));
    for (const name of ["add", "rename", "remove"]) button(name).hidden = newer;
    button("rename").hidden ||= !myName(directory) && !several;
    button("remove").hidden ||= !several || !learners.some(({ id }) => id === me);
    write(odd, newer ? say("learners.newer") : damaged ? say("learners.damaged") : "");
    if (!several) return;
    find(".own-empty").before(section);
    const mine = learners.find(({ id }) => id === me);
    if (mine) write(find("#_wipe-title"), say("learners.wipe", nameOf(mine)));
  }

  function item(learner: Learner): HTMLElement {
    const name = nameOf(learner);
    const here = learner.id === me;
    const mark = el("span", { class: "state", "data-state": "done" }, say("learners.now"));
    const choose = el("button", { type: "button", class: "button button-quiet", "aria-label": say("learners.choose.name", name) }, say("learners.choose"));
    choose.addEventListener("click", () => finish(shelf.choose(learner.id), "choose", name));
    const badge = el("span", { class: "who-badge", "aria-hidden": "true" }, initials(name, language));
    return el("li", here ? { "aria-current": "true" } : {}, badge, el("span", { class: "learners-name" }, name), here ? mark : choose);
  }

  function openForm(name: string): void {
    const { directory } = shelf.load();
    if (name === "add" && isFull(directory)) return write(odd, say("learners.full", most));
    opener = name;
    question.hidden = true;
    form.hidden = false;
    write(find("h3", form), say("learners.form." + name));
    // Who learnt here alone has no name yet.
    own.parentElement!.hidden = name === "add" && !!myName(directory);
    other.parentElement!.hidden = name === "rename";
    write(find("label", own.parentElement!), say(name === "add" ? "learners.form.own" : "learners.form.name"));
    own.value = myName(directory);
    other.value = "";
    for (const input of [own, other]) complain(input, "");
    find("h3", form).focus();
  }

  const actions: Record<string, () => void> = {
    add: () => openForm("add"),
    rename: () => openForm("rename"),
    remove() {
      const { directory } = shelf.load();
      opener = "remove";
      form.hidden = true;
      question.hidden = false;
      write(find("h3", question), say("learners.remove", nameOf(directory.learners.find(({ id }) => id === me)!)));
      const lost = Object.entries(summary(read())).filter(([, count]) => count);
      const lines = lost.map(([name, count]) => el("li", {}, say("count." + name) + ": " + count));
      find(".learners-lost").replaceChildren(...(lines.length ? lines : [el("li", {}, say("learners.nothing"))]));
      find("h3", question).focus();
    },
    close() {
      form.hidden = question.hidden = true;
      button(opener).focus();
    },
    drop() {
      const { learners } = shelf.load().directory;
      const next = learners.find(({ id }) => id !== me);
      const gone = learners.find(({ id }) => id === me);
      finish(!!next && !!gone && shelf.drop(me, next.id), "drop", gone ? nameOf(gone) : "");
    },
  };
  for (const name in actions) {
    for (const one of section.querySelectorAll(`[data-learners=${name}]`)) one.addEventListener("click", actions[name]);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { directory } = shelf.load();
    const asked = [own, other].filter((input) => !input.parentElement!.hidden);
    const named = asked.includes(own) ? rename(directory, me, own.value) : directory;
    const troubles = asked.map((input) => (input === own ? objection(directory, me, own.value, language) : objection(named, "", other.value, language)));
    asked.forEach((input, i) => complain(input, troubles[i] && say("learners." + troubles[i])));
    const wrong = asked[troubles.findIndex(Boolean)];
    if (wrong) return wrong.focus();
    const done = shelf.change((now) => {
      if (asked.includes(own)) now = rename(now, me, own.value);
      return asked.includes(other) ? add(now, other.value) : now;
    });
    finish(done, opener, (asked.includes(other) ? other : own).value.trim());
  });
  form.addEventListener("input", (event) => complain(event.target as HTMLInputElement, ""));

  addEventListener("storage", (event) => event.key === directoryKey(site) && draw());
  draw();
}

/** After all has been deleted nothing names who learnt here alone. */
export function forgetAlone(): void {
  if (shelf.forget()) document.documentElement.dataset.learner = first;
}

/** What was done before the page was loaded again, to be said now; empty if nothing was. */
export function told(): string {
  const { said } = Object(history.state);
  if (typeof said !== "string") return "";
  history.replaceState(null, "");
  return said;
}

/** Loads the page again with what is so now, and says what was done. */
function finish(done: boolean, what: string, name: string): void {
  if (!done) return write(odd, say("learners.stuck"));
  history.replaceState({ said: say("learners.said." + what, name) }, "", location.pathname);
  location.reload();
}

function complain(input: HTMLInputElement, text: string): void {
  write(document.getElementById(input.id + "-error")!, text);
  if (text) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
