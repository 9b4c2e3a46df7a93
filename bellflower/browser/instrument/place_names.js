/** Where names stand on a map: the most important first, none over another, over a mark or over the words of the page. */

/** @typedef {import("./types.js").Box} Box */
/** @typedef {{id: string, text: string, x: number, y: number, r: number, width: number, isHot: boolean}} Candidate */
/** @typedef {{id: string, text: string, x: number, y: number, anchor: string, isHot: boolean, box: Box}} Written */

/** Whether `box` touches one of `boxes`. @param {Box[]} boxes @param {Box} box @returns {boolean} */
export function touches(boxes, box) {
  for (const other of boxes) if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return true;
  return false;
}

/** Whether a box lies inside the frame. @param {Box} box @param {number} w @param {number} h @returns {boolean} */
export function liesInside(box, w, h) {
  return box[0] >= 2 && box[2] <= w - 2 && box[1] >= 3 && box[3] <= h - 2;
}

/** Return the spots around a mark, the best first. @param {Candidate} candidate @returns {[number, number, string][]} */
function spotsAround({ r }) {
  return [
    [r + 3, 4, "start"], [-r - 3, 4, "end"], [0, -r - 4, "middle"], [0, r + 12, "middle"],
    [r + 1, -r, "start"], [r + 1, r + 8, "start"], [-r - 1, -r, "end"], [-r - 1, r + 8, "end"],
  ];
}

/** Return the box of a text. @param {number} x @param {number} y @param {number} width @param {string} anchor @returns {Box} */
export function boxOf(x, y, width, anchor) {
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return [left - 1, y - 9.5, left + width + 1, y + 2.5];
}

/** Write the names of places, in their order, where there is room; `boxes` grows by what was written.
 *  @param {Candidate[]} candidates @param {Box[]} boxes what is taken @param {Map<string, Box>} marks the box of each place's mark
 *  @param {number} w @param {number} h @returns {Written[]} */
export function placeNames(candidates, boxes, marks, w, h) {
  const out = [];
  for (const one of candidates) {
    const own = marks.get(one.id);
    for (const [dx, dy, anchor] of spotsAround(one)) {
      const [x, y] = [one.x + dx, one.y + dy];
      const box = boxOf(x, y, one.width, anchor);
      if (!liesInside(box, w, h)) continue;
      let isFree = true;
      for (const other of boxes) {
        if (other !== own && box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) {
          isFree = false;
          break;
        }
      }
      if (!isFree) continue;
      out.push({ id: one.id, text: one.text, x, y, anchor, isHot: one.isHot, box });
      boxes.push(box);
      break;
    }
  }
  return out;
}

const SHIFTS = [[0, 0], [0, -14], [0, 14], [-18, -8], [18, 8], [-16, 18], [16, -18], [-30, 0], [30, 0]];

/** Return where the name of an area stands, near its middle, or nothing. @param {number} x @param {number} y @param {number} width
 *  @param {Box[]} boxes @param {number} w @param {number} h @param {boolean} mayMove @returns {{x: number, y: number, box: Box} | null} */
export function areaName(x, y, width, boxes, w, h, mayMove) {
  for (const [dx, dy] of mayMove ? SHIFTS : SHIFTS.slice(0, 1)) {
    const [cx, cy] = [x + dx, y + dy];
    /** @type {Box} */ const box = [cx - width / 2 - 2, cy - 11, cx + width / 2 + 2, cy + 3];
    if (box[0] > 0 && box[2] < w && box[1] > 0 && box[3] < h && !touches(boxes, box)) return { x: cx, y: cy, box };
  }
  return null;
}
