// A copy button for each text that is meant to be copied.
export {};

const words = document.body.dataset;

// Without a secure context (plain http, a file) there is no clipboard object.
async function copy(source: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(source.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(source);
    return document.execCommand("copy");
  }
}

const templates = document.querySelectorAll<HTMLElement>(".template");
if (templates.length) {
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);

  for (const template of templates) {
    const source = template.querySelector<HTMLElement>("code");
    if (!source) continue;
    const button = document.createElement("button");
    const icon = document.createElement("span");
    const label = document.createElement("span");
    button.type = "button";
    button.className = "copy";
    icon.className = "icon i-copy";
    icon.setAttribute("aria-hidden", "true");
    label.textContent = words.copy ?? "";
    button.append(icon, label);
    (template.querySelector("figcaption") ?? template).append(button);

    let timer = 0;
    button.addEventListener("click", async () => {
      if (!(await copy(source))) return;
      icon.className = "icon i-check";
      label.textContent = status.textContent = words.copied ?? "";
      clearTimeout(timer);
      timer = setTimeout(() => {
        icon.className = "icon i-copy";
        label.textContent = words.copy ?? "";
        status.textContent = "";
      }, 2500);
    });
  }
}
