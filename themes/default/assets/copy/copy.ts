// A copy button for each text that is meant to be copied, for its subject, and
// for code with a caption.
import { copyButton } from "./clipboard";

const words = document.body.dataset;

for (const template of document.querySelectorAll<HTMLElement>(".template, .code")) {
  const caption = template.querySelector("figcaption");
  const title = caption?.textContent ?? "";
  for (const source of template.querySelectorAll("code:not(.language-text)")) {
    const subject = source.closest(".template-subject");
    const about = subject ? subject.querySelector("strong")!.textContent!.replace(/:$/, "") : title;
    (subject ?? caption ?? template).append(
      copyButton(() => source.textContent!.trimEnd(), words.copy!, words.copied!, about),
    );
  }
}
