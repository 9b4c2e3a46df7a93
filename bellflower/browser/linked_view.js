// @ts-check
/**
 * The linked view: a period control, a map and a timeline that follow the hand without asking the server.
 *
 * Pure functions come first (counting, steps, words), then drawing, then the two adapters: the Streamlit
 * component (default export) and `mountStandalone` for a page that lies on a disk. Nothing else here knows
 * of Streamlit. All text from data goes into the page as text.
 */

/** @typedef {{starts: Float64Array, ends: Float64Array, loose: Loose | null}} Counter */
/** @typedef {{starts: Float64Array, ends: Float64Array, pairs: [number, number][]}} Loose */
/** @typedef {{from: number | null, to: number | null, mode: string, match: string, evidence: number,
 *             view: string, event: string, place: string, route: string, theme: string, revision: number,
 *             intro?: boolean}} State */

// ---------------------------------------------------------------------------------------------- pure

/** Return how many numbers of the ascending `sorted` are less than `limit`. @param {Float64Array} sorted
 *  @param {number} limit @returns {number} */
export function countBelow(sorted, limit) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Return how many numbers of the ascending `sorted` are at most `limit`. @param {Float64Array} sorted
 *  @param {number} limit @returns {number} */
export function countUpTo(sorted, limit) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Return a counter of the events numbered `members`. With `isSure` only those count that surely lie in a
 *  period: their certain core touches it, or all their possible time lies inside it.
 *  @param {any} events @param {number[]} members @param {boolean} isSure @returns {Counter} */
export function buildCounter(events, members, isSure) {
  const dated = members.filter((i) => events.start[i] !== null);
  if (!isSure) {
    return {
      starts: Float64Array.from(dated, (i) => events.start[i]).sort(),
      ends: Float64Array.from(dated, (i) => events.end[i]).sort(),
      loose: null,
    };
  }
  const cored = dated.filter((i) => events.coreStart[i] !== null);
  const loose = dated.filter((i) => events.coreStart[i] === null && !events.isOpen[i]);
  /** @type {[number, number][]} */
  const pairs = loose.map((i) => [events.start[i], events.end[i]]);
  pairs.sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
  return {
    starts: Float64Array.from(cored, (i) => events.coreStart[i]).sort(),
    ends: Float64Array.from(cored, (i) => events.coreEnd[i]).sort(),
    loose: {
      starts: Float64Array.from(pairs, (pair) => pair[0]).sort(),
      ends: Float64Array.from(pairs, (pair) => pair[1]).sort(),
      pairs,
    },
  };
}

/** Return how many events of `counter` lie in the period from `a` up to, but not including, `b`.
 *  Logarithmic in the number of events, but for those that are longer than the period and not certain.
 *  @param {Counter} counter @param {number} a @param {number} b @returns {number} */
export function countIn(counter, a, b) {
  let count = countBelow(counter.starts, b) - countUpTo(counter.ends, a);
  if (counter.loose) {
    const { starts, ends, pairs } = counter.loose;
    let covering = 0;
    for (const [start, end] of pairs) {
      if (end - start <= b - a) break;
      if (start < a && end > b) covering += 1;
    }
    count += pairs.length - countBelow(starts, a) - (pairs.length - countUpTo(ends, b)) + covering;
  }
  return count;
}

/** Whether event `i` lies in the period from `a` up to `b`, as `countIn` counts it.
 *  @param {any} events @param {number} i @param {number} a @param {number} b @param {boolean} isSure */
export function isIn(events, i, a, b, isSure) {
  if (events.start[i] === null) return false;
  if (!isSure) return events.start[i] < b && events.end[i] > a;
  if (events.coreStart[i] !== null) return events.coreStart[i] < b && events.coreEnd[i] > a;
  return !events.isOpen[i] && events.start[i] >= a && events.end[i] <= b;
}

/** Return the counters of all events, of each place and of each province, for events of at least `rank`.
 *  @param {any} spec @param {number} rank @param {boolean} isSure */
export function buildIndex(spec, rank, isSure) {
  const { events } = spec;
  /** @type {number[]} */ const all = [];
  /** @type {number[][]} */ const places = spec.places.map(() => []);
  /** @type {number[][]} */ const provinces = spec.provinces.map(() => []);
  for (let i = 0; i < events.id.length; i += 1) {
    if (events.rank[i] < rank) continue;
    all.push(i);
    for (const place of events.places[i]) places[place].push(i);
    for (const province of events.provinces[i]) provinces[province].push(i);
  }
  /** @param {number[]} members */
  const counter = (members) => buildCounter(events, members, isSure);
  return { all: counter(all), places: places.map(counter), provinces: provinces.map(counter) };
}

/** Return the number of events that may lie in each year from `first` to before `last`.
 *  @param {Counter} counter @param {number} first @param {number} last @returns {number[]} */
export function densityByYear(counter, first, last) {
  const years = [];
  for (let year = first; year < last; year += 1) years.push(countIn(counter, year, year + 1));
  return years;
}

/** Return the period one step later (or earlier), and whether it has reached the end.
 *  @param {{a: number, b: number}} period @param {number} step @param {string} mode
 *  @param {number} first @param {number} last */
export function nextPeriod(period, step, mode, first, last) {
  if (mode === "upto") {
    const b = Math.min(last, Math.max(first + 1, period.b + step));
    return { a: period.a, b, isAtEnd: step > 0 ? b >= last : b <= first + 1 };
  }
  const width = period.b - period.a;
  const a = Math.min(last - width, Math.max(first, period.a + step));
  return { a, b: a + width, isAtEnd: step > 0 ? a + width >= last : a <= first };
}

/** Return longitudes and latitudes that fill a frame of `width` by `height` and hold all of `view`.
 *  In the Mercator projection y = ln tan(45° + latitude / 2), Snyder 1987, p. 41.
 *  @param {any} view @param {number} width @param {number} height */
export function fitView(view, width, height) {
  const rad = Math.PI / 180;
  /** @param {number} lat */
  const project = (lat) => Math.log(Math.tan(Math.PI / 4 + (lat * rad) / 2));
  /** @param {number} y */
  const invert = (y) => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / rad;
  let [west, east] = [view.west * rad, view.east * rad];
  let [south, north] = [project(view.south), project(view.north)];
  const ratio = width / height;
  if ((east - west) / (north - south) < ratio) {
    const more = ((north - south) * ratio - (east - west)) / 2;
    [west, east] = [west - more, east + more];
  } else {
    const more = ((east - west) / ratio - (north - south)) / 2;
    [south, north] = [south - more, north + more];
  }
  const limit = 179.9 * rad;
  return {
    lon: [Math.max(-limit, west) / rad, Math.min(limit, east) / rad],
    lat: [invert(south), invert(north)],
  };
}

/** Return `value` with every light color in it replaced by its dark one.
 *  @param {any} value @param {Record<string, string>} colors @returns {any} */
export function recolored(value, colors) {
  if (typeof value === "string") return colors[value] ?? value;
  if (Array.isArray(value)) return value.map((item) => recolored(item, colors));
  if (value && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, recolored(item, colors)]),
    );
  }
  return value;
}

/** Return the years that a timeline shows around a period: enough to see what was before and after.
 *  @param {{a: number, b: number}} period @param {number} first @param {number} last */
export function aroundPeriod({ a, b }, first, last) {
  const width = Math.min(last - first, Math.max(16, (b - a) * 1.6));
  const start = Math.min(Math.max(first, (a + b - width) / 2), last - width);
  return [start, start + width];
}

/** Return a part of a way so that it begins and ends gently. @param {number} part from 0 to 1 */
export function eased(part) {
  return part < 0.5 ? 4 * part ** 3 : 1 - (2 - 2 * part) ** 3 / 2;
}

/** Return a position in the Mercator plane, in radians. @param {{lon: number, lat: number}} position */
export function mercator({ lon, lat }) {
  const rad = Math.PI / 180;
  return { x: lon * rad, y: Math.log(Math.tan(Math.PI / 4 + (lat * rad) / 2)) };
}

/** Return the window of the map at a part of the way from `begin` to `end`: the scale grows evenly, and
 *  what lies still on the screen keeps its place. @param {{x: number, y: number, k: number}} begin
 *  @param {{x: number, y: number, k: number}} end @param {number} part */
export function windowBetween(begin, end, part) {
  const k = begin.k * (end.k / begin.k) ** part;
  const isSameScale = Math.abs(end.k / begin.k - 1) < 1e-6;
  const share = isSameScale ? part : (1 / k - 1 / begin.k) / (1 / end.k - 1 / begin.k);
  return { x: begin.x + (end.x - begin.x) * share, y: begin.y + (end.y - begin.y) * share, k };
}

/** Whether two windows of the map show the same, to a pixel. @param {{x: number, y: number, k: number}} one
 *  @param {{x: number, y: number, k: number}} other */
export function isSameWindow(one, other) {
  return Math.abs(one.k / other.k - 1) < 0.002 && Math.hypot(one.x - other.x, one.y - other.y) * one.k < 1;
}

/** @type {Record<string, string>} */
let texts = {}; // the words of the page in another language, by the English ones

/** Show everything in the language of these words. @param {Record<string, string> | undefined} words */
export function speak(words) {
  texts = words ?? {};
}

/** Return `text` in the language of the page. @param {string} text */
export function _(text) {
  return texts[text] ?? text;
}

/** Return `text` with its fields filled in. @param {string} text @param {Record<string, string | number>} fields */
export function filled(text, fields) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(fields[name] ?? whole));
}

/** Return the form that fits `n`, with its fields filled in; `n` is one of them.
 *  @param {number} n @param {string} singular @param {string} plural @param {Record<string, string | number>} [fields] */
export function counted(n, singular, plural, fields = {}) {
  const form = texts[singular] ?? (n === 1 ? singular : plural);
  return filled(form, { n: n.toLocaleString("en"), ...fields });
}

/** Whether this browser was here before; from now on it was. One that keeps nothing counts as known. */
function wasHere() {
  const mark = "bellflower-was-here";
  try {
    const known = window.localStorage.getItem(mark);
    window.localStorage.setItem(mark, "yes");
    return known !== null;
  } catch {
    return true;
  }
}

/** Return the years that a period covers, first and last. @param {number} a @param {number} b */
export function yearsOf(a, b) {
  return [Math.floor(a), Math.max(Math.floor(a), Math.ceil(b) - 1)];
}

/** Return the label of a period. @param {number} a @param {number} b @param {string} mode */
export function periodLabel(a, b, mode) {
  const [first, last] = yearsOf(a, b);
  if (mode === "upto") return filled(_("Up to {year}"), { year: last });
  const [start, end] = [first, last].map((year) => filled(_("{year}"), { year }));
  return first === last ? start : filled(_("{first} to {last}"), { first: start, last: end });
}

/** Return the diameter in px of a place with `count` events, as `bellflower.view.figures.map.mark_size` does.
 *  @param {number} count */
export function markSize(count) {
  return 6 + 4.2 * Math.sqrt(Math.max(count, 1) - 1);
}

/** Return the outline of a circle as plotly writes it. @param {number} r */
function circle(r) {
  return `M${r},0A${r},${r} 0 1,1 0,-${r}A${r},${r} 0 0,1 ${r},0Z`;
}

const DRAG_DISTANCE = 5; // px from which a press on the map is a drag and no click
const PLOT_CONFIG = { displayModeBar: false, responsive: true, doubleClick: false };
const SHADE_FROM = [1, 3, 8, 20, 50];
/** @typedef {ReturnType<typeof buildIndex>} Index */
/** @type {Index} */
const NO_INDEX = { all: { starts: new Float64Array(0), ends: new Float64Array(0), loose: null }, places: [], provinces: [] };
/** @type {State} */
const NO_STATE = {
  from: null, to: null, mode: "window", match: "possibly", evidence: 1, view: "nk",
  event: "", place: "", route: "", theme: "light", revision: 0,
};
const FAR = 78; // degrees of longitude that the detailed countries cover around Korea; beyond, the coarse ones
const NEAR = 16; // degrees of longitude below which the map shows provinces and towns
const SPEEDS = [1, 2, 4, 8]; // years in a second
const INTRODUCTION = 7000; // ms in which the first visit runs through all years
const PLAY_WINDOW = 10; // years that a window shows if play begins with everything
const HIDDEN_RANK_OPACITY = 0.08;
const POSSIBLE_OPACITY = 0.32;

/** Return the number of the shade for `count` events, -1 for none. @param {number} count */
export function shadeIndex(count) {
  let shade = -1;
  while (shade + 1 < SHADE_FROM.length && count >= SHADE_FROM[shade + 1]) shade += 1;
  return shade;
}

/** Return the numbers of events that a shade stands for. @param {number} shade */
export function shadeLabel(shade) {
  const [least, next] = [SHADE_FROM[shade], SHADE_FROM[shade + 1]];
  if (!next) return `${least}+`;
  return next - 1 === least ? `${least}` : `${least}–${next - 1}`;
}

// ---------------------------------------------------------------------------------------------- drawing

const SVG = "http://www.w3.org/2000/svg";

/** Return text of the record as plotly draws exactly it: plotly reads tags and links in its labels. @param {string} text */
export function labelText(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Make an element with attributes and children; strings become text.
 *  @param {string} tag @param {Record<string, any>} [attributes] @param {...(Node | string)} children
 *  @returns {any} */
export function make(tag, attributes = {}, ...children) {
  const isSvg = ["svg", "path", "rect", "g", "line", "text", "pattern", "defs", "title"].includes(tag);
  const node = isSvg ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "style") node.style.cssText = value; // a strict policy refuses the attribute
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

class LinkedView {
  /** @param {HTMLElement} root @param {any} Plotly @param {any} ground @param {(state: any) => void} onSettle */
  constructor(root, Plotly, ground, onSettle) {
    this.root = root;
    this.Plotly = Plotly;
    this.ground = ground;
    this.onSettle = onSettle;
    this.reduced = matchMedia("(prefers-reduced-motion: reduce)");
    /** @type {any} */ this.spec = null;
    /** @type {State} */ this.state = { ...NO_STATE };
    this.period = { a: 0, b: 1 };
    this.revision = -1;
    this.playing = 0;
    this.speed = 1;
    this.frame = 0;
    /** @type {any} */ this.settleTimer = 0;
    /** @type {any} */ this.playTimer = 0;
    this.typed = "";
    this.typedAt = 0;
    this.pressed = [0, 0]; // where the pointer went down on the map
    // what is counted
    /** @type {Map<string, number>} */ this.placeOrder = new Map();
    /** @type {Map<string, number>} */ this.eventOrder = new Map();
    /** @type {Index} */ this.index = NO_INDEX;
    /** @type {Index} */ this.whole = NO_INDEX; // whatever the evidence
    /** @type {number[]} */ this.density = [];
    /** @type {number[]} */ this.undated = [];
    this.counts = new Int32Array(0);
    this.provinceCounts = new Int32Array(0);
    // what is drawn
    this.drawn = false;
    this.shownView = "";
    this.stripWidth = 0;
    this.badgeText = "";
    this.words = "";
    /** @type {number[] | null} */ this.timeRange = null;
    /** @type {any} */ this.nodes = null;
    /** @type {any[]} */ this.labels = [];
    /** @type {boolean[]} */ this.routeFits = [];
    /** @type {number[]} */ this.hoveredEvents = [];
    /** @type {number[]} */ this.chosenEvents = [];
    /** @type {number[]} */ this.emphasized = []; // events of a chapter, outlined while nothing is chosen
    this.onPaint = () => {}; // hears that the period has been painted
    this.enlarged = 1; // how much larger than on a desk marks are drawn
    this.hasMoved = false; // whether the map was moved without plotly knowing of it
    /** @type {AbortController | null} */ this.journey = null; // under way to another period and view
    /** @type {Record<string, any>} */ this.ui = {};
    this.build();
    this.resizer = new ResizeObserver(() => this.onResize());
    this.resizer.observe(this.ui.strip);
  }

  // -- structure

  build() {
    const { ui } = this;
    ui.sentence = make("p", { class: "lv-sentence" });
    ui.live = make("p", { class: "lv-hidden", "aria-live": "polite", role: "status" });
    ui.tip = make("div", { class: "lv-tip", hidden: true });
    ui.mapBox = make("div", { class: "lv-plot lv-map-plot" });
    ui.badges = make("div", { class: "lv-badges" });
    ui.legend = make("div", { class: "lv-legend", role: "group", "aria-label": _("Map legend") });
    ui.timeBox = make("div", { class: "lv-plot lv-time-plot" });
    ui.overlay = this.buildOverlay();
    ui.table = make("section", { class: "lv-table", hidden: true, "aria-label": _("Table of the view") });
    ui.tray = make("details", { class: "lv-tray" });
    const map = make(
      "section",
      { class: "lv-map", "aria-label": _("Map") },
      this.buildViews(),
      make("div", { class: "lv-frame" }, ui.mapBox, ui.badges),
      ui.legend,
    );
    const time = make(
      "section",
      { class: "lv-time", "aria-label": _("Timeline") },
      this.buildZoom(),
      make("div", { class: "lv-time-wrap" }, ui.timeBox, ui.overlay, ui.timeEras),
      ui.tray,
    );
    this.root.classList.add("linked-view");
    this.root.dataset.testid = "linked-view";
    this.root.replaceChildren(
      make("div", { class: "lv-dock" }, this.buildBar(), this.buildStrip()),
      ui.sentence,
      ui.live,
      make("div", { class: "lv-panes" }, map, time),
      ui.table,
      ui.tip,
    );
    this.onKey = this.onKey.bind(this);
    this.root.addEventListener("keydown", this.onKey);
    this.root.addEventListener("pointerleave", () => this.hover(""));
  }

  buildBar() {
    const { ui } = this;
    /** @param {string} label @param {string} text @param {Record<string, any>} more */
    const button = (label, text, more) =>
      make("button", { type: "button", title: label, "aria-label": label, ...more }, text);
    ui.back = button(_("Play backward"), "◀", { class: "lv-second", onclick: () => this.play(-1), "data-testid": "play-back" });
    ui.play = button(_("Play forward (Space)"), "▶", { onclick: () => this.play(1), "data-testid": "play" });
    ui.speed = make(
      "select",
      { class: "lv-second", "aria-label": _("Speed"), title: _("Speed: years in a second"), "data-testid": "speed", onchange: () => this.setSpeed() },
      ...SPEEDS.map((years) => make("option", { value: years }, `${years}×`)),
    );
    ui.mode = button(_("Show a window of time, or everything up to its end"), "", {
      class: "lv-second",
      "data-testid": "mode",
      onclick: () => this.setMode(this.state.mode === "upto" ? "window" : "upto"),
    });
    ui.reset = button(_("Show all years"), _("All years"), {
      class: "lv-second",
      "data-testid": "reset",
      onclick: () => this.reset(),
    });
    ui.evidence = make("select", {
      "aria-label": _("Evidence, at least"),
      "data-testid": "evidence",
      onchange: () => this.setEvidence(Number(ui.evidence.value)),
    });
    ui.tableButton = button(_("Show the same as a table (T)"), _("Table"), {
      class: "lv-second",
      "data-testid": "table",
      "aria-pressed": "false",
      onclick: () => this.toggleTable(),
    });
    ui.picture = make(
      "select",
      { class: "lv-second", "aria-label": _("Save a picture"), "data-testid": "picture", onchange: () => this.savePicture(ui.picture.value) },
      make("option", { value: "" }, _("Picture …")),
      make("option", { value: "svg" }, _("SVG, for print")),
      make("option", { value: "png" }, _("PNG, for slides")),
    );
    /** @param {string} name @param {string} label */
    const year = (name, label) =>
      make("input", {
        class: "lv-year",
        inputmode: "numeric",
        maxlength: 4,
        "aria-label": label,
        "data-testid": name,
        onchange: () => this.onYear(),
        onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && this.onYear(),
      });
    ui.firstYear = year("first-year", _("First year"));
    ui.lastYear = year("last-year", _("Last year"));
    ui.more = make(
      "button",
      { type: "button", class: "lv-more", "aria-expanded": "false", "data-testid": "more", onclick: () => this.toggleMore() },
      _("More"),
    );
    ui.bar = make(
      "div",
      { class: "lv-bar", role: "toolbar", "aria-label": _("Period") },
      ui.back,
      ui.play,
      ui.speed,
      make("span", { class: "lv-years" }, ui.firstYear, "–", ui.lastYear),
      ui.mode,
      ui.reset,
      make("label", { class: "lv-evidence lv-second" }, `${_("Evidence")} `, ui.evidence),
      ui.tableButton,
      ui.picture,
      ui.more,
    );
    return ui.bar;
  }

  /** Show or hide what a narrow screen has no room for at once. */
  toggleMore() {
    const isOpen = this.ui.bar.classList.toggle("lv-open");
    this.ui.more.setAttribute("aria-expanded", String(isOpen));
  }

  buildStrip() {
    const { ui } = this;
    ui.density = make("path", { class: "lv-density" });
    ui.inside = make("path", { class: "lv-density-in" });
    ui.ticks = make("g", { class: "lv-ticks" });
    ui.stripSvg = make("svg", { class: "lv-strip-svg", "aria-hidden": "true" }, ui.density, ui.inside, ui.ticks);
    ui.stripEras = make("div", { class: "lv-eras" });
    ui.body = make("div", { class: "lv-body", title: _("Drag to move the period") });
    /** @param {string} end @param {string} label */
    const handle = (end, label) =>
      make("div", {
        class: `lv-handle lv-${end}`,
        role: "slider",
        tabindex: 0,
        "aria-label": label,
        "data-testid": `period-${end}`,
        onkeydown: (/** @type {KeyboardEvent} */ event) => this.onHandleKey(event, end),
      });
    ui.start = handle("start", _("First year of the period"));
    ui.end = handle("end", _("Last year of the period"));
    ui.strip = make("div", { class: "lv-strip" }, ui.stripSvg, ui.body, ui.start, ui.end);
    ui.strip.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => this.onDrag(event));
    return make("div", { class: "lv-strip-wrap" }, ui.stripEras, ui.strip);
  }

  buildViews() {
    const { ui } = this;
    const names = Object.entries(this.ground.views);
    ui.views = names.map(([name, view]) =>
      make(
        "button",
        { type: "button", "data-testid": `view-${name}`, "aria-pressed": "false", onclick: () => this.setView(name) },
        _(view.title),
      ),
    );
    /** @param {string} label @param {string} text @param {number} factor */
    const zoom = (label, text, factor) =>
      make("button", { type: "button", title: label, "aria-label": label, onclick: () => this.zoomMap(factor) }, text);
    return make(
      "div",
      { class: "lv-views", role: "toolbar", "aria-label": _("Map view") },
      ...ui.views,
      zoom(_("Zoom in on the map"), "+", 1.5),
      zoom(_("Zoom out of the map"), "−", 1 / 1.5),
    );
  }

  buildZoom() {
    const { ui } = this;
    ui.key = make("span", { class: "lv-key" });
    /** @param {string} label @param {string} text @param {number} factor */
    const zoom = (label, text, factor) =>
      make("button", { type: "button", title: label, "aria-label": label, onclick: () => this.zoomTime(factor) }, text);
    return make(
      "div",
      { class: "lv-views", role: "toolbar", "aria-label": _("Timeline zoom") },
      zoom(_("Zoom in on the timeline (Ctrl and wheel)"), "+", 0.6),
      zoom(_("Zoom out of the timeline"), "−", 1 / 0.6),
      zoom(_("Show the whole timeline"), "⟲", 0),
      ui.key,
    );
  }

  buildOverlay() {
    const { ui } = this;
    ui.veilLeft = make("rect", { class: "lv-veil", y: 0, x: 0 });
    ui.veilRight = make("rect", { class: "lv-veil", y: 0 });
    ui.marksHover = make("path", { class: "lv-hover" });
    ui.marksChosen = make("path", { class: "lv-chosen" });
    ui.timeEras = make("div", { class: "lv-eras lv-time-eras" });
    return make(
      "svg",
      { class: "lv-overlay", "aria-hidden": "true" },
      ui.veilLeft,
      ui.veilRight,
      ui.marksChosen,
      ui.marksHover,
    );
  }

  // -- data in

  /** Take a new specification or a new state; what has not changed is left as it is.
   *  @param {any} spec @param {State} state */
  async update(spec, state) {
    const isNewSpec = spec.id !== this.spec?.id;
    const isNewStage = spec.stage !== this.spec?.stage;
    const isNewTheme = state.theme !== this.state.theme || !this.drawn;
    if (isNewSpec) {
      this.spec = spec;
      this.placeOrder = new Map(spec.places.map((/** @type {any} */ place, /** @type {number} */ i) => [place.id, i]));
      this.eventOrder = new Map(spec.events.id.map((/** @type {string} */ id, /** @type {number} */ i) => [id, i]));
    }
    const isNewState = state.revision !== this.revision;
    if (isNewState) {
      const [first, last] = spec.years;
      this.state = { ...state };
      this.period = { a: state.from ?? first, b: state.to ?? last };
      if (state.mode === "upto") this.period.a = first;
      this.revision = state.revision;
    }
    if (isNewTheme) this.state = { ...this.state, theme: state.theme };
    if (!isNewSpec && !isNewState && !isNewTheme) return;
    this.reindex();
    if (isNewSpec || isNewTheme) await this.drawTime();
    if (isNewStage || isNewTheme) await this.drawMap();
    else if (isNewState && this.drawn) await this.setView(this.state.view || "nk", true);
    this.refresh();
    this.announce();
    const isFirst = this.root.dataset.ready !== "true";
    this.root.dataset.ready = "true";
    if (isFirst && state.intro) this.introduce();
  }

  /** The number of a place among those of the selection, -1 if it is not among them. @param {string} id */
  placeNumber(id) {
    return this.placeOrder.get(id) ?? -1;
  }

  get isSure() {
    return this.state.match === "surely";
  }

  reindex() {
    const { spec, state, ui } = this;
    const [first, last] = spec.years;
    this.index = buildIndex(spec, state.evidence, this.isSure);
    this.whole = state.evidence > 1 ? buildIndex(spec, 1, this.isSure) : this.index;
    this.density = densityByYear(this.index.all, first, last);
    this.counts = new Int32Array(spec.places.length).fill(-1);
    this.provinceCounts = new Int32Array(spec.provinces.length).fill(-1);
    ui.evidence.replaceChildren(
      ...spec.ranks.map((/** @type {string} */ label, /** @type {number} */ i) =>
        make("option", { value: i + 1 }, i === 0 ? _("all") : label.toLowerCase()),
      ),
    );
    ui.evidence.value = String(state.evidence);
    this.drawStrip();
    this.drawTray();
    this.drawLegend();
  }

  get theme() {
    return this.ground.theme[this.state.theme === "dark" ? "dark" : "light"];
  }

  /** @param {any} value */
  colored(value) {
    return this.state.theme === "dark" ? recolored(value, this.ground.dark) : structuredClone(value);
  }

  // -- plots

  /** Draw the timeline of the selected events. */
  async drawTime() {
    const { ui, spec, Plotly } = this;
    this.root.dataset.theme = this.state.theme === "dark" ? "dark" : "light";
    const time = this.colored(spec.timeline);
    time.layout.autosize = true;
    time.layout.annotations = []; // the names of the eras are drawn beside the plot, where they can be cut short
    const original = Object.keys(texts).length ? [_("The titles of events are in English, as in the record.")] : [];
    ui.key.textContent = [spec.note || _("Solid: surely then. Light: possibly then."), ...original].join(" ");
    const range = this.timeRange;
    if (range) time.layout.xaxis.range = range;
    this.fadeTraces(time.data);
    await Plotly.react(ui.timeBox, time.data, time.layout, { ...PLOT_CONFIG, scrollZoom: false });
    this.bindTime();
  }

  /** Draw the map: once, and again in other colors. A selection changes only what is painted on it. */
  async drawMap() {
    const { ui, spec, Plotly } = this;
    const first = !this.drawn;
    const traces = this.colored([...this.ground.traces, ...spec.map, this.labelTrace()]);
    const layout = {
      geo: first ? this.geoLayout(this.state.view || "nk") : ui.mapBox.layout.geo,
      margin: { t: 0, b: 0, l: 0, r: 0 },
      showlegend: false,
      paper_bgcolor: "rgba(0,0,0,0)",
      dragmode: "pan",
      autosize: true,
    };
    if (!first) traces.forEach((/** @type {any} */ trace, /** @type {number} */ i) => this.keepVisible(trace, i));
    await Plotly.react(ui.mapBox, traces, layout, { ...PLOT_CONFIG, scrollZoom: true });
    if (first) this.listen();
    this.drawn = true;
    await this.onMapMoved();
    this.bindTime();
  }

  /** @param {any} trace @param {number} i */
  keepVisible(trace, i) {
    if (i < 2) trace.visible = this.ui.mapBox.data[i].visible;
  }

  listen() {
    const { ui } = this;
    ui.timeBox.on("plotly_hover", (/** @type {any} */ event) => this.hover(event.points[0]?.customdata, event.event));
    ui.timeBox.on("plotly_unhover", () => this.hover(""));
    ui.timeBox.on("plotly_click", (/** @type {any} */ event) => this.select({ event: event.points[0]?.customdata }));
    ui.timeBox.on("plotly_relayout", () => this.onTimeMoved());
    ui.timeBox.on("plotly_relayouting", () => this.paintOverlay());
    ui.timeBox.on("plotly_afterplot", () => this.bindTime());
    ui.timeBox.addEventListener("wheel", (/** @type {WheelEvent} */ event) => this.onTimeWheel(event), { passive: false });
    ui.mapBox.on("plotly_relayout", () => this.onMapMoved());
    ui.mapBox.on("plotly_afterplot", () => this.bindMap());
    for (const type of ["pointerover", "pointerout", "pointerdown", "click"]) {
      ui.mapBox.addEventListener(type, (/** @type {Event} */ event) => this.onMapPointer(event));
    }
    for (const type of ["wheel", "mousedown", "touchstart", "dblclick"]) {
      ui.mapBox.addEventListener(type, (/** @type {Event} */ event) => this.forward(event), { passive: false });
    }
    for (const box of [ui.mapBox, ui.timeBox]) {
      box.addEventListener("touchstart", (/** @type {TouchEvent} */ event) => this.onTouch(event, box), { passive: false, capture: true });
    }
  }

  /** Where the style sheet leaves one finger to scroll the page, plotly hears of none; two move the map.
   *  @param {TouchEvent} event @param {HTMLElement} box */
  onTouch(event, box) {
    if (getComputedStyle(box).touchAction !== "pan-y") return;
    event.stopPropagation();
    if (box !== this.ui.mapBox || event.touches.length !== 2) return;
    event.preventDefault();
    this.pinch([...event.touches]);
  }

  /** Follow two fingers on the map until one of them leaves it. @param {Touch[]} fingers */
  pinch(fingers) {
    const { mapBox } = this.ui;
    const room = mapBox.getBoundingClientRect();
    /** @param {Touch[]} touches */
    const grip = ([one, other]) => ({
      x: (one.clientX + other.clientX) / 2 - room.left - room.width / 2,
      y: (one.clientY + other.clientY) / 2 - room.top - room.height / 2,
      wide: Math.max(20, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)),
    });
    const begin = { ...this.mapWindow(), grip: grip(fingers) };
    const { fitScale } = mapBox._fullLayout.geo._subplot;
    const gesture = new AbortController();
    this.root.classList.add("lv-moving");
    const move = (/** @type {TouchEvent} */ event) => {
      if (event.touches.length !== 2) return;
      event.preventDefault();
      const now = grip([...event.touches]);
      const k = Math.min(60 * fitScale, Math.max(0.5 * fitScale, begin.k * (now.wide / begin.grip.wide)));
      this.moveMap({ x: begin.x + begin.grip.x / begin.k - now.x / k, y: begin.y - begin.grip.y / begin.k + now.y / k, k });
    };
    const done = () => {
      gesture.abort();
      this.root.classList.remove("lv-moving");
      this.keepWindow();
    };
    document.addEventListener("touchmove", move, { passive: false, signal: gesture.signal });
    for (const type of ["touchend", "touchcancel"]) document.addEventListener(type, done, { signal: gesture.signal });
  }

  /** Marks lie above the surface on which plotly listens for zoom and pan: hand such events on to it.
   *  @param {any} event */
  forward(event) {
    if (!event.target.closest?.(".lv-hit")) return;
    const surface = this.ui.mapBox.querySelector(".geolayer .bg rect");
    const copy = new event.constructor(event.type, event);
    if (!surface.dispatchEvent(copy)) event.preventDefault();
  }

  /** @param {string} name */
  geoLayout(name) {
    const box = this.ui.mapBox.getBoundingClientRect();
    const fit = fitView(this.ground.views[name], box.width || 600, box.height || 500);
    return {
      ...structuredClone(this.ground.layout),
      lonaxis: { range: fit.lon },
      lataxis: { range: fit.lat },
      center: { lon: (fit.lon[0] + fit.lon[1]) / 2, lat: (fit.lat[0] + fit.lat[1]) / 2 },
      projection: { type: "mercator", scale: 1 },
    };
  }

  /** The degrees of longitude that the map shows. */
  get mapSpan() {
    const geo = this.ui.mapBox._fullLayout.geo;
    return (geo.lonaxis.range[1] - geo.lonaxis.range[0]) / geo.projection.scale;
  }

  labelTrace() {
    const { spec, ground } = this;
    const towns = spec.map[spec.map.length - 1].customdata
      .map((/** @type {string} */ id, /** @type {number} */ i) => ({ id, i, row: spec.places[this.placeNumber(id)] }))
      .filter((/** @type {any} */ item) => ["city", "county", "country", "port"].includes(item.row.kind));
    const marks = spec.map[spec.map.length - 1];
    const names = new Map(spec.provinces.map((/** @type {any} */ row) => [row.code, row.name]));
    this.labels = [
      ...towns.map((/** @type {any} */ { id, i, row }) => ({
        text: row.name,
        lon: marks.lon[i],
        lat: marks.lat[i],
        kind: row.kind === "country" ? "country" : "town",
        weight: row.count,
        place: this.placeNumber(id),
      })),
      ...ground.labels
        .map((/** @type {any} */ label) => ({ ...label, text: names.get(label.code) ?? _(label.text), weight: label.kind === "country" ? 1e6 : 4 }))
        .filter((/** @type {any} */ label) => !towns.some((/** @type {any} */ town) => town.row.name === label.text)),
    ].sort((a, b) => b.weight - a.weight);
    return {
      type: "scattergeo",
      mode: "text",
      name: "labels",
      hoverinfo: "skip",
      lon: this.labels.map((/** @type {any} */ label) => label.lon),
      lat: this.labels.map((/** @type {any} */ label) => label.lat),
      text: this.labels.map((/** @type {any} */ label) => labelText(label.text)),
      textposition: this.labels.map((/** @type {any} */ label) => (label.kind === "province" ? "middle center" : "top center")),
      textfont: {
        size: this.labels.map((/** @type {any} */ label) => (label.kind === "province" ? 10 : 11)),
        color: this.labels.map((/** @type {any} */ label) => (label.kind === "town" ? "#1c2128" : "#57606a")),
      },
    };
  }

  /** Show as many labels as fit without touching each other, the most told-of places first. */
  placeLabels() {
    const isNear = this.mapSpan < NEAR;
    const box = this.ui.mapBox.getBoundingClientRect();
    const nodes = this.traceNodes(this.ui.mapBox.data.length - 1, "text");
    const wanted = this.labelOrder(nodes.length).filter((i) => {
      const { kind, place } = this.labels[i];
      const isWanted = isNear ? kind !== "country" : kind === "country" || this.isEmphasized(place);
      if (kind === "town") nodes[i].setAttribute("dy", String(2 - (markSize(this.counts[place]) * this.enlarged) / 2));
      nodes[i].style.display = isWanted ? "" : "none";
      return isWanted;
    });
    // first measure all of them, then hide some: one layout instead of one for each
    const rooms = wanted.map((i) => nodes[i].getBoundingClientRect());
    /** @type {DOMRect[]} */ const taken = [];
    wanted.forEach((i, number) => {
      const own = rooms[number];
      const isFree =
        own.left > box.left &&
        own.right < box.right &&
        own.top > box.top &&
        own.bottom < box.bottom &&
        taken.every((other) => own.right < other.left || own.left > other.right || own.bottom < other.top || own.top > other.bottom);
      if (isFree) taken.push(own);
      else nodes[i].style.display = "none";
    });
  }

  /** The elements that `selector` finds in trace `number`; plotly draws no group for a trace without points.
   *  @param {number} number @param {string} selector @returns {any[]} */
  traceNodes(number, selector) {
    const { mapBox } = this.ui;
    const isDrawn = mapBox._fullData.map((/** @type {any} */ trace) => trace.visible === true);
    if (!isDrawn[number]) return [];
    const position = isDrawn.slice(0, number).filter(Boolean).length;
    return [...mapBox.querySelectorAll(".scatterlayer > g.trace")[position].querySelectorAll(selector)];
  }

  /** Find the drawn provinces, routes and marks after plotly has (re)made them, and paint them anew. */
  bindMap() {
    const { ground, spec, ui } = this;
    if (!this.drawn || !ui.mapBox.querySelector(".scatterlayer > g.trace")) return;
    const base = ground.traces.length;
    /** @type {any} */ const nodes = { provinces: [], routes: [], arrows: [], places: [] };
    ground.traces.forEach((/** @type {any} */ trace, /** @type {number} */ i) => {
      if (trace.name !== "province") return;
      const code = trace.customdata[0];
      const number = spec.provinces.findIndex((/** @type {any} */ row) => row.code === code);
      const [path] = this.traceNodes(i, "path.js-line");
      if (!path) return;
      this.mark(path, { placeId: spec.provinces[number].place, province: code });
      nodes.provinces[number] = path;
    });
    const arrows = this.traceNodes(base + spec.map.length - 2, "path.point");
    spec.routes.forEach((/** @type {any} */ route, /** @type {number} */ i) => {
      const [line] = this.traceNodes(base + i, "path.js-line");
      for (const node of [line, arrows[i]]) this.mark(node, { routeId: route.id });
      line.style.pointerEvents = "stroke";
      nodes.routes.push(line);
      nodes.arrows.push(arrows[i]);
    });
    const places = spec.map[spec.map.length - 1];
    this.traceNodes(base + spec.map.length - 1, "path.point").forEach((path, i) => {
      this.mark(path, { placeId: places.customdata[i] });
      nodes.places[this.placeNumber(places.customdata[i])] = path;
    });
    nodes.names = [];
    this.traceNodes(ui.mapBox.data.length - 1, "text").forEach((node, i) => {
      if (this.labels[i].place !== undefined) nodes.names[this.labels[i].place] = node;
    });
    this.nodes = nodes;
    this.fitRoutes();
    this.hatch();
    this.counts.fill(-1);
    this.provinceCounts.fill(-1);
    this.paintMap();
    this.placeLabels();
    this.paintChosen();
  }

  /** @param {any} node @param {Record<string, string>} data */
  mark(node, data) {
    Object.assign(node.dataset, data);
    node.classList.add("lv-hit");
    node.style.pointerEvents = "all";
  }

  /** Find the routes whose two ends are on the map as it is: a line that leaves it would say nothing. */
  fitRoutes() {
    const { spec, ui } = this;
    const { lonaxis, lataxis, projection, center } = ui.mapBox._fullLayout.geo;
    const halves = [lonaxis, lataxis].map(({ range }) => ((range[1] - range[0]) / 2 / projection.scale) * 1.02);
    const isNear = this.mapSpan < NEAR; // here a line from the middle of a country would seem to begin in a town
    const isOn = (/** @type {number} */ lon, /** @type {number} */ lat) =>
      Math.abs(lon - center.lon) <= halves[0] && Math.abs(lat - center.lat) <= halves[1];
    this.routeFits = spec.routes.map((/** @type {any} */ _, /** @type {number} */ i) => {
      const { lon, lat } = spec.map[i];
      return isOn(lon[0], lat[0]) && isOn(lon[1], lat[1]) && !(isNear && spec.routes[i].isWide);
    });
  }

  /** Give the map the pattern that says "no source in this record". */
  hatch() {
    const svg = this.ui.mapBox.querySelector("svg.main-svg");
    svg.querySelector("#lv-hatch")?.parentNode.remove();
    const pattern = make(
      "pattern",
      { id: "lv-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      make("rect", { width: 6, height: 6, fill: this.theme.no_source }),
      make("line", { x1: 0, y1: 0, x2: 0, y2: 6, stroke: this.theme.border, "stroke-width": 1 }),
    );
    svg.append(make("defs", {}, pattern));
  }

  bindTime() {
    const { ui } = this;
    if (!ui.timeBox._fullLayout) return;
    const { xaxis, _size } = ui.timeBox._fullLayout;
    ui.timeEras.style.left = `${_size.l}px`;
    ui.timeEras.style.width = `${_size.w}px`;
    this.nameEras(ui.timeEras, _size.w, (year) => xaxis.l2p(year));
    this.paintOverlay();
  }

  /** Fade what is weaker than the evidence asked for. @param {any[]} traces */
  fadeTraces(traces) {
    const { events } = this.spec;
    traces.forEach((trace, number) => {
      if (!trace.customdata) return; // events per year, not single ones
      const full = number === 0 ? POSSIBLE_OPACITY : 1;
      trace.marker.opacity = trace.customdata.map((/** @type {string} */ id) => {
        const i = this.eventOrder.get(id) ?? -1;
        return events.rank[i] < this.state.evidence ? HIDDEN_RANK_OPACITY : full;
      });
    });
  }

  // -- painting: what changes while the period moves

  /** Paint everything that depends on the period before the next frame. */
  schedule() {
    if (!this.frame) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.refresh();
      });
    }
  }

  refresh() {
    if (!this.drawn) return;
    this.paintStrip();
    this.paintOverlay();
    this.paintMap();
    this.paintSentence();
    this.onPaint();
  }

  paintStrip() {
    const { ui, period, spec } = this;
    const [first, last] = spec.years;
    const width = this.stripWidth || (this.stripWidth = ui.strip.clientWidth);
    const scale = width / (last - first);
    const [x0, x1] = [(period.a - first) * scale, (period.b - first) * scale];
    ui.start.style.transform = `translateX(${x0}px)`;
    ui.end.style.transform = `translateX(${x1}px)`;
    ui.body.style.transform = `translateX(${x0}px)`;
    ui.body.style.width = `${Math.max(2, x1 - x0)}px`;
    ui.inside.style.clipPath = `inset(0 ${width - x1}px 0 ${x0}px)`;
    const [from, to] = yearsOf(period.a, period.b);
    ui.start.hidden = this.state.mode === "upto";
    for (const [node, year] of [[ui.start, from], [ui.end, to]]) {
      node.setAttribute("aria-valuenow", year);
      node.setAttribute("aria-valuetext", String(year));
      node.dataset.year = year;
    }
    if (document.activeElement !== ui.firstYear) ui.firstYear.value = from;
    if (document.activeElement !== ui.lastYear) ui.lastYear.value = to;
    ui.firstYear.disabled = this.state.mode === "upto";
  }

  drawStrip() {
    const { ui, spec } = this;
    if (!spec) return;
    const [first, last] = spec.years;
    const width = (this.stripWidth = ui.strip.clientWidth);
    const height = 44;
    const scale = width / (last - first);
    const most = Math.max(1, ...this.density);
    const path = this.density
      .map((/** @type {number} */ count, /** @type {number} */ i) => {
        const tall = (Math.sqrt(count) / Math.sqrt(most)) * height;
        return count ? `M${i * scale + 0.5},${height}v${-tall}h${Math.max(0.5, scale - 1)}v${tall}z` : "";
      })
      .join("");
    ui.stripSvg.setAttribute("viewBox", `0 0 ${width} 62`);
    ui.density.setAttribute("d", path);
    ui.inside.setAttribute("d", `${path}M0,0h${width}v0z`);
    const step = width > 700 ? 10 : width > 380 ? 20 : 40;
    const ticks = [];
    for (let year = Math.ceil(first / step) * step; year < last; year += step) {
      const x = (year - first) * scale;
      ticks.push(make("line", { x1: x, x2: x, y1: 44, y2: 48 }));
      if (x > 14 && x < width - 14) ticks.push(make("text", { x, y: 59, "text-anchor": "middle" }, String(year)));
    }
    ui.ticks.replaceChildren(...ticks);
    this.nameEras(ui.stripEras, width, (year) => (year - first) * scale);
    for (const node of [ui.start, ui.end]) {
      node.setAttribute("aria-valuemin", first);
      node.setAttribute("aria-valuemax", last - 1);
    }
  }

  /** Name the eras above a strip of `width` px on which `toPx` gives the place of a year.
   *  @param {HTMLElement} box @param {number} width @param {(year: number) => number} toPx */
  nameEras(box, width, toPx) {
    box.replaceChildren(
      ...this.spec.eras.map((/** @type {any} */ era) => {
        const left = Math.max(0, toPx(era.start));
        const right = Math.min(width, toPx(era.end));
        const name = make("span", { title: era.title, hidden: right - left < 16 }, era.title);
        name.style.left = `${left}px`;
        name.style.width = `${Math.max(0, right - left)}px`;
        return name;
      }),
    );
  }

  paintOverlay() {
    const { ui, period } = this;
    const axis = ui.timeBox._fullLayout?.xaxis;
    if (!axis) return;
    const size = ui.timeBox._fullLayout._size;
    const clamp = (/** @type {number} */ value) => Math.min(axis._length, Math.max(0, value));
    const [x0, x1] = [clamp(axis.l2p(period.a)), clamp(axis.l2p(period.b))];
    ui.overlay.style.left = `${size.l}px`;
    ui.overlay.style.top = `${size.t}px`;
    ui.overlay.setAttribute("width", size.w);
    ui.overlay.setAttribute("height", size.h);
    ui.veilLeft.setAttribute("width", x0);
    ui.veilLeft.setAttribute("height", size.h);
    ui.veilRight.setAttribute("x", x1);
    ui.veilRight.setAttribute("width", size.w - x1);
    ui.veilRight.setAttribute("height", size.h);
    ui.marksHover.setAttribute("d", this.outlineOf(this.hoveredEvents));
    ui.marksChosen.setAttribute("d", this.outlineOf(this.chosenEvents));
  }

  /** The outlines on the timeline of the events numbered `members`. @param {number[]} members */
  outlineOf(members) {
    const { xaxis, yaxis } = this.ui.timeBox._fullLayout;
    const { x0, x1, y } = this.spec.events;
    return members
      .filter((i) => y[i] !== null)
      .map((i) => {
        const left = xaxis.l2p(x0[i]);
        const right = Math.max(xaxis.l2p(x1[i]), left + 1);
        const [top, bottom] = [yaxis.l2p(y[i] - 0.5), yaxis.l2p(y[i] + 0.5)];
        return `M${left - 3},${top - 1}H${right + 3}V${bottom + 1}H${left - 3}Z`;
      })
      .join("");
  }

  paintMap() {
    if (!this.nodes) return;
    const { a, b } = this.period;
    const { places, provinces } = this.index;
    for (let i = 0; i < places.length; i += 1) {
      const count = countIn(places[i], a, b);
      if (count === this.counts[i]) continue;
      this.counts[i] = count;
      const path = this.nodes.places[i];
      if (!path) continue;
      path.style.display = count ? "" : "none";
      this.nodes.names[i]?.classList.toggle("lv-quiet", !count);
      if (count) path.setAttribute("d", circle((markSize(count) * this.enlarged) / 2));
    }
    for (let i = 0; i < provinces.length; i += 1) {
      const count = countIn(provinces[i], a, b);
      if (count === this.provinceCounts[i]) continue;
      this.provinceCounts[i] = count;
      if (this.nodes.provinces[i]) this.nodes.provinces[i].style.fill = this.provinceFill(i, count);
    }
    const { spec } = this;
    spec.routes.forEach((/** @type {any} */ route, /** @type {number} */ i) => {
      const isShown = spec.shown[i] && this.routeFits[i] && route.start !== null && route.start < b && route.end > a;
      const shown = isShown ? "" : "none";
      if (this.nodes.routes[i].style.display !== shown) {
        this.nodes.routes[i].style.display = shown;
        this.nodes.arrows[i].style.display = shown;
      }
    });
    this.paintBadges();
  }

  /** @param {number} i @param {number} count */
  provinceFill(i, count) {
    const shade = shadeIndex(count);
    if (shade >= 0) return this.theme.shades[shade];
    return this.spec.provinces[i].hasSource ? this.theme.land : "url(#lv-hatch)";
  }

  /** Count apart what belongs to no point of the map. */
  paintBadges() {
    const { spec, ui } = this;
    const wanted = spec.places
      .map((/** @type {any} */ place, /** @type {number} */ i) => ({ place, count: this.counts[i] }))
      .filter((/** @type {any} */ { place, count }) => count > 0 && (place.id === spec.wholeCountry || !place.located));
    const text = JSON.stringify(wanted);
    if (text === this.badgeText) return;
    this.badgeText = text;
    ui.badges.replaceChildren(
      ...wanted.map((/** @type {any} */ { place, count }) =>
        make(
          "button",
          { type: "button", "data-place-id": place.id, onclick: () => this.select({ place: place.id }) },
          `${place.id === spec.wholeCountry ? _("Whole country") : place.name}: ${count}`,
        ),
      ),
    );
  }

  paintSentence() {
    const { root, spec, period, state, ui } = this;
    const visible = countIn(this.index.all, period.a, period.b);
    root.dataset.period = yearsOf(period.a, period.b).join("/");
    root.dataset.visible = String(visible);
    root.dataset.total = String(spec.total);
    root.dataset.undated = String(this.undated.length);
    const touched = this.provinceCounts.filter((/** @type {number} */ count) => count > 0).length;
    const era = this.eraOf(period);
    const parts = [
      periodLabel(period.a, period.b, state.mode) + (era ? ` (${era})` : ""),
      counted(spec.events.id.length, "{shown} of {n} event", "{shown} of {n} events", { shown: visible.toLocaleString("en") }),
      counted(touched, "{n} province touched", "{n} provinces touched"),
    ];
    if (this.undated.length) parts.push(counted(this.undated.length, "{n} undated in the tray", "{n} undated in the tray"));
    const lost = this.lostSentence(visible);
    this.words = `${parts.join(" · ")}.${lost ? ` ${lost}` : ""}`;
    ui.sentence.textContent = this.words;
  }

  /** The era in which most of the period lies, if it is not longer than that era. @param {any} period */
  eraOf(period) {
    let best = "";
    let most = 0;
    for (const era of this.spec.eras) {
      const shared = Math.min(period.b, era.end) - Math.max(period.a, era.start);
      if (shared > most) [best, most] = [era.title, shared];
    }
    return most >= (period.b - period.a) * 0.6 ? best : "";
  }

  /** Say what the evidence control fades. @param {number} visible */
  lostSentence(visible) {
    if (this.state.evidence === 1) return "";
    const { a, b } = this.period;
    const before = countIn(this.whole.all, a, b);
    let worst = "";
    let share = 0;
    this.whole.provinces.forEach((/** @type {Counter} */ counter, /** @type {number} */ i) => {
      const all = countIn(counter, a, b);
      const lost = all ? 1 - this.provinceCounts[i] / all : 0;
      if (all >= 3 && lost > share) [worst, share] = [this.spec.provinces[i].name, lost];
    });
    const fields = { before: before.toLocaleString("en"), province: worst, percent: Math.round(share * 100) };
    return worst
      ? counted(
          before - visible,
          "{n} event of {before} rests on weaker evidence and is faded; {province} loses {percent} %.",
          "{n} events of {before} rest on weaker evidence and are faded; {province} loses {percent} %.",
          fields,
        )
      : counted(
          before - visible,
          "{n} event of {before} rests on weaker evidence and is faded.",
          "{n} events of {before} rest on weaker evidence and are faded.",
          fields,
        );
  }

  /** Let assistive technology say the period once it has come to rest. */
  announce() {
    this.ui.live.textContent = this.words ?? "";
    if (!this.ui.table.hidden) this.drawTable();
    for (const button of this.ui.views) {
      button.setAttribute("aria-pressed", String(button.dataset.testid === `view-${this.state.view || "nk"}`));
    }
    this.ui.mode.textContent = this.state.mode === "upto" ? _("Up to here") : _("From – to");
    this.ui.speed.value = String(this.speed);
    for (const [node, way] of [[this.ui.play, 1], [this.ui.back, -1]]) {
      node.textContent = this.playing === way ? "❚❚" : way > 0 ? "▶" : "◀";
      node.setAttribute("aria-pressed", String(this.playing === way));
    }
  }

  // -- period

  /** Set the period, in decimal years from `a` up to `b`. @param {number} a @param {number} b */
  setPeriod(a, b) {
    const [first, last] = this.spec.years;
    if (this.state.mode === "upto") a = first;
    a = Math.max(first, Math.min(a, last - 1));
    b = Math.min(last, Math.max(b, a + 1));
    this.period = { a, b };
    this.schedule();
  }

  /** Tell what the reader settled on, once the hand has rested. @param {number} [wait] in ms */
  settle(wait = 0) {
    clearTimeout(this.settleTimer);
    this.settleTimer = setTimeout(() => {
      const { spec, state, period } = this;
      this.announce();
      this.onSettle({
        from: state.mode === "upto" || period.a <= spec.years[0] ? null : period.a,
        to: period.b >= spec.years[1] ? null : period.b,
        mode: state.mode,
        evidence: state.evidence,
        view: state.view || "nk",
        event: state.event,
        place: state.place,
        route: state.route,
      });
    }, wait);
  }

  /** @param {PointerEvent} event */
  onDrag(event) {
    const { ui, spec } = this;
    const [first, last] = spec.years;
    const scale = ui.strip.clientWidth / (last - first);
    const origin = ui.strip.getBoundingClientRect().left;
    const yearAt = (/** @type {PointerEvent} */ moved) => first + (moved.clientX - origin) / scale;
    const grabbed = event.target === ui.start ? "start" : event.target === ui.end ? "end" : event.target === ui.body ? "body" : "new";
    const begin = { ...this.period, year: yearAt(event) };
    const everything = begin.a <= first && begin.b >= last;
    const what = grabbed === "body" && everything ? "new" : grabbed;
    this.stop();
    ui.strip.setPointerCapture(event.pointerId);
    const move = (/** @type {PointerEvent} */ moved) => {
      const year = yearAt(moved);
      if (what === "start") this.setPeriod(Math.min(Math.round(year), this.period.b - 1), this.period.b);
      else if (what === "end") this.setPeriod(this.period.a, Math.max(Math.round(year), this.period.a + 1));
      else if (what === "body") this.moveBy(begin, Math.round(year - begin.year));
      else this.setPeriod(Math.floor(Math.min(year, begin.year)), Math.ceil(Math.max(year, begin.year)));
    };
    const done = () => {
      ui.strip.removeEventListener("pointermove", move);
      ui.strip.removeEventListener("pointerup", done);
      ui.strip.removeEventListener("pointercancel", done);
      this.settle();
    };
    ui.strip.addEventListener("pointermove", move);
    ui.strip.addEventListener("pointerup", done);
    ui.strip.addEventListener("pointercancel", done);
    if (what === "start" || what === "end") (what === "start" ? ui.start : ui.end).focus();
    event.preventDefault();
  }

  /** Move a period by whole years without changing its length. @param {any} begin @param {number} years */
  moveBy(begin, years) {
    const [first, last] = this.spec.years;
    const next = nextPeriod(begin, years, this.state.mode, first, last);
    this.setPeriod(next.a, next.b);
  }

  /** @param {KeyboardEvent} event @param {string} end */
  onHandleKey(event, end) {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
    const [first, last] = this.spec.years;
    const { a, b } = this.period;
    const step = /** @type {Record<string, number>} */ (steps)[event.key];
    if (/^\d$/.test(event.key)) {
      this.typed = `${Date.now() - this.typedAt < 1500 ? this.typed : ""}${event.key}`;
      this.typedAt = Date.now();
      if (this.typed.length < 4) return event.preventDefault();
      const year = Number(this.typed);
      this.typed = "";
      end === "start" ? this.setPeriod(Math.min(year, b - 1), b) : this.setPeriod(a, Math.max(year + 1, a + 1));
    } else if (event.key === "Home" || event.key === "End") {
      const year = event.key === "Home" ? first : last;
      end === "start" ? this.setPeriod(Math.min(year, b - 1), b) : this.setPeriod(a, Math.max(year, a + 1));
    } else if (step) {
      end === "start" ? this.setPeriod(Math.min(a + step, b - 1), b) : this.setPeriod(a, Math.max(b + step, a + 1));
    } else return undefined;
    event.preventDefault();
    this.settle(500);
    return undefined;
  }

  onYear() {
    const { ui } = this;
    const [from, to] = [Number(ui.firstYear.value), Number(ui.lastYear.value)];
    const [first, last] = this.spec.years;
    const isYear = (/** @type {number} */ year) => Number.isInteger(year) && year >= first && year < last;
    for (const [node, year] of [[ui.firstYear, from], [ui.lastYear, to]]) {
      node.setCustomValidity(isYear(year) ? "" : filled(_("Type a year from {first} to {last}."), { first, last: last - 1 }));
    }
    if (![ui.firstYear, ui.lastYear].every((node) => node.reportValidity())) return;
    this.setPeriod(Math.min(from, to), Math.max(from, to) + 1);
    this.settle(300);
  }

  /** @param {string} mode */
  setMode(mode) {
    this.state.mode = mode;
    this.setPeriod(this.period.a, this.period.b);
    this.settle();
  }

  reset() {
    this.stop();
    this.setPeriod(this.spec.years[0], this.spec.years[1]);
    this.settle();
  }

  /** @param {number} rank */
  setEvidence(rank) {
    this.state.evidence = rank;
    this.recount();
    this.settle(50);
  }

  setSpeed() {
    this.speed = Number(this.ui.speed.value);
  }

  /** Play in a direction, or pause. @param {number} way 1 forward, -1 backward */
  play(way) {
    if (this.playing === way) return this.stop(true);
    const [first, last] = this.spec.years;
    const { a, b } = this.period;
    if (this.state.mode === "window" && b - a > (last - first) / 2) {
      way > 0 ? this.setPeriod(first, first + PLAY_WINDOW) : this.setPeriod(last - PLAY_WINDOW, last);
    } else if (nextPeriod(this.period, way, this.state.mode, first, last).isAtEnd) {
      if (this.state.mode === "upto") this.setPeriod(first, way > 0 ? first + 1 : last);
      else way > 0 ? this.setPeriod(first, first + b - a) : this.setPeriod(last - (b - a), last);
    }
    this.stop();
    this.playing = way;
    this.announce();
    this.tick();
    return undefined;
  }

  tick() {
    const isCalm = this.reduced.matches; // fewer, larger steps for readers who want less motion
    const years = isCalm ? 5 : 1;
    const wait = isCalm ? 2000 : 1000 / this.speed;
    this.playTimer = setTimeout(() => {
      const [first, last] = this.spec.years;
      const next = nextPeriod(this.period, this.playing * years, this.state.mode, first, last);
      this.setPeriod(next.a, next.b);
      if (next.isAtEnd) this.stop(true);
      else this.tick();
    }, wait);
  }

  /** @param {boolean} [isFinal] whether the reader has come to rest */
  stop(isFinal = false) {
    clearTimeout(this.playTimer);
    const was = this.playing;
    this.playing = 0;
    if (was) this.announce();
    if (isFinal) this.settle();
  }

  // -- views

  /** @param {string} name @param {boolean} [isGiven] whether the state already says so */
  async setView(name, isGiven = false) {
    const isSame = isGiven && this.shownView === name;
    this.hasMoved = false;
    this.state.view = name;
    this.shownView = name;
    if (isSame || !this.drawn) return;
    const geo = this.geoLayout(name);
    await this.Plotly.relayout(this.ui.mapBox, {
      "geo.lonaxis.range": geo.lonaxis.range,
      "geo.lataxis.range": geo.lataxis.range,
      "geo.center": geo.center,
      "geo.projection.scale": 1,
    });
    if (!isGiven) this.settle();
  }

  /** Fit the map to its frame again, after the frame has changed its shape. */
  async refit() {
    if (!this.drawn) return;
    await this.Plotly.Plots.resize(this.ui.mapBox);
    this.shownView = "";
    if (!this.journey) await this.setView(this.state.view || "nk", true);
  }

  // -- the first visit

  /** Run once through all years for who has never been here, unless they want less motion. Any input ends it;
   *  nothing is settled by it. */
  introduce() {
    if (this.reduced.matches || wasHere()) return;
    const [first, last] = this.spec.years;
    const rest = { ...this.period };
    const whole = new AbortController();
    for (const type of ["pointerdown", "wheel", "keydown", "touchstart"]) {
      document.addEventListener(type, () => whole.abort(), { capture: true, passive: true, signal: whole.signal });
    }
    this.root.dataset.intro = "true";
    whole.signal.addEventListener("abort", () => {
      delete this.root.dataset.intro;
      this.period = rest;
      this.refresh();
    });
    const begun = performance.now();
    const step = (/** @type {number} */ now) => {
      if (whole.signal.aborted || !this.root.isConnected) return;
      const part = Math.max(0, now - begun) / INTRODUCTION;
      if (part >= 1) return whole.abort();
      this.period = { a: first, b: first + 1 + (last - first - 1) * eased(part) };
      this.refresh();
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  // -- travelling: to a chapter of a story

  /** Move period, map and timeline to `goal`: smoothly, or at once if the reader wants less motion or the
   *  duration (ms) is 0. The reader's hand ends it where it is. Returns whether it has arrived.
   *  @param {Partial<State>} goal @param {{duration?: number}} [how] @returns {Promise<boolean>} */
  async travel(goal, { duration = 700 } = {}) {
    this.journey?.abort(); // the next one begins where this one is
    this.stop();
    const [first, last] = this.spec.years;
    const was = { ...this.state };
    const { from, to, ...rest } = goal;
    Object.assign(this.state, rest, { view: goal.view || "nk" });
    if (this.state.evidence !== was.evidence || this.state.match !== was.match) this.recount();
    const isUpTo = this.state.mode === "upto";
    const period = { a: isUpTo ? first : (from ?? first), b: to ?? last };
    const range = aroundPeriod(period, first, last);
    const journey = (this.journey = new AbortController());
    if (!this.reduced.matches && duration > 0) await this.glide(period, range, duration, journey.signal);
    if (journey.signal.aborted) return false;
    const isThere = isSameWindow(this.mapWindow(), this.windowOf(this.state.view)) && !this.hasMoved;
    journey.abort();
    this.journey = null;
    this.period = period;
    this.shownView = "";
    if (isThere) this.bindMap();
    else await this.setView(this.state.view, true);
    if (this.ui.timeBox.offsetWidth) await this.Plotly.relayout(this.ui.timeBox, { "xaxis.range": range });
    this.paintChosen();
    this.refresh();
    this.announce();
    return true;
  }

  /** @param {{a: number, b: number}} period @param {number[]} range @param {number} duration
   *  @param {AbortSignal} signal */
  async glide(period, range, duration, signal) {
    const { ui } = this;
    for (const type of ["pointerdown", "wheel", "keydown"]) {
      this.root.addEventListener(type, () => this.halt(), { capture: true, signal });
    }
    const end = this.windowOf(this.state.view);
    if (!ui.mapBox.data[0].visible && this.spanOf(end) > FAR) {
      await this.Plotly.restyle(ui.mapBox, { visible: [true, false] }, [0, 1]);
    }
    const { a, b } = this.period;
    const shown = [...ui.timeBox._fullLayout.xaxis.range];
    const hasTimeline = ui.timeBox.offsetWidth > 0; // a stage may show another one in its place
    const begin = this.mapWindow();
    const begun = performance.now();
    const isThere = isSameWindow(begin, end);
    this.hasMoved ||= !isThere;
    this.root.classList.toggle("lv-moving", !isThere);
    signal.addEventListener("abort", () => this.root.classList.remove("lv-moving"));
    await new Promise((resolve) => {
      signal.addEventListener("abort", resolve);
      const step = (/** @type {number} */ now) => {
        if (signal.aborted) return;
        const part = eased(Math.min(1, Math.max(0, now - begun) / duration));
        const between = (/** @type {number} */ x, /** @type {number} */ y) => x + (y - x) * part;
        this.period = { a: between(a, period.a), b: between(b, period.b) };
        if (!isThere) this.moveMap(windowBetween(begin, end, part));
        if (hasTimeline) {
          this.Plotly.relayout(ui.timeBox, { "xaxis.range": [between(shown[0], range[0]), between(shown[1], range[1])] });
        }
        this.refresh();
        if (part < 1) requestAnimationFrame(step);
        else resolve(undefined);
      };
      requestAnimationFrame(step);
    });
  }

  /** End a journey where it is: whole years, and the map as plotly will find it. */
  halt() {
    if (!this.journey) return;
    this.journey.abort();
    this.journey = null;
    const [first, last] = yearsOf(this.period.a, this.period.b);
    this.setPeriod(this.state.mode === "upto" ? this.spec.years[0] : first, last + 1);
    this.keepWindow();
  }

  /** Tell plotly what the map shows after it was moved without it. */
  keepWindow() {
    const { x, y, k } = this.mapWindow();
    const { fitScale } = this.ui.mapBox._fullLayout.geo._subplot;
    this.hasMoved = false;
    this.Plotly.relayout(this.ui.mapBox, {
      "geo.center": { lon: (x * 180) / Math.PI, lat: ((2 * Math.atan(Math.exp(y)) - Math.PI / 2) * 180) / Math.PI },
      "geo.projection.scale": k / fitScale,
    });
  }

  /** What the map shows: its middle in the Mercator plane (radians) and the px of a radian. */
  mapWindow() {
    const geo = this.ui.mapBox._fullLayout.geo;
    const { projection, midPt } = geo._subplot;
    const [k, [left, top]] = [projection.scale(), projection.translate()];
    const middle = mercator(geo.center);
    return { x: middle.x + (midPt[0] - left) / k, y: middle.y + (top - midPt[1]) / k, k };
  }

  /** @param {string} name */
  windowOf(name) {
    const { center, lonaxis } = this.geoLayout(name);
    const radians = ((lonaxis.range[1] - lonaxis.range[0]) * Math.PI) / 180;
    return { ...mercator(center), k: this.ui.mapBox.getBoundingClientRect().width / radians };
  }

  /** The degrees of longitude that a window shows. @param {{k: number}} window */
  spanOf({ k }) {
    return (this.ui.mapBox.getBoundingClientRect().width / k) * (180 / Math.PI);
  }

  /** Move the map to a window without a new layout, as plotly does under the hand.
   *  @param {{x: number, y: number, k: number}} to */
  moveMap({ x, y, k }) {
    const geo = this.ui.mapBox._fullLayout.geo;
    const { projection, midPt } = geo._subplot;
    const middle = mercator(geo.center);
    projection.scale(k).translate([midPt[0] - k * (x - middle.x), midPt[1] + k * (y - middle.y)]);
    geo._subplot.render(true);
  }

  /** Count and draw only these events and routes; `null` stands for all.
   *  @param {string[] | null} ids @param {string[] | null} [routes] */
  showOnly(ids, routes = null) {
    const full = this.spec.full ?? this.spec;
    if (this.spec === full && !ids && !routes) return;
    const [events, lines] = [ids && new Set(ids), routes && new Set(routes)];
    const isKept = (/** @type {number} */ i) => !events || events.has(full.events.id[i]);
    this.spec = !ids && !routes ? full : {
      ...full,
      full,
      events: { ...full.events, rank: full.events.rank.map((/** @type {number} */ rank, /** @type {number} */ i) => (isKept(i) ? rank : 0)) },
      shown: full.shown.map((/** @type {boolean} */ is, /** @type {number} */ i) => is && (!lines || lines.has(full.routes[i].id))),
    };
    this.recount();
  }

  /** Count anew and fade what is not counted. */
  recount() {
    this.reindex();
    const { timeBox } = this.ui;
    if (!this.drawn) return;
    this.fadeTraces(timeBox.data);
    this.Plotly.restyle(timeBox, { "marker.opacity": timeBox.data.map((/** @type {any} */ trace) => trace.marker.opacity) });
    this.schedule();
  }

  /** Outline these events, and their places, while nothing else is chosen. @param {string[]} ids */
  emphasize(ids) {
    this.emphasized = ids.map((id) => this.eventOrder.get(id) ?? -1).filter((i) => i >= 0);
    this.paintChosen();
  }

  /** Choose without telling anybody; an empty choice takes a choice back. @param {any} chosen */
  choose(chosen) {
    Object.assign(this.state, { event: chosen.event ?? "", place: chosen.place ?? "", route: chosen.route ?? "" });
    this.paintChosen();
  }

  /** Mark a span of time on the period control, or none. @param {{from: number | null, to: number | null} | null} span */
  markTime(span) {
    const { ui, spec } = this;
    ui.mark ??= make("div", { class: "lv-mark", hidden: true });
    if (!ui.mark.parentNode) ui.strip.append(ui.mark);
    ui.mark.hidden = !span;
    if (!span) return;
    const [first, last] = spec.years;
    const [from, to] = [Math.max(first, span.from ?? first), Math.min(last, span.to ?? last)];
    ui.mark.style.left = `${((from - first) / (last - first)) * 100}%`;
    ui.mark.style.width = `${((to - from) / (last - first)) * 100}%`;
  }

  /** Draw everything in other colors. @param {string} theme */
  retheme(theme) {
    return this.update(this.spec, { ...this.state, theme, revision: this.revision });
  }

  /** Whether an event of the chapter lies at place number `place`. @param {number | undefined} place */
  isEmphasized(place) {
    return place !== undefined && this.emphasized.some((i) => this.spec.events.places[i].includes(place));
  }

  /** The numbers of the labels of the map, those of the chapter first. @param {number} total */
  labelOrder(total) {
    const order = Array.from({ length: total }, (_none, i) => i);
    if (!this.emphasized.length) return order;
    const rank = (/** @type {number} */ i) => {
      const { place } = this.labels[i];
      return this.isEmphasized(place) ? 0 : place !== undefined && !this.counts[place] ? 2 : 1;
    };
    return order.sort((i, j) => rank(i) - rank(j));
  }

  /** @param {number} factor */
  zoomMap(factor) {
    const scale = this.ui.mapBox._fullLayout.geo.projection.scale * factor;
    this.Plotly.relayout(this.ui.mapBox, { "geo.projection.scale": Math.min(60, Math.max(0.5, scale)) });
  }

  onMapMoved() {
    const isFar = this.mapSpan > FAR;
    if (this.ui.mapBox.data[0].visible !== isFar) {
      return this.Plotly.restyle(this.ui.mapBox, { visible: [isFar, !isFar] }, [0, 1]);
    }
    return this.bindMap();
  }

  /** @param {number} factor less than 1 zooms in, 0 shows everything @param {number} [around] decimal year */
  zoomTime(factor, around) {
    const [first, last] = this.spec.years;
    const range = this.ui.timeBox._fullLayout.xaxis.range;
    const middle = around ?? (Math.max(this.period.a, range[0]) + Math.min(this.period.b, range[1])) / 2;
    const next = factor
      ? [middle - (middle - range[0]) * factor, middle + (range[1] - middle) * factor]
      : [first, last];
    this.Plotly.relayout(this.ui.timeBox, { "xaxis.range": [Math.max(first, next[0]), Math.min(last, next[1])] });
  }

  /** @param {WheelEvent} event */
  onTimeWheel(event) {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return;
    event.preventDefault();
    const { xaxis, _size } = this.ui.timeBox._fullLayout;
    const x = event.clientX - this.ui.timeBox.getBoundingClientRect().left - _size.l;
    this.zoomTime(event.deltaY + event.deltaX < 0 ? 0.8 : 1.25, xaxis.p2l(x));
  }

  onTimeMoved() {
    this.timeRange = [...this.ui.timeBox._fullLayout.xaxis.range];
    this.paintOverlay();
  }

  onResize() {
    if (!this.spec || this.ui.strip.clientWidth === this.stripWidth) return;
    this.drawStrip();
    this.schedule();
  }

  // -- pointing and choosing

  /** @param {any} event */
  onMapPointer(event) {
    const hit = event.target.closest?.(".lv-hit");
    if (!hit) return;
    if (event.type === "pointerdown") this.pressed = [event.clientX, event.clientY];
    const moved = Math.hypot(event.clientX - this.pressed[0], event.clientY - this.pressed[1]);
    if (event.type === "pointerdown" || (event.type === "click" && moved > DRAG_DISTANCE)) return;
    const { placeId = "", routeId = "" } = hit.dataset;
    if (event.type === "pointerout") this.hover("");
    else if (event.type === "pointerover") this.hoverOnMap(placeId, routeId, event);
    else {
      this.select(routeId ? { route: routeId } : { place: placeId });
      this.clearSheet();
    }
  }

  /** On a narrow screen the card comes up from below: keep the map above it. */
  clearSheet() {
    const { mapBox } = this.ui;
    if (getComputedStyle(mapBox).touchAction !== "pan-y" || mapBox.getBoundingClientRect().bottom < innerHeight * 0.55) return;
    mapBox.scrollIntoView({ block: "start", behavior: this.reduced.matches ? "auto" : "smooth" });
  }

  /** @param {string} placeId @param {string} routeId @param {PointerEvent} event */
  hoverOnMap(placeId, routeId, event) {
    const { spec } = this;
    if (routeId) {
      const route = spec.routes.find((/** @type {any} */ row) => row.id === routeId);
      return this.tip([route.title, route.basis === "inferred" ? filled(_("{date}, inferred"), { date: route.date }) : route.date], event);
    }
    const province = spec.provinces.findIndex((/** @type {any} */ row) => row.place === placeId);
    const place = this.placeNumber(placeId);
    const members = this.eventsOf(placeId);
    this.hoveredEvents = members;
    this.paintOverlay();
    const isArea = province >= 0;
    const name = isArea ? spec.provinces[province].name : `${spec.places[place].name} ${spec.places[place].also}`.trim();
    const none = isArea && !spec.provinces[province].hasSource ? _("no source in this record") : _("no event in this period");
    return this.tip([name, members.length ? counted(members.length, "{n} event", "{n} events") : none], event);
  }

  /** The numbers of the shown events at a place, or in the province that a place stands for.
   *  @param {string} placeId */
  eventsOf(placeId) {
    const { spec, period, state } = this;
    const { events } = spec;
    const place = this.placeNumber(placeId);
    const province = spec.provinces.findIndex((/** @type {any} */ row) => row.place && row.place === placeId);
    const found = [];
    for (let i = 0; i < events.id.length; i += 1) {
      if (events.rank[i] < state.evidence || !isIn(events, i, period.a, period.b, this.isSure)) continue;
      if (events.places[i].includes(place) || events.provinces[i].includes(province)) found.push(i);
    }
    return found;
  }

  /** Light up an event on both sides; nothing for an empty id. @param {string} id @param {MouseEvent} [event] */
  hover(id, event) {
    const i = id ? (this.eventOrder.get(id) ?? -1) : -1;
    this.hoveredEvents = i < 0 ? [] : [i];
    this.root.dataset.hover = id || "";
    this.nodes?.places.forEach((/** @type {any} */ path, /** @type {number} */ place) => {
      path.classList.toggle("lv-lit", i >= 0 && this.spec.events.places[i].includes(place));
    });
    if (this.drawn) this.paintOverlay();
    if (i < 0) this.ui.tip.hidden = true;
    else if (event) this.tip([this.spec.events.title[i], this.spec.events.date[i], this.spec.ranks[this.spec.events.rank[i] - 1]], event);
  }

  /** @param {string[]} lines @param {MouseEvent} event */
  tip(lines, event) {
    const { tip } = this.ui;
    tip.replaceChildren(...lines.filter(Boolean).map((line, i) => make(i ? "span" : "strong", {}, line)));
    tip.hidden = false;
    const box = this.root.getBoundingClientRect();
    const x = Math.min(event.clientX - box.left + 14, box.width - tip.offsetWidth - 4);
    tip.style.transform = `translate(${Math.max(0, x)}px, ${event.clientY - box.top + 16}px)`;
  }

  /** Choose an event, a place or a route; without any, choose nothing. @param {any} chosen */
  select(chosen) {
    Object.assign(this.state, { event: chosen.event ?? "", place: chosen.place ?? "", route: chosen.route ?? "" });
    this.paintChosen();
    this.settle();
  }

  paintChosen() {
    const { state } = this;
    this.root.dataset.chosen = String(Boolean(state.event || state.place || state.route)); // room for its card
    const event = this.eventOrder.get(state.event);
    this.chosenEvents = event !== undefined ? [event] : state.place ? this.eventsOf(state.place) : this.emphasized;
    this.nodes?.places.forEach((/** @type {any} */ path, /** @type {number} */ place) => {
      const isIts = event !== undefined && this.spec.events.places[event].includes(place);
      const isTold = event === undefined && !state.place && this.isEmphasized(place);
      path.classList.toggle("lv-picked", isIts || isTold || this.spec.places[place].id === state.place);
    });
    this.nodes?.provinces.forEach((/** @type {any} */ path) => {
      path.classList.toggle("lv-picked", Boolean(state.place) && path.dataset.placeId === state.place);
    });
    this.nodes?.routes.forEach((/** @type {any} */ path) => {
      path.classList.toggle("lv-picked", Boolean(state.route) && path.dataset.routeId === state.route);
    });
    if (this.drawn) this.paintOverlay();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const isTyping = target.matches("input, select, textarea");
    if (event.key === "Escape") this.select({});
    else if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === " " && !target.matches("button, summary")) this.play(this.playing || 1);
    else if (event.key.toLowerCase() === "t") this.toggleTable();
    else return;
    event.preventDefault();
  }

  // -- text beside the figures

  drawLegend() {
    const { theme, ui } = this;
    const edges = SHADE_FROM.map((_least, i) => shadeLabel(i));
    /** @param {string} style @param {string} text @param {string} [kind] */
    const item = (style, text, kind = "") =>
      make("span", { class: "lv-item" }, make("i", { style, class: kind }), text);
    ui.legend.replaceChildren(
      make("span", { class: "lv-item" }, _("Events in a province:")),
      ...edges.map((text, i) => item(`background:${theme.shades[i]}`, text)),
      item(`background:${theme.land}`, _("none in this period")),
      item("", _("no source at all"), "lv-hatched"),
      item("", _("route with both ends in view, width by evidence"), "lv-route"),
      item("", _("inferred"), "lv-route lv-dashed"),
      item("", _("place, an open ring stands for an area"), "lv-dot"),
    );
  }

  drawTray() {
    const { spec, ui } = this;
    const { events } = spec;
    this.undated = events.id.map((/** @type {string} */ _id, /** @type {number} */ i) => i).filter((/** @type {number} */ i) => events.start[i] === null);
    ui.tray.hidden = !this.undated.length;
    ui.tray.replaceChildren(
      make("summary", {}, counted(this.undated.length, "Undated: {n} event", "Undated: {n} events")),
      make("ul", {}, ...this.undated.map((/** @type {number} */ i) => make("li", {}, this.eventButton(i)))),
    );
  }

  /** @param {number} i */
  eventButton(i) {
    const { events } = this.spec;
    const id = events.id[i];
    return make(
      "button",
      {
        type: "button",
        class: "lv-link",
        "data-event-id": id,
        onclick: () => this.select({ event: id }),
        onfocus: () => this.hover(id),
        onblur: () => this.hover(""),
        onpointerenter: () => this.hover(id),
        onpointerleave: () => this.hover(""),
      },
      events.title[i],
    );
  }

  toggleTable() {
    const { ui } = this;
    ui.table.hidden = !ui.table.hidden;
    ui.tableButton.setAttribute("aria-pressed", String(!ui.table.hidden));
    if (ui.table.hidden) return ui.tableButton.focus();
    this.drawTable();
    ui.table.querySelector("button")?.focus();
    return ui.table.scrollIntoView({ block: "nearest" });
  }

  drawTable() {
    const { spec, period, state, ui } = this;
    const { events } = spec;
    const shown = [];
    for (let i = 0; i < events.id.length && shown.length < 500; i += 1) {
      if (events.rank[i] >= state.evidence && isIn(events, i, period.a, period.b, this.isSure)) shown.push(i);
    }
    /** @param {string[]} names */
    const head = (names) => make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name))));
    /** @param {any[]} cells */
    const row = (cells) => make("tr", {}, ...cells.map((cell) => make("td", {}, cell)));
    const places = spec.places
      .map((/** @type {any} */ place, /** @type {number} */ i) => ({ place, count: this.counts[i] }))
      .filter((/** @type {any} */ item) => item.count > 0)
      .sort((/** @type {any} */ x, /** @type {any} */ y) => y.count - x.count);
    const label = periodLabel(period.a, period.b, state.mode);
    const focused = ui.table.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset : {};
    ui.table.replaceChildren(
      make("h3", {}, filled(_("Places, {period}"), { period: label })),
      make(
        "table",
        {},
        head([_("Place"), _("Other name"), _("Events")]),
        make(
          "tbody",
          {},
          ...places.map((/** @type {any} */ { place, count }) =>
            row([
              make("button", { type: "button", class: "lv-link", "data-place-id": place.id, onclick: () => this.select({ place: place.id }) }, place.name),
              place.also,
              String(count),
            ]),
          ),
        ),
      ),
      make("h3", {}, filled(_("Events, {period}"), { period: label })),
      make(
        "table",
        {},
        head([_("Date"), _("Event"), _("Category"), _("Evidence")]),
        make(
          "tbody",
          {},
          ...shown.map((i) =>
            row([events.date[i], this.eventButton(i), spec.categories[events.category[i]].label, spec.ranks[events.rank[i] - 1]]),
          ),
        ),
      ),
    );
    const { placeId, eventId } = focused;
    const again = placeId ? `[data-place-id="${placeId}"]` : eventId ? `[data-event-id="${eventId}"]` : "";
    if (again) ui.table.querySelector(again)?.focus();
  }

  // -- pictures

  /** The map as it is painted now, as a figure that plotly can draw elsewhere. */
  mapFigure() {
    const { ground, spec, ui } = this;
    const base = ground.traces.length;
    const data = ui.mapBox.data.map((/** @type {any} */ trace, /** @type {number} */ i) => {
      const copy = { ...trace };
      if (trace.name === "province") {
        const number = spec.provinces.findIndex((/** @type {any} */ row) => row.code === trace.customdata[0]);
        const fill = this.provinceFill(number, this.provinceCounts[number]);
        copy.fillcolor = fill.startsWith("url") ? this.theme.no_source : fill;
      } else if (trace.name === "route") copy.visible = this.nodes.routes[i - base].style.display !== "none";
      else if (trace.name === "arrows") {
        const sizes = this.nodes.arrows.map((/** @type {any} */ node) => (node.style.display === "none" ? 0 : 11));
        copy.marker = { ...trace.marker, size: sizes };
      } else if (trace.name === "places") {
        const counts = trace.customdata.map((/** @type {string} */ id) => this.counts[this.placeNumber(id)]);
        copy.marker = { ...trace.marker, size: counts.map((/** @type {number} */ n) => (n ? markSize(n) : 0)) };
      } else if (trace.name === "labels") {
        const nodes = this.traceNodes(i, "text");
        copy.text = trace.text.map((/** @type {string} */ text, /** @type {number} */ j) =>
          nodes[j]?.style.display === "none" ? "" : text,
        );
        copy.textposition = this.labels.map((label) => (label.kind === "province" ? "middle center" : "top center"));
      }
      return copy;
    });
    return { data, layout: { ...ui.mapBox.layout, paper_bgcolor: this.theme.background } };
  }

  /** The timeline with what lies outside the period veiled. */
  timeFigure() {
    const { period, spec, ui } = this;
    const [first, last] = spec.years;
    const veil = (/** @type {number} */ x0, /** @type {number} */ x1) => ({
      type: "rect", x0, x1, y0: 0, y1: 1, yref: "paper", line: { width: 0 }, layer: "above",
      fillcolor: this.theme.background, opacity: 0.72,
    });
    const shapes = [...(ui.timeBox.layout.shapes ?? []), veil(first, period.a), veil(period.b, last)];
    const annotations = this.colored(spec.timeline.layout.annotations);
    return { data: ui.timeBox.data, layout: { ...ui.timeBox.layout, shapes, annotations, paper_bgcolor: this.theme.background } };
  }

  /** Draw map, timeline, title, legend, credit and day into one SVG and return its text. */
  async pictureText() {
    const { Plotly, theme } = this;
    const [width, mapHeight] = [1200, 620];
    const timeHeight = this.ui.timeBox.layout.height;
    const height = 78 + mapHeight + 66 + timeHeight + 40;
    /** @param {any} figure @param {number} tall */
    const drawn = async (figure, tall) => {
      const layout = { ...figure.layout, width, height: tall, autosize: false };
      const url = await Plotly.toImage({ data: figure.data, layout }, { format: "svg", width, height: tall });
      return new DOMParser().parseFromString(decodeURIComponent(url.split(",").slice(1).join(",")), "image/svg+xml").documentElement;
    };
    const map = await drawn(this.mapFigure(), mapHeight);
    const time = await drawn(this.timeFigure(), timeHeight);
    const svg = make("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "sans-serif" });
    /** @param {number} x @param {number} y @param {number} size @param {string} words @param {string} [color] */
    const write = (x, y, size, words, color = theme.text) =>
      svg.append(make("text", { x, y, "font-size": size, fill: color }, words));
    svg.append(make("title", {}, this.words), make("rect", { width, height, fill: theme.background }));
    write(16, 34, 24, `Bellflower: ${_("North Korea’s drug history, as its sources tell it")}`);
    write(16, 62, 16, this.words);
    this.place(svg, map, 78);
    this.writeLegend(svg, write, 78 + mapHeight + 24);
    this.place(svg, time, 78 + mapHeight + 66);
    const day = new Date().toISOString().slice(0, 10);
    write(16, height - 14, 12, location.protocol === "file:" ? "" : location.href.split("#")[0].slice(0, 150), theme.muted);
    write(16, height - 30, 12, filled(_("Bellflower, CC BY 4.0, {day}. Map: Natural Earth; places: GeoNames. Lines are schematic."), { day }), theme.muted);
    return new XMLSerializer().serializeToString(svg);
  }

  /** @param {any} svg @param {any} part @param {number} y */
  place(svg, part, y) {
    part.setAttribute("y", String(y));
    svg.append(document.importNode(part, true));
  }

  /** @param {any} svg @param {any} write @param {number} y */
  writeLegend(svg, write, y) {
    const { theme } = this;
    write(16, y, 13, _("Events in a province:"));
    const boxes = [...SHADE_FROM.map((least, i) => [theme.shades[i], shadeLabel(i)]), [theme.land, _("none in this period")], [theme.no_source, _("no source")]];
    boxes.forEach(([fill, words], i) => {
      const x = 160 + (i < SHADE_FROM.length ? i * 70 : SHADE_FROM.length * 70 + (i - SHADE_FROM.length) * 160);
      svg.append(make("rect", { x, y: y - 11, width: 16, height: 12, fill, stroke: theme.border }));
      write(x + 22, y, 13, words);
    });
    write(16, y + 24, 13, _("A circle is a place, an open one an area; its size tells events. A line is a route; dashed: inferred. Solid bars: surely then; light: possibly."));
  }

  /** Save the view as a file. @param {string} kind svg or png */
  async savePicture(kind) {
    this.ui.picture.value = "";
    if (!kind || !this.nodes) return;
    const text = await this.pictureText();
    const svg = new Blob([text], { type: "image/svg+xml" });
    const blob = kind === "svg" ? svg : await rasterized(svg, 2);
    const link = make("a", { href: URL.createObjectURL(blob), download: `bellflower-${String(this.root.dataset.period).replace("/", "-")}.${kind}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  destroy() {
    this.journey?.abort(); // whoever leaves need not wait for the arrival
    cancelAnimationFrame(this.frame);
    this.stop();
    clearTimeout(this.settleTimer);
    this.resizer.disconnect();
    this.root.removeEventListener("keydown", this.onKey);
    if (this.drawn) {
      this.Plotly.purge(this.ui.timeBox);
      this.Plotly.purge(this.ui.mapBox);
    }
  }
}

/** Return an SVG as a PNG, `scale` times as large. @param {Blob} svg @param {number} scale @returns {Promise<any>} */
function rasterized(svg, scale) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width * scale, image.height * scale];
      const pen = canvas.getContext("2d");
      pen?.drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(image.src);
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(_("The picture could not be made.")))), "image/png");
    };
    image.onerror = () => reject(new Error(_("The picture could not be made.")));
    image.src = URL.createObjectURL(svg);
  });
}

// ---------------------------------------------------------------------------------------------- adapters

/** @type {Promise<[any, any]> | null} */
let loading = null;

/** Load plotly and the ground once for the page. @param {{plotly: string, ground: string}} urls */
export function loadOnce(urls) {
  loading ??= Promise.all([
    new Promise((resolve, reject) => {
      if (/** @type {any} */ (window).Plotly) return resolve(/** @type {any} */ (window).Plotly);
      const script = make("script", { src: urls.plotly });
      script.onload = () => resolve(/** @type {any} */ (window).Plotly);
      script.onerror = () => reject(new Error(_("The drawing library could not be loaded.")));
      return document.head.append(script);
    }),
    fetch(urls.ground).then((response) => response.json()),
  ]);
  return loading;
}

const SHEET = ".st-key-card_sheet"; // the card of what is chosen, which comes up from below on a narrow screen
const GRIP = 44; // px at its top by which it is drawn

/** Let a finger draw the sheet up or down by its top; drawn down far, it is closed. @param {() => void} close
 *  @returns {() => void} what ends that */
function followSheet(close) {
  const end = new AbortController();
  const begun = (/** @type {TouchEvent} */ event) => {
    const target = /** @type {Element} */ (event.target);
    const sheet = /** @type {HTMLElement | null} */ (target.closest?.(SHEET));
    if (!sheet || event.touches.length !== 1 || getComputedStyle(sheet).position !== "fixed") return;
    const box = sheet.getBoundingClientRect();
    const from = event.touches[0].clientY;
    if (from - box.top > GRIP || target.closest("button")) return;
    const drag = new AbortController();
    const tall = (/** @type {TouchEvent} */ now) => box.height + from - now.changedTouches[0].clientY;
    const move = (/** @type {TouchEvent} */ now) => {
      now.preventDefault();
      sheet.style.height = `${Math.min(innerHeight * 0.88, Math.max(0, tall(now)))}px`;
    };
    const done = (/** @type {TouchEvent} */ now) => {
      drag.abort();
      const part = tall(now) / innerHeight;
      sheet.style.height = part > 0.55 ? "88vh" : "";
      if (part < 0.3 && part < box.height / innerHeight - 0.08) close();
    };
    document.addEventListener("touchmove", move, { passive: false, signal: drag.signal });
    for (const type of /** @type {("touchend" | "touchcancel")[]} */ (["touchend", "touchcancel"])) {
      document.addEventListener(type, done, { signal: drag.signal });
    }
  };
  document.addEventListener("touchstart", begun, { passive: true, signal: end.signal });
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape" && !event.defaultPrevented && document.querySelector(SHEET)?.contains(document.activeElement)) close();
  };
  document.addEventListener("keydown", pressed, { signal: end.signal });
  return () => end.abort();
}

/** @type {WeakMap<Element, Promise<LinkedView>>} */
const mounted = new WeakMap();

/** The Streamlit component. @param {any} component */
export default function linkedView(component) {
  const { data, parentElement, setStateValue } = component;
  const root = parentElement.querySelector(".linked-view-root");
  const spec = JSON.parse(data.spec);
  speak(spec.texts);
  if (!mounted.has(root)) {
    mounted.set(
      root,
      loadOnce(data.urls).then(([plotly, ground]) => new LinkedView(root, plotly, ground, (settled) => setStateValue("settled", settled))),
    );
  }
  const view = /** @type {Promise<LinkedView>} */ (mounted.get(root));
  view
    .then((ready) => ready.update(spec, data.state))
    .catch((error) => {
      loading = null;
      mounted.delete(root);
      root.replaceChildren(make("p", { role: "alert" }, filled(_("The linked view could not start: {reason} Reload the page to try again."), { reason: error.message })));
    });
  const unfollow = followSheet(() => view.then((ready) => ready.select({})).catch(() => {}));
  return () => {
    unfollow();
    mounted.delete(root);
    view.then((ready) => ready.destroy()).catch(() => {});
  };
}

/** Show the view in a page of its own, without a server.
 *  @param {HTMLElement} root @param {any} Plotly @param {any} ground @param {any} spec @param {State} state
 *  @param {(settled: any) => void} [onSettle] */
export async function mountStandalone(root, Plotly, ground, spec, state, onSettle = () => {}) {
  speak(spec.texts);
  const view = new LinkedView(root, Plotly, ground, onSettle);
  await view.update(spec, state);
  return view;
}
