/** The certificate as a picture, for who has no printer: A4 landscape in black on white, at 150 dots an inch. */
const [width, height] = [1754, 1240];
const within = 1400; // for the text

export function picture(sheet: HTMLElement): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = pen.strokeStyle = "#1b1f27";
  for (const edge of [50, 64]) pen.strokeRect(edge, edge, width - 2 * edge, height - 2 * edge);
  pen.textAlign = "center";

  let y = 170;
  const text = (words: string, size: number, gap: number, weight = 400) => {
    pen.font = `${weight} ${size}px ${getComputedStyle(sheet).fontFamily}`;
    y += gap;
    for (const line of wrap(pen, words)) pen.fillText(line.replace(/\s+·$/, ""), width / 2, (y += size * 1.3), within);
  };
  const rule = (x: number, wide: number) => pen.fillRect(x - wide / 2, y, wide, 2);
  const of = (selector: string) => sheet.querySelector(selector)!.textContent!;

  text(of(".certificate-organisation"), 34, 0, 700);
  text(of("h2"), 54, 40);
  text(of(".certificate-name"), 76, 40, 700);
  y += 30;
  rule(width / 2, 900);
  text(of(".certificate-did"), 38, 26);
  const facts = [...sheet.querySelectorAll("dl > :not([hidden])")].map((fact) => [...fact.children].map((part) => part.textContent).join(": "));
  // A dot stands between two facts, not behind the last of a line.
  text(facts.map((fact) => fact.replace(/ /g, "\u00a0")).join("\u00a0\u00a0· \u00a0"), 30, 50);
  y += 140;
  const lines = sheet.querySelectorAll(".certificate-signatures p");
  lines.forEach((line, i) => {
    const x = width / 2 + (i - (lines.length - 1) / 2) * 560;
    rule(x, 460);
    pen.font = pen.font.replace(/\d+px/, "26px");
    pen.fillText(line.textContent!, x, y + 40, 460);
  });
  text(of(".certificate-statement"), 22, 80);
  return new Promise((done) => canvas.toBlob(done));
}

/** Lines that are no wider than there is room. */
function wrap(pen: CanvasRenderingContext2D, text: string): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = (lines[lines.length - 1] + " " + word).trim();
    if (pen.measureText(longer).width <= within) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
