/** Nodes that are kept and moved rather than made anew: what follows the hand changes as few attributes as it can. */

import { make } from "../shared/dom.js";
import { renew, write } from "./dom.js";

/** @typedef {{key: string, tag: string, attributes: Record<string, string | number>, text?: string, more?: string, lead?: string}} Item
 *  more: a number behind the text, lead: a year before it, each in a part of its own */

export class Pool {
  /** @param {any} parent */
  constructor(parent) {
    this.parent = parent;
    /** @type {Map<string, {node: any, item: Item | null}>} */ this.known = new Map();
    /** @type {Set<string>} */ this.shown = new Set();
  }

  /** Show these items and no others; a node that is not wanted is kept for later. @param {Item[]} items */
  write(items) {
    const wanted = new Set();
    for (const item of items) {
      wanted.add(item.key);
      this.shown.delete(item.key);
      this.writeOne(item);
    }
    for (const key of this.shown) {
      const entry = this.known.get(key);
      if (!entry) continue;
      entry.node.style.display = "none";
      entry.item = null;
    }
    this.shown = wanted;
    if (this.known.size > 3000) this.forget();
  }

  /** @param {Item} item */
  writeOne(item) {
    let entry = this.known.get(item.key);
    if (!entry) {
      entry = { node: make(item.tag), item: null };
      this.known.set(item.key, entry);
      this.parent.append(entry.node);
    }
    const { node, item: before } = entry;
    if (!before) node.style.display = "";
    const { attributes } = item;
    for (const name in attributes) {
      if (item.tag === "text" && (name === "x" || name === "y")) continue;
      const value = attributes[name];
      if (before?.attributes[name] !== value) node.setAttribute(name, String(value));
    }
    if (item.tag === "text" && (before?.attributes.x !== attributes.x || before?.attributes.y !== attributes.y)) {
      node.setAttribute("transform", `translate(${attributes.x},${attributes.y})`); // to move words by x and y would lay them out anew
    }
    if (before?.text !== item.text || before?.more !== item.more || before?.lead !== item.lead) setText(node, item);
    entry.item = item;
  }

  /** Drop the nodes that are not shown. */
  forget() {
    for (const [key, { node, item }] of this.known) {
      if (item) continue;
      node.remove();
      this.known.delete(key);
    }
  }
}

/** @param {any} node @param {Item} item */
function setText(node, { text = "", more = "", lead = "" }) {
  if (!more && !lead) {
    write(node, text);
    return;
  }
  const parts = lead ? [make("tspan", { class: "in-year" }, lead), text] : [text];
  if (more) parts.push(make("tspan", { class: "in-count", dx: 4 }, more));
  renew(node, parts);
}
