/** Texts made for comparing what a learner typed with what the author accepts. */

/** NFC, no space at the ends and single spaces between: all that an exact comparison forgives. */
export const tidy = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

/**
 * What a short text is compared as: letters without their marks, the four i's
 * as one, lower case, one kind of apostrophe and of dash, no punctuation at the end.
 */
export function fold(text: string): string {
  const letters = text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "") // İ is an I with a dot
    .toLowerCase()
    .replace(/ı/g, "i")
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, "-");
  return tidy(letters).replace(/(?!^)[ .,;:!?…]+$/, "");
}
