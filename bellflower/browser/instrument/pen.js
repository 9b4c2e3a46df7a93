/** Two pens with the same strokes: one paints a canvas in a frame, the other writes SVG for pictures and print. */

import { make } from "../shared/dom.js";
import { px } from "./dom.js";
import { outline } from "./marks.js";
import { clearPixels, colorOf, writeColumns } from "./pixels.js";
import { TO_COME } from "./spans.js";

/** @typedef {import("./dense.js").Lane} Lane */
/** @typedef {object} Pen
 * @property {(x: number, y: number, w: number, h: number, color: string, opacity?: number) => void} rect
 * @property {(x: number, y: number, r: number, color: string, edge: string, opacity?: number, width?: number) => void} disc
 * @property {(symbol: string, x: number, y: number, r: number, color: string, edge: string, opacity?: number) => void} mark
 * @property {(x0: number, y0: number, x1: number, y1: number, color: string, width?: number) => void} line
 * @property {(points: [number, number][], color: string, opacity: number) => void} area
 * @property {(lanes: Lane[], color: (category: string) => string) => void} lanes lanes of very many events
 */

/** @type {Map<string, Path2D>} */
const paths = new Map();

/** @type {{canvas: HTMLCanvasElement, pixels: import("./pixels.js").Pixels} | null} */
let laneSheet = null; // on which lanes are written before they are laid over the ground

/** Paint lanes as pixels: so many columns would be slow as strokes. @param {CanvasRenderingContext2D} context @param {Lane[]} lanes @param {(category: string) => string} color */
function paintLanes(context, lanes, color) {
  const dense = context.getTransform().a;
  const { left } = lanes[0];
  const top = Math.floor(Math.min(...lanes.map((lane) => lane.base - lane.tall)) - 1);
  const [width, height] = [lanes[0].heights.length, Math.ceil(Math.max(...lanes.map((lane) => lane.base)) + 1) - top];
  const [w, h] = [Math.round(width * dense), Math.round(height * dense)];
  laneSheet ??= { canvas: document.createElement("canvas"), pixels: clearPixels(1, 1) };
  if (laneSheet.pixels.width !== w || laneSheet.pixels.height !== h) {
    Object.assign(laneSheet.canvas, { width: w, height: h });
    laneSheet.pixels = clearPixels(w, h);
  } else laneSheet.pixels.words.fill(0);
  const { canvas, pixels } = laneSheet;
  for (const lane of lanes) writeColumns(pixels, lane.heights, lane.base - top, dense, colorOf(color(lane.category)), lane.cut, TO_COME);
  canvas.getContext("2d")?.putImageData(new ImageData(/** @type {any} */ (pixels.data), w, h), 0, 0);
  context.globalAlpha = 1;
  context.drawImage(canvas, left, top, width, height);
}

/** Return the outline of a part of a lane. @param {Lane} lane @param {number} from px from its left @param {number} to @returns {string} */
function laneOutline({ left, base, heights }, from, to) {
  let d = `M${px(left + from)},${px(base)}`;
  for (let x = from; x < to; x += 1) if (x === from || heights[x] !== heights[x - 1]) d += `H${px(left + x)}V${px(base - heights[x])}`;
  return `${d}H${px(left + to)}V${px(base)}Z`;
}

/** Return a pen for a canvas. @param {CanvasRenderingContext2D} context @returns {Pen} */
export function canvasPen(context) {
  const shape = (/** @type {string} */ symbol, /** @type {number} */ r) => {
    const key = `${symbol} ${r}`;
    let path = paths.get(key);
    if (!path) paths.set(key, (path = new Path2D(outline(symbol, r))));
    return path;
  };
  return {
    rect(x, y, w, h, color, opacity = 1) {
      context.globalAlpha = opacity;
      context.fillStyle = color;
      context.fillRect(x, y, w, h);
    },
    disc(x, y, r, color, edge, opacity = 1, width = 0.8) {
      context.globalAlpha = opacity;
      context.beginPath();
      context.arc(x, y, r, 0, 2 * Math.PI);
      context.fillStyle = color;
      context.fill();
      if (!edge) return;
      context.lineWidth = width;
      context.strokeStyle = edge;
      context.stroke();
    },
    mark(symbol, x, y, r, color, edge, opacity = 1) {
      const path = shape(symbol, r);
      context.globalAlpha = opacity;
      context.translate(x, y);
      if (edge) {
        context.lineWidth = 2.4;
        context.strokeStyle = edge;
        context.stroke(path);
      }
      context.fillStyle = color;
      context.fill(path);
      context.translate(-x, -y);
    },
    line(x0, y0, x1, y1, color, width = 1) {
      context.globalAlpha = 1;
      context.lineWidth = width;
      context.strokeStyle = color;
      context.beginPath();
      context.moveTo(x0, y0);
      context.lineTo(x1, y1);
      context.stroke();
    },
    area(points, color, opacity) {
      context.globalAlpha = opacity;
      context.fillStyle = color;
      context.beginPath();
      points.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
      context.closePath();
      context.fill();
    },
    lanes: (lanes, color) => paintLanes(context, lanes, color),
  };
}

/** Return a pen that appends to an SVG group. @param {SVGElement} group @returns {Pen} */
export function svgPen(group) {
  const add = (/** @type {string} */ tag, /** @type {Record<string, any>} */ attributes) => group.append(make(tag, attributes));
  return {
    rect: (x, y, w, h, fill, opacity = 1) => add("rect", { x: px(x), y: px(y), width: px(w), height: px(h), fill, opacity }),
    disc: (x, y, r, fill, stroke, opacity = 1, width = 0.8) =>
      add("circle", { cx: px(x), cy: px(y), r, fill, stroke: stroke || "none", "stroke-width": width, opacity }),
    mark: (symbol, x, y, r, fill, stroke, opacity = 1) =>
      add("path", {
        d: outline(symbol, r), transform: `translate(${px(x)},${px(y)})`, fill, opacity,
        stroke: stroke || "none", "stroke-width": 2.4, "paint-order": "stroke",
      }),
    line: (x0, y0, x1, y1, stroke, width = 1) =>
      add("line", { x1: px(x0), y1: px(y0), x2: px(x1), y2: px(y1), stroke, "stroke-width": width }),
    area: (points, fill, opacity) => add("path", { d: `M${points.map((point) => point.map(px).join(",")).join("L")}Z`, fill, opacity }),
    lanes: (lanes, color) => {
      for (const lane of lanes) {
        const { cut, heights, category } = lane;
        add("path", { d: laneOutline(lane, 0, Math.min(cut, heights.length)), fill: color(category) });
        if (cut < heights.length) add("path", { d: laneOutline(lane, cut, heights.length), fill: color(category), opacity: TO_COME });
      }
    },
  };
}
