// A picture that is shown much smaller than it is can be opened at its full size.
export {};

const words = document.body.dataset;

function show(image: HTMLImageElement): void {
  const dialog = document.createElement("dialog");
  const close = document.createElement("button");
  dialog.className = "zoomed";
  dialog.ariaLabel = image.alt;
  dialog.setAttribute("closedby", "any"); // a click beside it, too
  close.className = "button";
  close.textContent = words.close!;
  close.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  dialog.append(close, image.cloneNode());
  document.body.append(dialog);
  dialog.showModal();
}

// Seen when it has loaded, and again when the window changes.
const watch = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const image = target as HTMLImageElement;
    if (!image.clientWidth || image.naturalWidth <= image.clientWidth * 1.15) continue;
    watch.unobserve(image);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "zoom";
    button.ariaLabel = words.zoom + ": " + image.alt;
    button.onclick = () => show(image);
    image.replaceWith(button);
    button.append(image);
  }
});
for (const image of document.querySelectorAll(".prose figure > img")) watch.observe(image);
