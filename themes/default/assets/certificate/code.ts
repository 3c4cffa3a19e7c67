/**
 * A short code over what stands on a certificate, or in a file: whoever copies
 * it with a mistake, or changes it by hand, gets another one. Everybody can
 * make one, so it proves nothing. Its twin in Go is generator/record/code.go;
 * code.vectors.json holds both.
 */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // none that looks like another

/** Eight signs, "ABCD-EFGH", of texts whose spacing and composition do not count. */
export function checkCode(texts: readonly string[]): string {
  const text = texts.map((part) => part.normalize("NFC").trim().replace(/\s+/g, " ")).join("\n");
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
    b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
  }
  const [x, y] = [stir(a, b), stir(b, a)];
  const signs = [0, 5, 10, 15].map((bits) => letters[(x >>> bits) & 31] + letters[(y >>> bits) & 31]).join("");
  return signs.slice(0, 4) + "-" + signs.slice(4);
}

/** The code of all that a value of JSON holds, in whichever order and layout it is written. */
export const contentCode = (value: unknown): string => checkCode(facts(value, []));

function facts(value: unknown, into: string[]): string[] {
  if (typeof value !== "object" || !value) into.push(typeof value === "string" ? '"' + value : String(value));
  else if (Array.isArray(value)) {
    into.push("[");
    for (const item of value) facts(item, into);
    into.push("]");
  } else {
    into.push("{");
    for (const key of Object.keys(value).sort()) {
      into.push(key);
      facts((value as Record<string, unknown>)[key], into);
    }
    into.push("}");
  }
  return into;
}

/** Lets every bit of a and b count in the lower ones. */
function stir(a: number, b: number): number {
  const mixed = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  return mixed ^ (mixed >>> 15);
}
