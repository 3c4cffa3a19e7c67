/** Names made for comparing, and looked for in. */

/** As lang.Fold in Go: lower case, the four i's as one, letters without their marks, single spaces. */
export const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "") // İ is an I with a dot
    .toLowerCase()
    .replace(/ı/g, "i")
    .normalize("NFC") // puts Hangul together again
    .replace(/\s+/g, " ")
    .trim();

/** Whether names hold every word of a query. */
export const hold = (names: string, query: string): boolean => {
  const folded = fold(names);
  return fold(query)
    .split(" ")
    .every((word) => folded.includes(word));
};
