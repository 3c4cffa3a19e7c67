// The button that prints the sheet: only script can press the browser's own.
const button = document.querySelector<HTMLButtonElement>('[data-do="print"]');
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
export {};
