/** Boxes to tick in lists: they show what is ticked, and every change is told at once as a whole. */

/**
 * What the component of links and boxes is given; `most` is how many can be ticked.
 * @typedef {{texts: Record<string, string>, ticked: string[], most: number}} LinksData
 */

/** The boxes of the page. @returns {HTMLInputElement[]} */
function boxes() {
  return [...document.querySelectorAll("input[data-tick]")].map((one) => /** @type {HTMLInputElement} */ (one));
}

/** `ids` with `id` or without it, in a fixed order. @param {string[]} ids @param {string} id @param {boolean} isOn */
export function withTick(ids, id, isOn) {
  const others = ids.filter((one) => one !== id);
  return (isOn ? [...others, id] : others).sort();
}

/** `href` with the ticked events, which no link of a list carries by itself. @param {string} href @param {string[]} ids */
export function withTicks(href, ids) {
  const [path, query] = [href.split("?")[0], href.split("?")[1] ?? ""];
  const params = new URLSearchParams(query);
  params.delete("pick");
  for (const id of ids) params.append("pick", id);
  const asked = String(params); // its size is not known to every browser
  return asked ? `${path}?${asked}` : path;
}

/**
 * Keep the boxes of the page as the application says; return what ends it and what tells what is ticked.
 * A change of which the application has not heard yet counts more than what it says.
 * @param {HTMLElement} root where a change is kept until the application says the same
 * @param {{ticked: string[], most: number}} said
 * @param {(ids: string[]) => void} tell
 */
export function keepTicks(root, { ticked, most }, tell) {
  const told = root.dataset.told;
  if (told === ticked.join(" ")) delete root.dataset.told;
  let ids = root.dataset.told === undefined ? ticked : root.dataset.told.split(" ").filter(Boolean);
  const show = () => {
    const on = new Set(ids);
    for (const box of boxes()) {
      const id = box.dataset.tick ?? "";
      box.checked = on.has(id);
      box.disabled = !on.has(id) && on.size >= most;
    }
  };
  /** @param {Event} change */
  const onChange = (change) => {
    const box = /** @type {HTMLInputElement} */ (change.target);
    if (!(box instanceof HTMLInputElement) || !box.dataset.tick) return;
    ids = withTick(ids, box.dataset.tick, box.checked);
    root.dataset.told = ids.join(" ");
    show();
    tell(ids);
  };
  const seen = new MutationObserver(show);
  seen.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("change", onChange);
  show();
  return {
    ids: () => ids,
    end: () => {
      seen.disconnect();
      document.removeEventListener("change", onChange);
    },
  };
}
