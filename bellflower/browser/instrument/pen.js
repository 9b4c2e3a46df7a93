/** Two pens with the same strokes: one paints a canvas in a frame, the other writes SVG for pictures and print. */

import { make } from "../shared/dom.js";
import { px } from "./dom.js";
import { outline } from "./marks.js";

/** @typedef {object} Pen
 * @property {(x: number, y: number, w: number, h: number, color: string, opacity?: number) => void} rect
 * @property {(x: number, y: number, r: number, color: string, edge: string, opacity?: number, width?: number) => void} disc
 * @property {(symbol: string, x: number, y: number, r: number, color: string, edge: string, opacity?: number) => void} mark
 * @property {(x0: number, y0: number, x1: number, y1: number, color: string, width?: number) => void} line
 * @property {(points: [number, number][], color: string, opacity: number) => void} area
 */

/** @type {Map<string, Path2D>} */
const paths = new Map();

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
  };
}
