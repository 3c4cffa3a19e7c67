// A picture that is shown much smaller than it is can be opened at its full size.
export {};

const words = document.body.dataset;

function show(image: HTMLImageElement): void {
  const dialog = document.createElement("dialog");
  const close = document.createElement("button");
  dialog.className = "zoomed";
  dialog.ariaLabel = image.alt;
  close.className = "button";
  close.textContent = words.close!;
  close.onclick = () => dialog.close();
  // A click beside it, too. Safari knows no closedby.
  dialog.onclick = (event) => event.target === dialog && dialog.close();
  dialog.onclose = () => dialog.remove();
  dialog.append(close, image.cloneNode());
  document.body.append(dialog);
  dialog.showModal();
}

function look(image: HTMLImageElement): void {
  if (!image.clientWidth || image.naturalWidth <= image.clientWidth * 1.15) return;
  watch.unobserve(image);
  image.onload = null;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "zoom";
  button.ariaLabel = words.zoom + ": " + image.alt;
  button.onclick = () => {
    button.focus(); // which Safari does not do, and so would not come back to it
    show(image);
  };
  image.replaceWith(button);
  button.append(image);
}

// Looked at when the window changes, and when it has loaded: its room was there before.
const watch = new ResizeObserver((entries) => {
  for (const { target } of entries) look(target as HTMLImageElement);
});
for (const image of document.querySelectorAll<HTMLImageElement>(".prose figure > img")) {
  watch.observe(image);
  image.onload = () => look(image);
}
