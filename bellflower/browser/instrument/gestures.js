/** Keys, and what hands do to maps, to the sheet of a phone and to the line between maps and time. */

import { clamp } from "./dom.js";
import { offerOthers, placesAt } from "./underneath.js";

/** @typedef {import("./instrument.js").Instrument} Instrument */

const TAKES_KEYS = "input, select, textarea, [contenteditable], [role=slider], dialog";
const MOVED = 5; // px from which a press is a drag and no click

/** Let keys play, search, go on, close and show the table. @param {Instrument} it the instrument @returns {() => void} what ends that */
export function followKeys(it) {
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const target = /** @type {any} */ (event.target);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !it.root.offsetParent) return;
    const isInside = it.root.contains(target);
    if (!isInside && target !== document.body && target !== document.documentElement) return;
    if (event.key === "Escape") {
      const { questions } = it.rail;
      if (it.bar.opened) it.bar.close();
      else if (questions && !questions.box.hidden) questions.close();
      else if (it.table.isOpen) it.table.toggle();
      else if (it.model.state.event || it.model.state.place || it.model.state.route) it.choose({});
      else return;
      event.preventDefault();
      return;
    }
    if (event.key === " " && (target.matches?.("[role=slider]") || !target.matches?.(`button, a, summary, ${TAKES_KEYS}`))) {
      event.preventDefault();
      it.play();
      return;
    }
    if (target.closest?.("input, select, textarea, [contenteditable], dialog")) return;
    const act = /** @type {Record<string, () => void>} */ ({
      j: () => it.step(1), k: () => it.step(-1), t: () => it.table.toggle(), "/": () => it.bar.input.focus(),
    })[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}

/** Tell and choose the event of the timeline under the pointer. @param {Instrument} it @returns {() => void} */
export function followPointer(it) {
  const ending = new AbortController();
  const { signal } = ending;
  const { axis } = it.ui;
  const spot = (/** @type {PointerEvent} */ event) => {
    const box = axis.getBoundingClientRect();
    return /** @type {[number, number]} */ ([event.clientX - box.left, event.clientY - box.top]);
  };
  axis.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (it.isHeld || event.pointerType === "touch") return;
    const found = it.eventUnder(...spot(event));
    axis.style.cursor = found ? "pointer" : "";
    it.hover(found?.id ?? "", event);
  }, { signal });
  axis.addEventListener("pointerleave", () => it.hover(""), { signal });
  axis.addEventListener("click", (/** @type {PointerEvent} */ event) => {
    if (/** @type {any} */ (event.target).closest(".in-era, .in-handle")) return;
    const found = it.eventUnder(...spot(event));
    if (found) it.choose({ event: found.id });
  }, { signal });
  return () => ending.abort();
}

/** Let hands zoom and move the maps, and choose what lies under them. @param {Instrument} it @returns {() => void} */
export function followMaps(it) {
  const ending = new AbortController();
  const { signal } = ending;
  for (const holder of [it.ui.holderA, it.ui.holderB]) {
    /** @type {Map<number, [number, number]>} */ const hands = new Map();
    let hasMoved = false;
    let apart = 0;
    const plot = () => it.panes.plots.get(holder.dataset.view);
    holder.addEventListener("wheel", (/** @type {WheelEvent} */ event) => {
      event.preventDefault();
      const box = holder.getBoundingClientRect();
      plot()?.zoomBy(Math.exp(-event.deltaY * 0.0016), event.clientX - box.left, event.clientY - box.top);
      it.request();
    }, { signal, passive: false });
    holder.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
      hands.set(event.pointerId, [event.clientX, event.clientY]);
      if (hands.size === 1) hasMoved = false;
      apart = 0;
    }, { signal });
    holder.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
      const before = hands.get(event.pointerId);
      if (!before) {
        pointAt(it, event, holder);
        return;
      }
      const [dx, dy] = [event.clientX - before[0], event.clientY - before[1]];
      if (hands.size === 2) {
        hands.set(event.pointerId, [event.clientX, event.clientY]);
        const [p, q] = [...hands.values()];
        const now = Math.hypot(p[0] - q[0], p[1] - q[1]);
        const box = holder.getBoundingClientRect();
        if (apart) plot()?.zoomBy(now / apart, (p[0] + q[0]) / 2 - box.left, (p[1] + q[1]) / 2 - box.top);
        apart = now;
        hasMoved = true;
        it.request();
        return;
      }
      if (!hasMoved && Math.hypot(dx, dy) < MOVED) return;
      hasMoved = true;
      hands.set(event.pointerId, [event.clientX, event.clientY]);
      plot()?.moveBy(dx, dy);
      it.request();
    }, { signal });
    const lift = (/** @type {PointerEvent} */ event) => hands.delete(event.pointerId);
    for (const type of /** @type {("pointerup" | "pointercancel")[]} */ (["pointerup", "pointercancel"])) window.addEventListener(type, lift, { signal });
    holder.addEventListener("pointerleave", () => (it.hoverRoute(""), (it.ui.tip.hidden = true)), { signal });
    holder.addEventListener("click", (/** @type {MouseEvent} */ event) => !hasMoved && chooseAt(it, event, holder), { signal });
  }
  return () => ending.abort();
}

const OFFERED = 12; // of very many marks at one spot

/** Return the places whose marks lie at a point of the window, the uppermost first. @param {Instrument} it @param {any} event @param {any} holder @param {number} most of very many @returns {string[]} */
function placesUnder(it, event, holder, most) {
  const marks = it.panes.plots.get(holder.dataset.view)?.sheet?.marks;
  const own = event.target.dataset?.placeId;
  if (!marks) return own ? placesAt(event.target.closest("svg") ?? event.target, event.clientX, event.clientY, own) : [];
  const box = holder.getBoundingClientRect();
  return marks.at(event.clientX - box.left, event.clientY - box.top, most);
}

/** Tell what lies under the pointer. @param {Instrument} it @param {PointerEvent} event @param {any} holder */
function pointAt(it, event, holder) {
  if (event.pointerType === "touch") return;
  const target = /** @type {any} */ (event.target);
  const place = target.dataset?.placeId ?? placesUnder(it, event, holder, 1)[0];
  holder.style.cursor = place ? "pointer" : "";
  const route = place ? "" : (target.closest?.("[data-route-id]")?.dataset.routeId ?? "");
  const province = target.dataset?.province;
  it.hoverRoute(route);
  const { model } = it;
  if (place) {
    const told = model.places.get(place);
    it.tell([told?.name, told?.also].filter(Boolean).join(" "), it.countWords(model.countOf(place)), event.clientX, event.clientY);
  } else if (route) it.tell(model.routes.get(route)?.title ?? "", model.routes.get(route)?.short ?? "", event.clientX, event.clientY);
  else if (province) it.tell(model.word(province), model.ever.has(province) ? it.countWords(model.counts.province[province] ?? 0) : it.noSource(), event.clientX, event.clientY);
  else it.ui.tip.hidden = true;
}

/** Choose what was clicked: a place, a route, or a province as a filter. @param {Instrument} it @param {MouseEvent} event @param {any} holder */
function chooseAt(it, event, holder) {
  const target = /** @type {any} */ (event.target);
  const places = placesUnder(it, event, holder, OFFERED);
  const route = target.closest?.("[data-route-id]")?.dataset.routeId;
  const province = target.dataset?.province;
  if (places.length) {
    // a finger means the mark that it can see, not a small one inside it
    if (/** @type {PointerEvent} */ (event).pointerType === "touch") places.sort((p, q) => it.model.countOf(q) - it.model.countOf(p));
    it.choose({ place: places[0] });
    offerOthers(it, places, event.clientX, event.clientY);
  } else if (route) it.choose({ route: it.model.state.route === route ? "" : route });
  else if (province) {
    const wanted = new Set(it.model.state.province);
    if (wanted.has(province)) wanted.delete(province);
    else wanted.add(province);
    it.model.state.province = wanted;
    it.changed();
  }
}

/** Let a finger draw the list of a phone up and down. @param {Instrument} it @returns {() => void} */
export function followSheet(it) {
  const ending = new AbortController();
  const { grip, box } = it.rail;
  /** @type {[number, number] | null} */ let from = null;
  grip.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    event.preventDefault(); // else WebKit selects the words that a hand draws it over
    from = [event.clientY, box.offsetHeight];
    grip.setPointerCapture(event.pointerId);
  }, { signal: ending.signal });
  grip.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (from) it.root.style.setProperty("--in-sheet", `${Math.max(60, from[1] + from[0] - event.clientY)}px`);
  }, { signal: ending.signal });
  grip.addEventListener("pointerup", (/** @type {PointerEvent} */ event) => {
    if (!from) return;
    const drawn = from[0] - event.clientY;
    const share = (from[1] + drawn) / Math.max(1, it.root.clientHeight - 122);
    const next = /** @type {Record<string, string>} */ ({ peek: "half", half: "full", full: "peek" });
    it.wish.sheet = Math.abs(drawn) < 6 ? next[it.wish.sheet] : share > 0.72 ? "full" : share > 0.25 ? "half" : "peek";
    from = null;
    if (drawn < -6 && it.wish.sheet === "peek" && (it.model.state.event || it.model.state.place)) it.choose({});
    it.sizeKey = "";
    it.request();
  }, { signal: ending.signal });
  return () => ending.abort();
}

/** Let a hand give the timeline more room; a double click resets it. @param {Instrument} it @returns {() => void} */
export function followSplit(it) {
  const ending = new AbortController();
  const { signal } = ending;
  const { split } = it.ui;
  let isHeld = false;
  const set = (/** @type {number} */ time) => {
    it.wish.time = time && clamp(time, 150, Math.max(150, it.root.clientHeight - 202));
    it.request();
  };
  split.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    isHeld = true;
    split.setPointerCapture(event.pointerId);
  }, { signal });
  split.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => isHeld && set(it.root.getBoundingClientRect().bottom - event.clientY), { signal });
  split.addEventListener("pointerup", () => (isHeld = false), { signal });
  split.addEventListener("dblclick", () => set(0), { signal });
  split.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const step = /** @type {Record<string, number>} */ ({ ArrowUp: 24, ArrowDown: -24 })[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    set(it.sizes.time + step);
  }, { signal });
  return () => ending.abort();
}
