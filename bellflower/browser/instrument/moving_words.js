/** The words of the timeline while the hand moves them: painted beside the marks, since text of the page would be laid out in each frame. */

import { make } from "../shared/dom.js";
import { wide } from "./measure.js";

/** @typedef {import("./pool.js").Item} Item */
/** @typedef {{face: string, lead: string, color: string, opacity: number, halo: number, edge: string}} Look of words; lead: the face of the year before them, halo: px around them */

const POINTED = new Set(["in-hot", "in-chosen"]); // classes of what is pointed at, which nothing is while a hand moves
const TIMELINE_NAMES = ["in-far", "in-close"].flatMap((mode) => ["", " in-strong"].flatMap((weight) => ["", " in-dim"].map((pale) => `in-name ${mode}${weight}${pale}`)));
const LOOKED_UP = ["in-tick", "in-tick in-bold", "in-gutter-name", "in-gutter-sub", ...TIMELINE_NAMES];

/** How the style sheet shows words, asked once for each of their classes. */
export class Looks {
  /** @param {any} layer the drawing in which such words stand */
  constructor(layer) {
    this.layer = layer;
    /** @type {Map<string, Look>} */ this.known = new Map();
  }

  /** Forget all: theme, face or size is another one. */
  forget() {
    this.known.clear();
  }

  /** Ask for everything that can move, before it does. */
  learn() {
    if (!this.known.size) for (const classes of LOOKED_UP) this.of(classes);
  }

  /** @param {string} classes @returns {Look} */
  of(classes) {
    let look = this.known.get(classes);
    if (!look) this.known.set(classes, (look = this.read(classes)));
    return look;
  }

  /** @param {string} classes @returns {Look} */
  read(classes) {
    const year = make("tspan", { class: "in-year" });
    const probe = make("text", { class: classes.split(" ").filter((name) => !POINTED.has(name)).join(" ") }, year);
    this.layer.append(probe);
    const style = getComputedStyle(probe);
    const face = (/** @type {CSSStyleDeclaration} */ { fontWeight, fontSize, fontFamily }) => `${fontWeight} ${fontSize} ${fontFamily}`;
    const look = {
      face: face(style), lead: face(getComputedStyle(year)), color: style.fill, opacity: Number(style.opacity),
      halo: style.stroke === "none" ? 0 : parseFloat(style.strokeWidth), edge: style.stroke,
    };
    probe.remove();
    return look;
  }
}

/** Paint words. @param {CanvasRenderingContext2D} context @param {Item[]} items @param {(classes: string) => Look} lookOf */
export function paintWords(context, items, lookOf) {
  context.lineJoin = "round";
  for (const { attributes, text = "", lead = "" } of items) {
    const look = lookOf(String(attributes.class));
    const parts = /** @type {[string, string][]} */ ([[lead, look.lead], [text, look.face]].filter(([words]) => words));
    const widths = parts.map(([words, face]) => wide(words, face));
    const whole = widths.reduce((sum, width) => sum + width, 0);
    const anchor = attributes["text-anchor"] ?? "start";
    let x = Number(attributes.x) - (anchor === "middle" ? whole / 2 : anchor === "end" ? whole : 0);
    context.globalAlpha = look.opacity;
    parts.forEach(([words, face], i) => {
      context.font = face;
      if (look.halo) {
        context.lineWidth = look.halo;
        context.strokeStyle = look.edge;
        context.strokeText(words, x, Number(attributes.y));
      }
      context.fillStyle = look.color;
      context.fillText(words, x, Number(attributes.y));
      x += widths[i];
    });
  }
  context.globalAlpha = 1;
}
