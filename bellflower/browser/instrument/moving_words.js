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

/** @typedef {{picture: any, width: number, room: number, base: number, opacity: number}} Stamp a picture of words: room: px around them; base: px from its top to their line */

const MOST_STAMPS = 400; // pictures that are kept

/** Words painted once and put where they move to: to paint letters with a halo anew would take most of a frame. */
export class Stamps {
  /** @param {Looks} looks */
  constructor(looks) {
    this.looks = looks;
    this.dense = 1;
    /** @type {Map<string, Stamp>} */ this.known = new Map();
  }

  /** Forget all, for a screen of so many dots to the px. @param {number} dense */
  forget(dense) {
    this.dense = dense;
    this.known.clear();
  }

  /** Make the pictures of what may move next. @param {Item[]} items */
  learn(items) {
    for (const item of items) this.of(item);
  }

  /** @param {Item} item @returns {Stamp} */
  of({ attributes, text = "", lead = "" }) {
    const key = `${attributes.class}|${lead}|${text}`;
    let stamp = this.known.get(key);
    if (!stamp) {
      if (this.known.size >= MOST_STAMPS) this.known.delete([...this.known.keys()][0]);
      this.known.set(key, (stamp = this.make(this.looks.of(String(attributes.class)), lead, text)));
    }
    return stamp;
  }

  /** @param {Look} look @param {string} lead @param {string} text @returns {Stamp} */
  make(look, lead, text) {
    const parts = /** @type {[string, string][]} */ ([[lead, look.lead], [text, look.face]].filter(([words]) => words));
    const widths = parts.map(([words, face]) => wide(words, face));
    const width = widths.reduce((sum, part) => sum + part, 0);
    const room = Math.ceil(look.halo / 2) + 2;
    const base = Math.ceil(parseFloat(look.face.split(" ")[1]) * 1.1) + room;
    const picture = make("canvas", { width: Math.ceil((width + 2 * room) * this.dense), height: Math.ceil(base * 1.5 * this.dense) });
    const pen = picture.getContext("2d");
    pen.scale(this.dense, this.dense);
    pen.lineJoin = "round";
    pen.lineWidth = look.halo;
    pen.strokeStyle = look.edge;
    pen.fillStyle = look.color;
    let x = room;
    parts.forEach(([words, face], i) => {
      pen.font = face;
      if (look.halo) pen.strokeText(words, x, base);
      pen.fillText(words, x, base);
      x += widths[i];
    });
    return { picture, width, room, base, opacity: look.opacity };
  }

  /** Paint words where they stand. @param {CanvasRenderingContext2D} context @param {Item[]} items */
  paint(context, items) {
    const { dense } = this;
    const whole = (/** @type {number} */ value) => Math.round(value * dense) / dense;
    for (const item of items) {
      const { picture, width, room, base, opacity } = this.of(item);
      const { x, y, "text-anchor": anchor } = item.attributes;
      const left = Number(x) - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
      context.globalAlpha = opacity;
      context.drawImage(picture, whole(left - room), whole(Number(y) - base), picture.width / dense, picture.height / dense);
    }
    context.globalAlpha = 1;
  }
}
