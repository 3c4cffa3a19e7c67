// Questions that open: all at once, and with a link to each of them.
import { copyButton, voice } from "../copy/clipboard";

const list = document.querySelector<HTMLElement>(".questions")!;
const folds = [...list.querySelectorAll<HTMLDetailsElement>(".faq")];
const words = list.dataset;

for (const fold of folds) {
  const question = fold.querySelector("h2")!;
  const row = document.createElement("p");
  row.className = "faq-link";
  row.append(
    copyButton(
      () => {
        history.replaceState(history.state, "", "#" + question.id);
        return location.href;
      },
      words.copy!,
      words.copied!,
      question.textContent!,
    ),
  );
  fold.lastElementChild!.append(row);
}

if (folds.length > 1) {
  const all = document.createElement("button");
  all.type = "button";
  all.className = "button button-quiet";
  const isOpen = (): boolean => folds.every((fold) => fold.open);
  const name = (): void => {
    all.textContent = (isOpen() ? words.none : words.all) ?? "";
  };
  const tell = voice();
  all.addEventListener("click", () => {
    const open = !isOpen();
    for (const fold of folds) fold.open = open;
    tell((open ? words.opened : words.closed)!);
  });
  list.addEventListener("toggle", name, true); // it does not bubble
  name();
  const row = document.createElement("p");
  row.className = "faq-all";
  row.append(all);
  folds[0].before(row);
}
