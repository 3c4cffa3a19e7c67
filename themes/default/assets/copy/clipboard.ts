/** Puts a text on the clipboard; false where the browser does not let us. */
export async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without a secure context (plain http, a file) there is no clipboard object.
    const before = document.activeElement;
    const field = document.createElement("textarea");
    field.className = "visually-hidden";
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (before instanceof HTMLElement) before.focus();
    return done;
  }
}

let region: HTMLElement | undefined;

/**
 * What says a text to who cannot see what happened, politely. It has to be there
 * before it speaks; its role would be read out at the end of a page while it is empty.
 */
export function voice(): (text: string) => void {
  if (!region) {
    region = document.createElement("p");
    region.className = "visually-hidden";
    region.setAttribute("aria-live", "polite");
    region.setAttribute("aria-atomic", "true");
    document.body.append(region);
  }
  const here = region;
  return (text) => {
    here.textContent = text;
  };
}

/** A button that copies a text and says so, in words and politely. About names what it copies; it may be empty. */
export function copyButton(text: () => string, label: string, copied: string, about: string): HTMLButtonElement {
  const tell = voice();
  const button = document.createElement("button");
  const icon = document.createElement("span");
  const words = document.createElement("span");
  button.type = "button";
  button.className = "copy";
  icon.setAttribute("aria-hidden", "true");
  button.append(icon, words);
  if (about) {
    const more = document.createElement("span");
    more.className = "visually-hidden";
    more.textContent = ": " + about;
    button.append(more);
  }
  const show = (name: string, now: string): void => {
    icon.className = "icon i-" + name;
    words.textContent = now;
  };
  show("copy", label);

  let timer = 0;
  button.addEventListener("click", async () => {
    if (!(await toClipboard(text()))) return;
    show("check", copied);
    tell(copied);
    clearTimeout(timer);
    timer = setTimeout(() => {
      show("copy", label);
      tell("");
    }, 2500);
  });
  return button;
}
