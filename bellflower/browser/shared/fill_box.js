/** Where something drawn stands in the window, without its outline: Firefox counts that to its box, and others do not. */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/** Return the box of what is filled; nothing, if it is not shown. @param {SVGGraphicsElement} node @returns {Box | null} */
export function fillBox(node) {
  const matrix = node.getClientRects().length ? node.getScreenCTM() : null;
  if (!matrix) return null;
  const { x, y, width, height } = node.getBBox();
  const [left, top] = [matrix.a * x + matrix.e, matrix.d * y + matrix.f]; // nothing of ours is turned or slanted
  return { left, top, right: left + matrix.a * width, bottom: top + matrix.d * height };
}
