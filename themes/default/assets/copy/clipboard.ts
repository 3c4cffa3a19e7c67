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

let status: HTMLElement | undefined;

/** A button that copies a text and says so, in words and politely. About names what it copies; it may be empty. */
export function copyButton(text: () => string, label: string, copied: string, about: string): HTMLButtonElement {
  if (!status) {
    status = document.createElement("p");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    document.body.append(status);
  }
  const said = status;
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
    said.textContent = copied;
    clearTimeout(timer);
    timer = setTimeout(() => {
      show("copy", label);
      said.textContent = "";
    }, 2500);
  });
  return button;
}
