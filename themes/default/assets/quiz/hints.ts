/** Calls seen with the id of each hint that is opened in form. */
export function onHint(form: HTMLElement, seen: (id: string) => void): void {
  // "toggle" does not bubble.
  form.addEventListener(
    "toggle",
    (event) => {
      const hint = event.target as HTMLDetailsElement;
      if (hint.open && hint.matches(".question-hint")) seen(hint.id);
    },
    true,
  );
}
