// A browser may forbid storage (private windows, file://): then nothing is
// remembered and nothing breaks.

export function recall(key: string): string | null {
  try {
    return localStorage.getItem("ders." + key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem("ders." + key, value);
  } catch {
    // Not remembered.
  }
}
