/** The drawing library, unpacked from the page, and what is drawn with it. */

import { at, pageData } from "./page.js";

/** @import { Ground, Spec } from "../shared/given.js" */

/** @type {Promise<any> | null} */
let unpacking = null;

/** Return the bytes that a text in base64 stands for. @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function bytesOf(text) {
  const { fromBase64 } = /** @type {any} */ (Uint8Array); // much faster, where a browser has it
  return fromBase64 ? fromBase64.call(Uint8Array, text) : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** Return the text that an element holds as compressed text in base64. @param {any} element @returns {Promise<string>} */
function unpackedText(element) {
  const stream = new Blob([bytesOf(element.textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

/** Read a part of the data of the page that is packed. @param {string} name @returns {Promise<any>} */
export async function packedData(name) {
  return JSON.parse(await unpackedText(at(`packed-${name}`)));
}

/** Unpack plotly and run it: it is in the page as compressed text, or was loaded as a file. @returns {Promise<any>} */
async function unpacked() {
  if (/** @type {any} */ (window).Plotly) return /** @type {any} */ (window).Plotly;
  const packed = at("data-plotly");
  const script = document.createElement("script");
  script.textContent = await unpackedText(packed);
  packed.remove();
  document.head.append(script);
  return /** @type {any} */ (window).Plotly;
}

/** Return the drawing library; while it starts, which takes a slow device seconds, the page says so. */
export async function drawingLibrary() {
  unpacking ??= unpacked();
  at("starting").hidden = false;
  try {
    return await unpacking;
  } finally {
    at("starting").hidden = true;
  }
}

/** @type {{ground: Ground, spec: Spec} | null} */
let drawnData = null;

/** Return the ground of the map and what the linked view is given, read when they are first needed. */
export function drawn() {
  drawnData ??= { ground: pageData("ground"), spec: pageData("spec") };
  return drawnData;
}
