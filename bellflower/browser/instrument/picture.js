/** Pictures of the whole instrument as SVG and PNG: what plotly and we drew is copied with its looks, words become text. */

import { make } from "../shared/dom.js";
import { px } from "./dom.js";
import { EDGE, PALE } from "./many_marks.js";
import { svgPen } from "./pen.js";
import { _, filled } from "../shared/words.js";
import { drawingOf, focusTicks, paintGround, paintMarks } from "./timeline.js";

/** @typedef {import("./instrument.js").Instrument} Instrument */

const LOOKS = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "opacity", "font-size", "font-weight", "font-family", "text-anchor", "paint-order", "letter-spacing", "stop-color", "stop-opacity"];
const WORDS = ".in-story, .in-legend, .in-swap, .in-far-line, .in-rail-head, .in-rail-body, .in-card-box, .in-where, .in-era, .in-key";
const FOOT = 26; // px for credit and day

/** Keep the width of a text, whatever face draws it where the picture is opened. @param {any} text @param {number} width */
function keepWidth(text, width) {
  if (width < 2) return;
  text.setAttribute("textLength", px(width));
  text.setAttribute("lengthAdjust", "spacingAndGlyphs");
}

/** Return a copy of a drawing with the looks that style sheets give it. @param {any} svg @returns {any} */
function copiedDrawing(svg) {
  const copy = svg.cloneNode(true);
  const originals = [svg, ...svg.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((node, i) => {
    const style = getComputedStyle(node);
    if (style.display === "none" && node.tagName !== "defs" && !node.closest("defs")) {
      copies[i].remove();
      return;
    }
    if (node.tagName === "text" && node.textContent) keepWidth(copies[i], node.getComputedTextLength());
    copies[i].removeAttribute("class");
    copies[i].removeAttribute("style");
    for (const look of LOOKS) {
      const value = style.getPropertyValue(look);
      if (value && value !== "normal") copies[i].setAttribute(look, value);
    }
  });
  return copy;
}

/** Put a copy of a drawing where it stands. @param {any} picture @param {any} svg @param {DOMRect} frame @param {any} [within] what cuts it */
function placeDrawing(picture, svg, frame, within = svg) {
  const [box, cut] = [svg.getBoundingClientRect(), within.getBoundingClientRect()];
  if (!cut.width || !cut.height) return;
  const outer = make("svg", { x: px(cut.left - frame.left), y: px(cut.top - frame.top), width: px(cut.width), height: px(cut.height), overflow: "hidden" });
  const copy = copiedDrawing(svg);
  copy.setAttribute("x", px(box.left - cut.left));
  copy.setAttribute("y", px(box.top - cut.top));
  outer.append(copy);
  picture.append(outer);
}

/** Draw very many marks, which are no nodes on the page, and the names above them. @param {any} picture @param {import("./many_marks.js").MarkSheet} sheet @param {DOMRect} frame @param {any} holder @param {Record<string, string>} colors */
function placeMarks(picture, { marks, over, isPale }, frame, holder, colors) {
  const box = holder.getBoundingClientRect();
  const drawn = make("svg", { x: px(box.left - frame.left), y: px(box.top - frame.top), width: px(box.width), height: px(box.height), overflow: "hidden", fill: colors.place, stroke: colors.paper, "stroke-width": EDGE });
  for (const i of marks.order) drawn.append(make("circle", { cx: px(marks.x[i]), cy: px(marks.y[i]), r: px(marks.r[i]), opacity: isPale && !marks.isMine[i] ? PALE : null }));
  picture.append(drawn);
  placeDrawing(picture, over, frame, holder);
}

/** Write the words of an element line by line, where they stand. @param {any} picture @param {any} element @param {DOMRect} frame @param {DOMRect} cut */
function placeWords(picture, element, frame, cut) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement: parent, data } = /** @type {any} */ (node);
    if (!data.trim() || !parent.checkVisibility?.()) continue;
    const style = getComputedStyle(parent);
    /** @type {{top: number, left: number, right: number, bottom: number, text: string}[]} */ const lines = [];
    for (const word of data.matchAll(/\S+\s*/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].trimEnd().length);
      const box = range.getBoundingClientRect();
      const last = lines[lines.length - 1];
      if (last && Math.abs(last.top - box.top) < 3) Object.assign(last, { text: last.text + word[0], right: box.right });
      else lines.push({ top: box.top, left: box.left, right: box.right, bottom: box.bottom, text: word[0] });
    }
    for (const line of lines) {
      if (line.bottom > cut.bottom + 2 || line.top < cut.top - 2) continue;
      const text = style.textTransform === "uppercase" ? line.text.toUpperCase() : line.text;
      const y = line.bottom - (line.bottom - line.top) * 0.22;
      const attributes = { x: px(line.left - frame.left), y: px(y - frame.top), fill: style.color, "font-size": style.fontSize, "font-weight": style.fontWeight, "font-family": style.fontFamily };
      const written = make("text", attributes, text.trimEnd());
      keepWidth(written, line.right - line.left);
      picture.append(written);
    }
  }
}

/** Draw timeline and strip. @param {any} picture @param {Instrument} it @param {DOMRect} frame @param {any} sight */
function placeTime(picture, it, frame, sight) {
  const axis = it.ui.axis.getBoundingClientRect();
  const group = make("g", { transform: `translate(${px(axis.left - frame.left)},${px(axis.top - frame.top)})` });
  const { drawn, geometry } = it;
  if (drawn && geometry) {
    const pen = svgPen(group);
    const drawing = drawingOf(geometry, sight);
    paintGround(pen, drawing, geometry, sight, focusTicks(geometry, sight));
    paintMarks(pen, drawing, sight);
    picture.append(group);
  }
  const bars = it.strip.plot.querySelector("svg.main-svg");
  if (bars) placeDrawing(picture, bars, frame);
  for (const veil of [it.strip.before, it.strip.after]) {
    const box = veil.getBoundingClientRect();
    picture.append(make("rect", { x: px(box.left - frame.left), y: px(box.top - frame.top), width: px(box.width), height: px(box.height), fill: sight.colors.paper, "fill-opacity": 0.66 }));
  }
  const held = it.strip.frame.getBoundingClientRect();
  picture.append(make("rect", { x: px(held.left - frame.left), y: px(held.top - frame.top), width: px(held.width), height: px(held.height), fill: sight.colors.acc, "fill-opacity": 0.08, stroke: sight.colors.acc, "stroke-width": 1.5 }));
  placeDrawing(picture, it.ui.words, frame, it.ui.axis);
}

/** Return the picture as the text of an SVG. @param {Instrument} it the instrument @param {any} sight what the timeline shows @returns {string} */
export function pictureText(it, sight) {
  const frame = it.root.getBoundingClientRect();
  const [width, height] = [Math.round(frame.width), Math.round(frame.height) + FOOT];
  const { colors } = sight;
  const picture = make("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` });
  picture.append(make("rect", { width, height, fill: colors.paper }));
  for (const holder of [it.ui.holderA, it.ui.holderB]) {
    const box = holder.getBoundingClientRect();
    if (!box.width) continue;
    picture.append(make("rect", { x: px(box.left - frame.left), y: px(box.top - frame.top), width: px(box.width), height: px(box.height), fill: getComputedStyle(it.ui.maps).backgroundColor }));
    const svg = holder.querySelector("svg.main-svg");
    if (svg) placeDrawing(picture, svg, frame, holder);
    const sheet = it.panes.plots.get(holder.dataset.view)?.sheet;
    if (sheet) placeMarks(picture, sheet, frame, holder, colors);
  }
  for (const svg of it.root.querySelectorAll(".in-legend svg, .in-entry svg")) placeVisible(picture, svg, frame, it.rail.list.body.getBoundingClientRect());
  for (const swatch of it.root.querySelectorAll(".in-ramp i, .in-hatched, .in-key i")) {
    const box = swatch.getBoundingClientRect();
    const style = getComputedStyle(swatch);
    const fill = style.backgroundColor === "rgba(0, 0, 0, 0)" ? "none" : style.backgroundColor;
    picture.append(make("rect", { x: px(box.left - frame.left), y: px(box.top - frame.top), width: px(box.width), height: px(box.height), fill, "fill-opacity": style.opacity, stroke: colors.ink3, "stroke-width": 0.5 }));
  }
  placeTime(picture, it, frame, sight);
  for (const element of it.root.querySelectorAll(WORDS)) placeWords(picture, element, frame, element.getBoundingClientRect());
  const [first, last] = [it.head.first, it.head.last];
  const years = first.getBoundingClientRect();
  picture.append(make("text", { x: px(years.left - frame.left), y: px(years.bottom - frame.top - 4), "font-size": 18, "font-weight": 600, fill: colors.ink, "font-family": "serif" }, `${first.value} – ${last.value}`));
  const day = new Date().toISOString().slice(0, 10);
  const credit = filled(_("Bellflower, CC BY 4.0, {day}. Map: Natural Earth; places: GeoNames. Lines are schematic."), { day });
  picture.append(make("text", { x: 16, y: height - 9, "font-size": 11, fill: colors.ink2, "font-family": "sans-serif" }, credit));
  return new XMLSerializer().serializeToString(picture);
}

/** Copy a small drawing, if it is in sight. @param {any} picture @param {any} svg @param {DOMRect} frame @param {DOMRect} list */
function placeVisible(picture, svg, frame, list) {
  const box = svg.getBoundingClientRect();
  const isEntry = svg.closest(".in-entry");
  if (isEntry && (box.bottom > list.bottom || box.top < list.top)) return;
  placeDrawing(picture, svg, frame);
}

/** Return an SVG as a PNG of twice its size. @param {Blob} svg @returns {Promise<Blob>} */
function rasterized(svg) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    const fail = () => reject(new Error(_("The picture could not be made.")));
    image.onload = () => {
      const canvas = make("canvas", { width: image.width * 2, height: image.height * 2 });
      canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(image.src);
      canvas.toBlob((/** @type {Blob | null} */ blob) => (blob ? resolve(blob) : fail()), "image/png");
    };
    image.onerror = fail;
    image.src = URL.createObjectURL(svg);
  });
}

/** Save a picture as a file. @param {Instrument} it @param {any} sight @param {string} kind svg or png */
export async function savePicture(it, sight, kind) {
  const svg = new Blob([pictureText(it, sight)], { type: "image/svg+xml" });
  const blob = kind === "svg" ? svg : await rasterized(svg);
  const link = make("a", { href: URL.createObjectURL(blob), download: `bellflower-${String(it.root.dataset.period).replace("/", "-")}.${kind}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
