/** Bounds, rounding, and nodes that are written only when they change. */

/** Return `value`, but not below `least` and not above `most`. @param {number} value @param {number} least @param {number} most @returns {number} */
export function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}

/** Return a coordinate as an attribute holds it, to a tenth of a pixel. @param {number} value @returns {string} */
export function px(value) {
  return String(Math.round(value * 10) / 10);
}

/** Set the text of a node, if it is another one; words that stand there are changed, which costs less than new ones. @param {any} node @param {string} text */
export function write(node, text) {
  const first = node.firstChild;
  if (first?.nodeType === Node.TEXT_NODE && !first.nextSibling && text) {
    if (first.data !== text) first.data = text;
  } else if (node.textContent !== text) node.textContent = text;
}

const FEW = 8; // times as many nodes that go as stay

/** Let a box hold these nodes in this order; what stands right already is not touched. @param {any} box @param {any[]} nodes */
export function arrange(box, nodes) {
  if (nodes.length * FEW < box.childNodes.length) {
    box.replaceChildren(...nodes); // one by one each would cost the same as all together
    return;
  }
  const wanted = new Set(nodes);
  let next = box.firstChild;
  const dropUnwanted = () => {
    while (next && !wanted.has(next)) {
      const gone = next;
      next = next.nextSibling;
      gone.remove();
    }
  };
  for (const node of nodes) {
    dropUnwanted();
    if (next === node) next = node.nextSibling;
    else box.insertBefore(node, next);
  }
  dropUnwanted();
}

/** Whether a part can take the words of another one. @param {any} before @param {any} part @returns {boolean} */
function isAlike(before, part) {
  if (typeof part === "string") return before.nodeType === Node.TEXT_NODE;
  if (before.nodeType !== part.nodeType || part.nodeType === Node.TEXT_NODE) return before.nodeType === part.nodeType;
  return before.cloneNode(false).isEqualNode(part.cloneNode(false)) && before.childNodes.length === part.childNodes.length &&
    [...before.childNodes].every((child, i) => isAlike(child, part.childNodes[i]));
}

/** @param {any} before @param {any} part */
function takeWords(before, part) {
  if (before.nodeType !== Node.TEXT_NODE) [...before.childNodes].forEach((child, i) => takeWords(child, part.childNodes[i]));
  else {
    const text = typeof part === "string" ? part : part.data;
    if (before.data !== text) before.data = text;
  }
}

/** Let a box hold these parts; where the same elements with the same attributes stand already, only their words change,
 *  and the listeners of those that stand stay. @param {any} box @param {any[]} parts */
export function renew(box, parts) {
  const before = [...box.childNodes];
  if (before.length === parts.length && before.every((node, i) => isAlike(node, parts[i]))) before.forEach((node, i) => takeWords(node, parts[i]));
  else box.replaceChildren(...parts);
}

/** Set an attribute, if it is another one. @param {any} node @param {string} name @param {string | number | boolean} value */
export function put(node, name, value) {
  const text = String(value);
  if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}

/** Return the first part of `text` that is at most `most` characters long and ends with a sentence or a word.
 *  @param {string} text @param {number} most @returns {string} */
export function firstPart(text, most) {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const dot = cut.lastIndexOf(". ");
  return dot > 60 ? cut.slice(0, dot + 1) : `${cut.slice(0, cut.lastIndexOf(" "))} …`;
}
