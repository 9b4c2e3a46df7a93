/** How wide words are, measured once for each face, and words cut to the room there is. */

/** @typedef {(text: string, font: string) => number} Measure */

/** @type {Map<string, Map<string, number>>} */
const knownWidths = new Map();
/** @type {Map<number, string>} */
const knownFonts = new Map(); // the same string each time: it is the key of the widths
/** @type {CanvasRenderingContext2D | null} */
let pen = null;
let family = "sans-serif";
let spacing = ["0em", "0em"]; // between letters and between words, which a reader may have widened

/** Measure in the face and with the spacing that the page shows; whether they are others than before.
 *  @param {CSSStyleDeclaration} style of the page @returns {boolean} */
export function useFace({ fontFamily, fontSize, letterSpacing, wordSpacing }) {
  const wanted = [letterSpacing, wordSpacing].map((room) => `${(parseFloat(room) || 0) / parseFloat(fontSize)}em`);
  if (fontFamily === family && wanted.join() === spacing.join()) return false;
  family = fontFamily;
  spacing = wanted;
  knownFonts.clear();
  knownWidths.clear();
  return true;
}

/** Forget all widths: a face has come. */
export function forgetWidths() {
  knownWidths.clear();
}

/** Return a font of the page. @param {number} size @param {number} [weight] @returns {string} */
export function font(size, weight = 400) {
  const key = weight * 1000 + size;
  let face = knownFonts.get(key);
  if (!face) knownFonts.set(key, (face = `${weight} ${size}px ${family}`));
  return face;
}

/** Return the width in px of `text`. @type {Measure} */
export function wide(text, face) {
  let widths = knownWidths.get(face);
  if (!widths) knownWidths.set(face, (widths = new Map()));
  let width = widths.get(text);
  if (width === undefined) {
    pen ??= document.createElement("canvas").getContext("2d");
    if (!pen) return text.length * 6;
    pen.font = face;
    [pen.letterSpacing, pen.wordSpacing] = spacing;
    width = pen.measureText(text).width;
    if (widths.size > 20_000) widths.clear();
    widths.set(text, width);
  }
  return width;
}

/** Return `text` cut at a word so that it is at most `room` wide, or nothing.
 *  @param {string} text @param {number} room @param {string} face @param {Measure} [measure] @returns {string} */
export function fit(text, room, face, measure = wide) {
  if (measure(text, face) <= room) return text;
  const words = text.split(" ");
  while (words.length > 1) {
    words.pop();
    const cut = `${words.join(" ").replace(/[,:;]$/, "")}…`;
    if (measure(cut, face) <= room) return cut;
  }
  return "";
}

/** Return `text` on lines of at most `room`. @param {string} text @param {number} room @param {string} face @param {Measure} [measure] @returns {string[]} */
export function wrap(text, room, face, measure = wide) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (measure(longer, face) <= room || !lines[lines.length - 1]) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Return the least width at which `text` stands on two lines. @param {string} text @param {string} face @param {Measure} [measure] @returns {number} */
export function twoLines(text, face, measure = wide) {
  const words = text.split(" ");
  let best = measure(text, face);
  for (let i = 1; i < words.length; i += 1) {
    const parts = [words.slice(0, i), words.slice(i)].map((part) => measure(part.join(" "), face));
    best = Math.min(best, Math.max(...parts));
  }
  return best;
}
