// @ts-check
/**
 * The quiz: a pupil guesses years, places, reasons or in words, and then sees the evidence and who gives it.
 *
 * Pure functions come first (how much of a guess the evidence shares), then one class for each way to
 * answer, the quiz itself, and two adapters: the Streamlit component (default export) and `mountQuiz`.
 * Answers stay on the device: they go into `localStorage` where that is allowed, and nowhere else.
 * All text from data goes into the page as text.
 */

/** @typedef {{id: string, heading: string, question: string, kind: string, answer: string, date: string,
 *   years: number[] | null, view: string, places: string[], claims: any[],
 *   choices: {text: string, isRight: boolean, why: string}[]}} Question */
/** @typedef {{value: any, isRevealed: boolean, judged: number | null}} Kept */
/** @typedef {{getItem: (key: string) => string | null, setItem: (key: string, text: string) => void,
 *   removeItem: (key: string) => void}} Store */
/** @typedef {{quiz: any, ground?: any, store?: Store | null,
 *   onEvent?: ((id: string) => void) | null, level?: number}} Parts */

// ---------------------------------------------------------------------------------------------- pure

/** Return how many years two closed intervals share, and how many years lie in either.
 *  @param {number[]} a @param {number[]} b */
export function yearsShared(a, b) {
  const shared = Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]) + 1);
  const either = a[1] - a[0] + 1 + (b[1] - b[0] + 1) - shared;
  return { shared, either };
}

/** Return the share of two closed intervals of years: those in both divided by those in either (Jaccard).
 *  @param {number[]} a @param {number[]} b @returns {number} */
export function shareOfYears(a, b) {
  const { shared, either } = yearsShared(a, b);
  return shared / either;
}

/** Return the share of two sets: members of both divided by members of either; 0 if nothing was chosen.
 *  @param {Iterable<any>} picked @param {Iterable<any>} wanted @returns {number} */
export function shareOfSets(picked, wanted) {
  const [a, b] = [new Set(picked), new Set(wanted)];
  const both = [...a].filter((one) => b.has(one)).length;
  const either = a.size + b.size - both;
  return either ? both / either : 0;
}

/** Return the share of the places picked: a place of the answer counts 1 if it was picked, ½ if another
 *  place of its province was; divided by the number of answers or of picks, whichever is larger.
 *  @param {string[]} picked @param {string[]} wanted @param {Map<string, string>} provinces by place id
 *  @returns {number} */
export function shareOfPlaces(picked, wanted, provinces) {
  const near = new Set(picked.map((id) => provinces.get(id)).filter(Boolean));
  /** @type {number[]} */ const credits = wanted.map((id) => (picked.includes(id) ? 1 : near.has(provinces.get(id)) ? 0.5 : 0));
  const most = Math.max(picked.length, wanted.length);
  return most ? credits.reduce((sum, one) => sum + one, 0) / most : 0;
}

/** Return years at which an axis from `first` to `last` can be marked, about `wanted` of them.
 *  @param {number} first @param {number} last @param {number} wanted @returns {number[]} */
export function axisYears(first, last, wanted) {
  const step = [1, 2, 5, 10, 20, 50].find((one) => (last - first) / one <= wanted) ?? 100;
  const years = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) years.push(year);
  return years;
}

/** Return latitude as it is drawn, in degrees: y = ln tan(45° + latitude / 2), Snyder 1987, p. 41.
 *  @param {number} latitude */
function mercator(latitude) {
  return (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;
}

// ---------------------------------------------------------------------------------------------- making

const SVG = "http://www.w3.org/2000/svg";
const SVG_TAGS = ["svg", "path", "circle", "text", "title", "g"];
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
const JUDGED = [1, 0.5, 0];
const FAR = 62; // degrees of longitude from which the map shows coarse shapes, as the linked view does

/** Make an element with attributes and children; strings become text.
 *  @param {string} tag @param {Record<string, any>} [attributes] @param {...(Node | string)} children
 *  @returns {any} */
function make(tag, attributes = {}, ...children) {
  const node = SVG_TAGS.includes(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/** Put a box on a track that shows the years from `first` to `last`.
 *  @param {HTMLElement} node @param {number[]} years @param {number[]} axis */
function placeOn(node, years, [first, last]) {
  const whole = last + 1 - first;
  node.style.left = `${((years[0] - first) / whole) * 100}%`;
  node.style.width = `${((years[1] + 1 - years[0]) / whole) * 100}%`;
}

/** @param {number[] | null} years */
function spanText(years) {
  if (!years) return "";
  return years[0] === years[1] ? `${years[0]}` : `${years[0]}–${years[1]}`;
}

let mounts = 0; // makes the names of radio buttons of two quizzes differ

// ---------------------------------------------------------------------------------------------- answering

/** What the four ways to answer have in common: `quiz`, `question`, what is kept, and `node` to show. */
class Answering {
  /** @param {Quiz} quiz @param {Question} question @param {Kept} kept */
  constructor(quiz, question, kept) {
    this.quiz = quiz;
    this.question = question;
    this.kept = kept;
    /** @type {any} */ this.node = this.build();
  }

  /** @returns {any} */
  build() {
    return make("div");
  }

  /** Whether there is something to compare with the evidence. */
  get isAnswered() {
    return this.kept.value !== undefined;
  }

  /** Whether the share says more than right or not. */
  get isMeasured() {
    return true;
  }

  /** The share of the guess that the evidence has too, from 0 to 1, `null` if it is not to be measured.
   *  @returns {number | null} */
  share() {
    return null;
  }

  /** What was guessed and what the evidence says, in words. @returns {[string, string]} */
  told() {
    return ["", ""];
  }

  /** What the share means. @returns {string} */
  verdict() {
    return "";
  }

  /** What is shown with the evidence. @returns {Node[]} */
  reveal() {
    return [];
  }

  /** Make the answer final. */
  freeze() {
    for (const field of this.node.querySelectorAll("input, textarea, button")) field.disabled = true;
  }

  /** @param {any} value */
  keep(value) {
    this.kept.value = value;
    this.quiz.save();
  }
}

/** Years: two handles on an axis, and two fields to type into. */
class Years extends Answering {
  get value() {
    return /** @type {number[]} */ (this.kept.value ?? this.quiz.years);
  }

  get isAnswered() {
    return true;
  }

  build() {
    const { quiz } = this;
    const { _ } = quiz;
    const axis = quiz.years;
    /** @param {number} end @param {string} label */
    const handle = (end, label) =>
      make("div", {
        class: "qz-handle", role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": axis[0],
        "aria-valuemax": axis[1], "data-testid": `quiz-handle-${end ? "end" : "start"}`,
        onkeydown: (/** @type {KeyboardEvent} */ event) => this.onKey(event, end),
      });
    /** @param {number} end @param {string} label */
    const field = (end, label) =>
      make("input", {
        class: "qz-year", inputmode: "numeric", maxlength: 4, "aria-label": label,
        "data-testid": `quiz-year-${end ? "end" : "start"}`,
        onchange: () => this.onTyped(end),
      });
    this.handles = [handle(0, _("First year of your guess")), handle(1, _("Last year of your guess"))];
    this.fields = [field(0, _("First year")), field(1, _("Last year"))];
    this.fill = make("div", { class: "qz-fill" });
    this.length = make("span", { class: "qz-quiet" });
    const track = make("div", { class: "qz-track" }, this.fill, ...this.handles);
    track.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => this.onDrag(event, track));
    this.isFinal = false;
    const box = make(
      "fieldset",
      { class: "qz-years" },
      make("legend", {}, _("Between which years does the answer lie? Drag the two handles, or type the years.")),
      make("div", { class: "qz-scale" }, track, quiz.ticks(axis)),
      make("p", { class: "qz-typed" }, this.fields[0], " – ", this.fields[1], " ", this.length),
    );
    this.paint();
    return box;
  }

  paint() {
    const { quiz, value } = this;
    const axis = quiz.years;
    if (!this.handles || !this.fields || !this.fill || !this.length) return;
    placeOn(this.fill, value, axis);
    value.forEach((year, end) => {
      const node = this.handles?.[end];
      node.style.left = `${((year + (end ? 1 : 0) - axis[0]) / (axis[1] + 1 - axis[0])) * 100}%`;
      node.setAttribute("aria-valuenow", String(year));
      node.setAttribute("aria-valuetext", String(year));
      if (this.fields) this.fields[end].value = String(year);
    });
    const years = value[1] - value[0] + 1;
    this.length.textContent = quiz.ngettext("{n} year", "{n} years", years);
  }

  /** Move one end; it does not pass the other. @param {number} end @param {number} year */
  move(end, year) {
    const [first, last] = this.quiz.years;
    const value = [...this.value];
    const within = Math.min(last, Math.max(first, Math.round(year)));
    value[end] = end ? Math.max(within, value[0]) : Math.min(within, value[1]);
    this.keep(value);
    this.paint();
  }

  /** @param {KeyboardEvent} event @param {number} end */
  onKey(event, end) {
    if (this.isFinal) return;
    const step = /** @type {Record<string, number>} */ (STEPS)[event.key];
    const ends = /** @type {Record<string, number>} */ ({ Home: this.quiz.years[0], End: this.quiz.years[1] });
    if (step === undefined && !(event.key in ends)) return;
    this.move(end, step === undefined ? ends[event.key] : this.value[end] + step);
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} end */
  onTyped(end) {
    const [first, last] = this.quiz.years;
    const field = this.fields?.[end];
    const year = Number(field.value);
    const isYear = Number.isInteger(year) && year >= first && year <= last;
    field.setCustomValidity(isYear ? "" : this.quiz._("Type a year from {first} to {last}.", { first, last }));
    if (!field.reportValidity()) return;
    const value = [...this.value];
    value[end] = year;
    this.keep(value[0] > value[1] ? [year, year] : value);
    this.paint();
  }

  /** @param {PointerEvent} event @param {HTMLElement} track */
  onDrag(event, track) {
    if (this.isFinal) return;
    const [first, last] = this.quiz.years;
    const box = track.getBoundingClientRect();
    const yearAt = (/** @type {PointerEvent} */ moved) => first + ((moved.clientX - box.left) / box.width) * (last + 1 - first);
    const [a, b] = this.value;
    const at = yearAt(event);
    const grabbed = this.handles?.indexOf(event.target) ?? -1;
    const end = grabbed >= 0 ? grabbed : Math.abs(at - a) < Math.abs(at - b - 1) ? 0 : 1;
    const move = (/** @type {PointerEvent} */ moved) => this.move(end, end ? yearAt(moved) - 1 : yearAt(moved));
    const done = () => {
      for (const type of ["pointermove", "pointerup", "pointercancel"]) track.removeEventListener(type, type === "pointermove" ? /** @type {any} */ (move) : done);
    };
    track.setPointerCapture(event.pointerId);
    track.addEventListener("pointermove", move);
    track.addEventListener("pointerup", done);
    track.addEventListener("pointercancel", done);
    if (grabbed < 0) move(event);
    this.handles?.[end].focus();
    event.preventDefault();
  }

  freeze() {
    super.freeze();
    this.isFinal = true;
    for (const node of this.handles ?? []) node.setAttribute("aria-disabled", "true");
  }

  share() {
    return shareOfYears(this.value, this.question.years ?? this.value);
  }

  /** @returns {[string, string]} */
  told() {
    return [spanText(this.value), spanText(this.question.years)];
  }

  verdict() {
    const { _ } = this.quiz;
    const [guess, years] = [this.value, /** @type {number[]} */ (this.question.years)];
    const { shared, either } = yearsShared(guess, years);
    const sum = _("You share {shared} of the {either} years that lie in your guess or in the evidence.", { shared, either });
    if (guess[1] < years[0]) return this.apart(years[0] - guess[1], true);
    if (guess[0] > years[1]) return this.apart(guess[0] - years[1], false);
    if (shared === either) return _("These are just the years that the evidence allows.");
    if (shared === years[1] - years[0] + 1) {
      return `${_("Your guess holds all of the evidence; narrower years would say more.")} ${sum}`;
    }
    if (shared === guess[1] - guess[0] + 1) {
      return `${_("Your guess lies within the evidence; the sources leave more years open.")} ${sum}`;
    }
    return sum;
  }

  /** @param {number} years @param {boolean} isBefore */
  apart(years, isBefore) {
    return isBefore
      ? this.quiz.ngettext("Your guess ends {n} year before the evidence begins.", "Your guess ends {n} years before the evidence begins.", years)
      : this.quiz.ngettext("Your guess begins {n} year after the evidence ends.", "Your guess begins {n} years after the evidence ends.", years);
  }

  reveal() {
    return [this.quiz.chart(this.question, this.value)];
  }
}

/** Places: marks on a small map, and the same places as a list. */
class Places extends Answering {
  get value() {
    return /** @type {string[]} */ (this.kept.value ?? []);
  }

  get isAnswered() {
    return this.value.length > 0;
  }

  /** The places to pick from: those on the map of the question, and those of the answer. */
  get offered() {
    const view = this.view;
    const { places } = this.quiz.parts.quiz;
    return places.filter((/** @type {any} */ place) => {
      if (this.question.places.includes(place.id)) return true;
      if (this.question.view === "nk") return place.isHome;
      return place.lon !== null && place.lon > view.west && place.lon < view.east && place.lat > view.south && place.lat < view.north;
    });
  }

  get isFar() {
    return this.view.east - this.view.west > FAR;
  }

  get view() {
    const views = this.quiz.parts.ground?.views ?? {};
    return views[this.question.view] ?? views.nk ?? { west: 123.6, east: 131.2, south: 37.3, north: 43.2 };
  }

  build() {
    const { _ } = this.quiz;
    /** @type {Map<string, any[]>} */ const groups = new Map();
    const ordered = [...this.offered].sort((a, b) => Number(b.isProvince) - Number(a.isProvince)); // else by name
    for (const place of ordered) groups.set(place.group, [...(groups.get(place.group) ?? []), place]);
    this.boxes = new Map();
    const sorted = [...groups.entries()].sort(([a], [b]) => a.localeCompare(b));
    const list = sorted.map(([group, places]) =>
      make("fieldset", { class: "qz-group" }, make("legend", {}, group), ...places.map((place) => this.option(place))),
    );
    const search = make("input", {
      type: "search", class: "qz-search", "aria-label": _("Find a place in the list"), placeholder: _("Find a place"),
      oninput: (/** @type {any} */ event) => this.narrow(list, event.target.value),
    });
    this.marks = new Map();
    const map = this.drawMap();
    return make(
      "fieldset",
      { class: "qz-places" },
      make("legend", {}, _("Where was it? Pick a place or several, on the map or in the list.")),
      make("div", { class: this.isFar ? "qz-far" : "qz-two" }, map, make("div", { class: "qz-list" }, search, make("div", { class: "qz-groups" }, ...list))),
    );
  }

  /** @param {any} place */
  option(place) {
    const isPicked = this.value.includes(place.id);
    const box = make("input", {
      type: "checkbox", value: place.id, checked: isPicked,
      onchange: () => this.pick(place.id, box.checked),
    });
    this.boxes?.set(place.id, box);
    const name = place.isProvince ? this.quiz._("{name}, all of it", { name: place.name }) : place.name;
    const korean = place.ko ? [" ", make("span", { lang: "ko", class: "qz-quiet" }, place.ko)] : [];
    return make("label", { class: "qz-option", "data-place-option": place.id }, box, make("span", {}, name, ...korean));
  }

  /** @param {any[]} groups @param {string} text */
  narrow(groups, text) {
    const wanted = text.trim().toLowerCase();
    for (const group of groups) {
      let isSome = false;
      for (const label of group.querySelectorAll("label")) {
        label.hidden = !label.textContent.toLowerCase().includes(wanted);
        isSome ||= !label.hidden;
      }
      group.hidden = !isSome;
    }
  }

  /** @param {string} id @param {boolean} isPicked */
  pick(id, isPicked) {
    const rest = this.value.filter((one) => one !== id);
    this.keep(isPicked ? [...rest, id] : rest);
    this.paint();
  }

  paint() {
    for (const [id, node] of this.marks ?? []) node.classList.toggle("qz-picked", this.value.includes(id));
    for (const [id, box] of this.boxes ?? []) box.checked = this.value.includes(id);
  }

  drawMap() {
    const { ground } = this.quiz.parts;
    const { view } = this;
    const width = this.isFar ? 720 : 400;
    const [top, bottom] = [mercator(view.north), mercator(view.south)];
    const scale = width / (view.east - view.west);
    const height = Math.round((top - bottom) * scale);
    /** @param {number} lon @param {number} lat */
    const at = (lon, lat) => [(lon - view.west) * scale, (top - mercator(lat)) * scale];
    const coarse = this.isFar ? 1 : 0; // the countries are there twice: coarse, then in detail
    const shapes = (ground?.traces ?? [])
      .filter((/** @type {any} */ trace, /** @type {number} */ i) => trace.fill === "toself" && i !== coarse)
      .map((/** @type {any} */ trace) => this.shape(trace, at))
      .filter(Boolean);
    const marks = this.offered
      .filter((/** @type {any} */ place) => place.lon !== null && !place.isProvince)
      .map((/** @type {any} */ place) => this.mark(place, at(place.lon, place.lat)));
    this.marksBox = make("g", {}, ...marks);
    const svg = make("svg", { class: "qz-map", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, ...shapes, this.marksBox);
    this.at = at;
    this.paint();
    return svg;
  }

  /** Draw an area of the ground; a province can be picked. @param {any} trace @param {(lon: number, lat: number) => number[]} at */
  shape(trace, at) {
    const isProvince = trace.name === "province";
    let d = "";
    let isOpen = false;
    trace.lon.forEach((/** @type {number | null} */ lon, /** @type {number} */ i) => {
      if (lon === null) {
        isOpen = false;
        return;
      }
      const [x, y] = at(lon, Math.max(-80, Math.min(84, trace.lat[i])));
      isOpen &&= Math.abs(lon - trace.lon[i - 1]) < 180; // no line back around the world
      d += `${isOpen ? "L" : "M"}${x.toFixed(1)},${y.toFixed(1)}`;
      isOpen = true;
    });
    const node = make("path", { d, class: isProvince ? "qz-province" : "qz-land" });
    if (!isProvince) return node;
    const code = trace.customdata[0];
    const place = this.offered.find((/** @type {any} */ one) => one.isProvince && one.province === code);
    if (!place) return node;
    node.append(make("title", {}, place.name));
    node.addEventListener("click", () => this.pick(place.id, !this.value.includes(place.id)));
    this.marks?.set(place.id, node);
    return node;
  }

  /** @param {any} place @param {number[]} at */
  mark(place, [x, y]) {
    const attributes = {
      class: "qz-mark", cx: x, cy: y, r: 5, "data-place": place.id,
      onclick: () => this.pick(place.id, !this.value.includes(place.id)),
    };
    const node = make("circle", attributes, make("title", {}, place.name));
    this.marks?.set(place.id, node);
    return node;
  }

  freeze() {
    super.freeze();
    this.node.classList.add("qz-final");
    for (const place of this.quiz.parts.quiz.places) {
      if (!this.question.places.includes(place.id)) continue;
      this.marks?.get(place.id)?.classList.add("qz-evidence");
      if (place.lon === null || !this.at) continue;
      const [x, y] = this.at(place.lon, place.lat);
      this.marksBox?.append(make("text", { x, y: y - 9, class: "qz-name" }, place.name));
    }
  }

  share() {
    const provinces = new Map(this.quiz.parts.quiz.places.map((/** @type {any} */ place) => [place.id, place.province]));
    return shareOfPlaces(this.value, this.question.places, provinces);
  }

  /** @param {string[]} ids */
  names(ids) {
    const names = new Map(this.quiz.parts.quiz.places.map((/** @type {any} */ place) => [place.id, place.name]));
    return ids.map((id) => names.get(id) ?? id).join(", ");
  }

  /** @returns {[string, string]} */
  told() {
    return [this.names(this.value), this.names(this.question.places)];
  }

  verdict() {
    const { _ } = this.quiz;
    const share = this.share();
    if (share === 1) return _("These are the places that the sources name.");
    if (!share) return _("The sources name other places.");
    return _("A place counts fully, another place of its province counts half, and what you picked beside them lowers the share.");
  }
}

/** Reasons: one to choose, or several if several hold. */
class Reasons extends Answering {
  get value() {
    return /** @type {number[]} */ (this.kept.value ?? []);
  }

  get isAnswered() {
    return this.value.length > 0;
  }

  get isMeasured() {
    return this.right.length > 1;
  }

  get right() {
    return this.question.choices.flatMap((choice, i) => (choice.isRight ? [i] : []));
  }

  build() {
    const { _ } = this.quiz;
    const isOne = this.right.length === 1;
    this.rows = this.question.choices.map((choice, i) => {
      const box = make("input", {
        type: isOne ? "radio" : "checkbox", name: `qz-${this.quiz.number}-${this.question.id}`, value: i,
        checked: this.value.includes(i), onchange: () => this.onChosen(),
      });
      return make("div", { class: "qz-reason" }, make("label", { class: "qz-option" }, box, make("span", {}, choice.text)));
    });
    const asked = isOne ? _("Which answer do the sources bear out?") : _("Which of these do the sources bear out? Choose all that hold.");
    return make("fieldset", { class: "qz-reasons" }, make("legend", {}, asked), ...this.rows);
  }

  onChosen() {
    const boxes = [...this.node.querySelectorAll("input")];
    this.keep(boxes.flatMap((box, i) => (box.checked ? [i] : [])));
  }

  freeze() {
    super.freeze();
    const { _ } = this.quiz;
    this.question.choices.forEach((choice, i) => {
      const row = this.rows?.[i];
      row.classList.toggle("qz-holds", choice.isRight);
      if (this.value.includes(i)) row.append(make("p", { class: "qz-why qz-own" }, _("Your choice")));
      const head = choice.isRight ? _("This holds.") : _("This does not follow from the sources.");
      row.append(make("p", { class: "qz-why" }, make("strong", {}, head), choice.why ? ` ${choice.why}` : ""));
    });
  }

  share() {
    return shareOfSets(this.value, this.right);
  }

  /** @param {number[]} numbers */
  texts(numbers) {
    return numbers.map((i) => this.question.choices[i]?.text ?? "").join(" · ");
  }

  /** @returns {[string, string]} */
  told() {
    return [this.texts(this.value), this.texts(this.right)];
  }

  verdict() {
    const { _ } = this.quiz;
    const share = this.share();
    if (share === 1) return _("That is what the sources bear out.");
    return share ? _("Part of what you chose is what the sources bear out.") : _("The sources bear out something else; the notes above say why.");
  }
}

/** Own words, which the pupil compares with the answer and judges. */
class Words extends Answering {
  get value() {
    return /** @type {string} */ (this.kept.value ?? "");
  }

  get isAnswered() {
    return this.value.trim() !== "";
  }

  build() {
    const { _ } = this.quiz;
    const area = make("textarea", {
      rows: 4, maxlength: 4000, "data-testid": "quiz-words",
      oninput: (/** @type {any} */ event) => this.keep(event.target.value),
    });
    area.value = this.value;
    return make("label", { class: "qz-words" }, make("span", {}, _("Write your answer in your own words.")), area);
  }

  share() {
    return this.kept.judged;
  }

  /** @returns {[string, string]} */
  told() {
    return [this.value.trim(), this.question.answer];
  }

  verdict() {
    return this.kept.judged === null ? this.quiz._("Compare the two answers and judge for yourself:") : "";
  }

  reveal() {
    const { quiz } = this;
    const { _ } = quiz;
    const words = [_("I had the main point"), _("I had a part of it"), _("I saw it differently")];
    const radios = words.map((text, i) =>
      make(
        "label",
        { class: "qz-option" },
        make("input", {
          type: "radio", name: `qz-judge-${quiz.number}-${this.question.id}`, value: JUDGED[i],
          checked: this.kept.judged === JUDGED[i],
          onchange: () => {
            this.kept.judged = JUDGED[i];
            quiz.save();
            quiz.paintSteps();
            quiz.paintShare(this);
          },
        }),
        make("span", {}, text),
      ),
    );
    return [make("fieldset", { class: "qz-judge" }, make("legend", {}, _("How near were you?")), ...radios)];
  }
}

const WAYS = { interval: Years, place: Places, choice: Reasons, words: Words };

// ---------------------------------------------------------------------------------------------- quiz

class Quiz {
  /** @param {HTMLElement} root @param {Parts} parts */
  constructor(root, parts) {
    this.root = root;
    this.parts = parts;
    this.number = ++mounts;
    this.level = parts.level ?? 3; // of the heading of a question
    /** @type {Question[]} */ this.questions = parts.quiz.questions;
    /** @type {number[]} */ this.years = parts.quiz.years;
    this.store = parts.store === undefined ? deviceStore() : parts.store;
    this._ = this._.bind(this);
    /** @type {Record<string, Kept>} */ this.kept = this.load();
    this.at = 0; // number of the question that is shown; one more is the summary
    /** @type {Answering | null} */ this.answering = null;
    this.build();
    this.show(this.firstOpen(), false);
  }

  // -- words

  /** Return an English text in the language of the page, with `fields` put into it.
   *  @param {string} text @param {Record<string, any>} [fields] @returns {string} */
  _(text, fields = {}) {
    const found = this.parts.quiz.texts?.[text] ?? text;
    const form = Array.isArray(found) ? found[0] : found;
    return form.replace(/\{(\w+)\}/g, (/** @type {string} */ all, /** @type {string} */ name) => String(fields[name] ?? all));
  }

  /** Return the form that fits the number `n`. @param {string} singular @param {string} plural @param {number} n */
  ngettext(singular, plural, n) {
    const found = this.parts.quiz.texts?.[singular];
    const forms = found === undefined ? [singular, plural] : [found].flat();
    const form = forms[n === 1 ? 0 : forms.length - 1];
    return form.replace("{n}", n.toLocaleString("en"));
  }

  // -- what stays on the device

  /** The element of a heading below that of the question. */
  get sub() {
    return `h${this.level + 1}`;
  }

  get key() {
    return `bellflower-quiz-${this.parts.quiz.key}`;
  }

  load() {
    /** @type {Record<string, Kept>} */ let found = {};
    try {
      found = JSON.parse(this.store?.getItem(this.key) ?? "{}") ?? {};
    } catch {
      found = {}; // not readable, or changed by hand: begin anew
    }
    return Object.fromEntries(this.questions.map(({ id }) => [id, sound(found[id])]));
  }

  save() {
    try {
      this.store?.setItem(this.key, JSON.stringify(this.kept));
    } catch {
      this.store = null; // the device is full or keeps nothing
      this.paintKept();
    }
  }

  paintKept() {
    const words = this.store
      ? this._("Your answers stay in this browser, on this device. Nothing is sent anywhere.")
      : this._("This browser keeps nothing: your answers are gone when you close the page. Nothing is sent anywhere.");
    this.keptNote.textContent = words;
  }

  // -- structure

  build() {
    const { _ } = this;
    this.keptNote = make("p", { class: "qz-quiet qz-kept" });
    this.paintKept();
    this.steps = make("ol", { class: "qz-steps" });
    this.stage = make("section", { class: "qz-stage" });
    this.root.classList.add("bf-quiz");
    this.root.dataset.testid = "quiz";
    this.root.replaceChildren(
      make("nav", { "aria-label": _("Questions") }, this.steps),
      this.stage,
      this.keptNote,
    );
    this.buttons = this.questions.map((_question, i) =>
      make("button", { type: "button", onclick: () => this.show(i) }, String(i + 1)),
    );
    this.toEnd = make("button", { type: "button", onclick: () => this.show(this.questions.length) }, _("Summary"));
    this.steps.append(...[...this.buttons, this.toEnd].map((button) => make("li", {}, button)));
  }

  firstOpen() {
    const open = this.questions.findIndex(({ id }) => !this.kept[id].isRevealed);
    return open < 0 ? this.questions.length : open;
  }

  paintSteps() {
    this.buttons?.forEach((button, i) => {
      const { isRevealed } = this.kept[this.questions[i].id];
      const name = isRevealed ? this._("Question {n}, answered", { n: i + 1 }) : this._("Question {n}", { n: i + 1 });
      button.setAttribute("aria-label", name);
      button.classList.toggle("qz-done", isRevealed);
      button.setAttribute("aria-current", i === this.at ? "step" : "false");
    });
    this.toEnd.setAttribute("aria-current", this.at === this.questions.length ? "step" : "false");
    this.root.dataset.answered = String(this.questions.filter(({ id }) => this.kept[id].isRevealed).length);
    this.root.dataset.step = this.at === this.questions.length ? "summary" : String(this.at + 1);
  }

  /** Show a question or, behind the last one, the summary. @param {number} number @param {boolean} [isByHand] */
  show(number, isByHand = true) {
    this.at = number;
    const nodes = number < this.questions.length ? this.questionNodes(this.questions[number]) : this.summaryNodes();
    this.stage.replaceChildren(...nodes);
    this.paintSteps();
    if (!isByHand) return;
    const heading = this.stage.querySelector(".qz-asked");
    heading.focus({ preventScroll: true });
    this.root.scrollIntoView({ block: "start" });
  }

  // -- a question

  /** @param {Question} question */
  questionNodes(question) {
    const { _ } = this;
    const kept = this.kept[question.id];
    const way = /** @type {Record<string, typeof Answering>} */ (WAYS)[question.kind];
    const answering = (this.answering = new way(this, question, kept));
    const place = _("Question {n} of {total}", { n: this.at + 1, total: this.questions.length });
    this.outcome = make("div", { class: "qz-outcome", "data-testid": "quiz-outcome" });
    this.revealButton = make(
      "button",
      { type: "button", class: "qz-main", "data-testid": "quiz-reveal", onclick: () => this.reveal(true) },
      _("Reveal the evidence"),
    );
    this.nextButton = make(
      "button",
      { type: "button", "data-testid": "quiz-next", onclick: () => this.show(this.at + 1) },
      this.at + 1 < this.questions.length ? _("Next question") : _("See the summary"),
    );
    const nodes = [
      make("p", { class: "qz-place" }, question.heading ? `${place} · ${question.heading}` : place),
      make(`h${this.level}`, { class: "qz-asked", tabindex: -1 }, question.question),
      answering.node,
      this.outcome,
      make("p", { class: "qz-buttons" }, this.revealButton, this.nextButton),
    ];
    if (kept.isRevealed) this.reveal(false);
    return nodes;
  }

  /** Show the evidence and make the answer final. @param {boolean} isByHand */
  reveal(isByHand) {
    const { answering, _ } = this;
    if (!answering) return;
    if (isByHand && !answering.isAnswered) {
      this.outcome.replaceChildren(make("p", { role: "alert" }, _("Give an answer first. A guess is enough.")));
      return;
    }
    const { question, kept } = answering;
    kept.isRevealed = true;
    this.save();
    answering.freeze();
    this.revealButton.hidden = true;
    this.nextButton.classList.add("qz-main");
    const heading = make(this.sub, { class: "qz-sub", tabindex: -1 }, question.kind === "words" ? _("What the sources let us say") : this.evidenceHeading(answering));
    this.shareNote = make("p", { class: "qz-share", "data-testid": "quiz-share" });
    const why = question.kind === "words" ? [] : [make(this.sub, { class: "qz-sub" }, _("Why it is uncertain"))];
    this.outcome.replaceChildren(
      heading,
      ...(question.kind === "words" ? [make("p", {}, question.answer)] : []),
      ...answering.reveal(),
      this.shareNote,
      ...why,
      ...(question.kind === "words" ? [] : [make("p", {}, question.answer)]),
      ...this.claimNodes(question),
    );
    this.paintShare(answering);
    this.paintSteps();
    if (!isByHand) return;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "center" });
  }

  /** @param {Answering} answering */
  evidenceHeading(answering) {
    return this._("The evidence: {answer}", { answer: answering.told()[1] });
  }

  /** @param {Answering} answering */
  paintShare(answering) {
    const share = answering.share();
    const parts = share === null || !answering.isMeasured ? [] : [make("strong", {}, percent(share)), " "];
    this.shareNote.replaceChildren(...parts, answering.verdict());
    this.shareNote.dataset.share = share === null ? "" : String(Math.round(share * 100));
  }

  /** @param {number[]} axis */
  ticks(axis) {
    const whole = axis[1] + 1 - axis[0];
    const years = axisYears(axis[0], axis[1], 8).filter((year) => (year - axis[0]) / whole < 0.97);
    const marks = years.map((year) => {
      const mark = make("span", {}, String(year));
      mark.style.left = `${((year - axis[0]) / whole) * 100}%`;
      return mark;
    });
    return make("div", { class: "qz-ticks", "aria-hidden": "true" }, ...marks);
  }

  /** Return bars for the guess, the evidence and each claim with years. @param {Question} question @param {number[]} guess */
  chart(question, guess) {
    const { _ } = this;
    const dated = question.claims.filter((claim) => claim.years).sort((a, b) => a.years[0] - b.years[0] || a.years[1] - b.years[1]);
    const evidence = /** @type {number[]} */ (question.years);
    const all = [guess, evidence, ...dated.map((claim) => claim.years)];
    const pad = Math.max(2, Math.round((evidence[1] - evidence[0]) / 8));
    const axis = [Math.min(...all.map(([a]) => a)) - pad, Math.max(...all.map(([, b]) => b)) + pad];
    /** @param {string} label @param {number[]} years @param {string} kind @param {string} [more] */
    const row = (label, years, kind, more = "") => {
      const bar = make("div", { class: `qz-bar qz-${kind}` });
      placeOn(bar, years, axis);
      const text = make("span", { class: "qz-label" }, make("b", {}, spanText(years)), ` ${label}`);
      if (more) text.append(make("span", { class: "qz-quiet" }, ` ${more}`));
      return make("li", {}, text, make("div", { class: "qz-lane" }, bar));
    };
    const bars = dated.map((claim) => row(claim.by, claim.years, claim.stance, `· ${claim.answer || claim.date} · ${claim.evidence}`));
    return make(
      "figure",
      { class: "qz-chart" },
      make("ul", {}, row(_("Your guess"), guess, "guess"), row(_("The evidence"), evidence, "evidence"), ...bars),
      make("div", { class: "qz-axis" }, this.ticks(axis)),
    );
  }

  /** @param {Question} question */
  claimNodes(question) {
    const { _, parts } = this;
    if (!question.claims.length) return [];
    const items = question.claims.map((claim) => {
      const answer = claim.date ? _("Answers: {date}.", { date: claim.date }) : "";
      const by = [claim.by, claim.said, claim.evidence].filter(Boolean).join(" · ");
      const more = parts.onEvent
        ? [make("button", { type: "button", class: "qz-link", onclick: () => parts.onEvent?.(claim.event) }, _("Open the event"))]
        : [];
      return make(
        "li",
        { class: `bf-${claim.stance}` },
        make("p", {}, make("strong", {}, `${claim.stanceLabel}.`), ` ${claim.says} `, answer),
        make("p", { class: "bf-by" }, by),
        make("p", { class: "bf-source" }, claim.source, " ", ...more),
      );
    });
    const heading = make(this.sub, { class: "qz-sub" }, this.ngettext("{n} claim that it rests on", "{n} claims that it rests on", items.length));
    return [make("div", { class: "bf-card" }, heading, make("ol", { class: "bf-claims" }, ...items))];
  }

  // -- the end

  /** What was answered and revealed, with its share. */
  results() {
    return this.questions.map((question) => {
      const kept = this.kept[question.id];
      const way = /** @type {Record<string, typeof Answering>} */ (WAYS)[question.kind];
      const answering = new way(this, question, { ...kept });
      return { question, answering, isRevealed: kept.isRevealed, share: kept.isRevealed ? answering.share() : null };
    });
  }

  summaryNodes() {
    const { _ } = this;
    const results = this.results();
    const measured = results.flatMap(({ share }) => (share === null ? [] : [share]));
    const mean = measured.reduce((sum, one) => sum + one, 0) / (measured.length || 1);
    const told = measured.length
      ? this._("On average you share {share} with the evidence, over {n} of {total} questions.", { share: percent(mean), n: measured.length, total: results.length })
      : _("No question is answered yet.");
    const head = [_("Question"), _("Your answer"), _("What the sources allow"), _("Shared")];
    const rows = results.map(({ question, answering, isRevealed, share }, i) => {
      const [own, evidence] = isRevealed ? answering.told() : [_("not answered yet"), "–"];
      const link = make("button", { type: "button", class: "qz-link", onclick: () => this.show(i) }, question.question);
      return make("tr", {}, make("th", { scope: "row" }, link), make("td", { "data-head": head[1] }, own), make("td", { "data-head": head[2] }, evidence), make("td", { "data-head": head[3] }, share === null ? "–" : percent(share)));
    });
    return [
      make("p", { class: "qz-place" }, this.parts.quiz.title),
      make(`h${this.level}`, { class: "qz-asked", tabindex: -1 }, _("Your answers and the evidence")),
      make("p", { "data-testid": "quiz-mean" }, told),
      make("table", { class: "qz-summary" }, make("thead", {}, make("tr", {}, ...head.map((name) => make("th", { scope: "col" }, name)))), make("tbody", {}, ...rows)),
      make("p", { class: "qz-quiet" }, _("A share is not a mark: where sources disagree, an honest answer is wide, and a narrow one can only be lucky.")),
      this.endButtons(),
    ];
  }

  endButtons() {
    const { _ } = this;
    const again = make("button", { type: "button", "data-testid": "quiz-again", onclick: () => this.askAgain(again) }, _("Start again"));
    return make(
      "p",
      { class: "qz-buttons" },
      make("button", { type: "button", class: "qz-main", onclick: () => window.print() }, _("Print")),
      again,
    );
  }

  /** Ask before the answers are thrown away. @param {any} button */
  askAgain(button) {
    if (button.dataset.asked) {
      this.forget();
      return;
    }
    button.dataset.asked = "yes";
    button.textContent = this._("Clear all answers and start again");
  }

  forget() {
    try {
      this.store?.removeItem(this.key);
    } catch {
      this.store = null;
    }
    this.kept = Object.fromEntries(this.questions.map(({ id }) => [id, sound(null)]));
    this.show(0);
  }
}

/** @param {number} share */
function percent(share) {
  return `${Math.round(share * 100)} %`;
}

/** Return what was kept of an answer, or an empty one. @param {any} found @returns {Kept} */
function sound(found) {
  return { value: found?.value, isRevealed: found?.isRevealed === true, judged: found?.judged ?? null };
}

/** Return where this browser keeps things, `null` if it does not. @returns {Store | null} */
export function deviceStore() {
  try {
    const probe = "bellflower-probe";
    window.localStorage.setItem(probe, probe);
    window.localStorage.removeItem(probe);
    return window.localStorage;
  } catch {
    return null;
  }
}

// ---------------------------------------------------------------------------------------------- adapters

/** Show the quiz in `root`. @param {HTMLElement} root @param {Parts} parts */
export function mountQuiz(root, parts) {
  return new Quiz(root, parts);
}

/** @type {WeakMap<Element, string>} */
const mounted = new WeakMap();

/** The Streamlit component; it sends nothing back. @param {any} component */
export default function quizComponent(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".quiz-root");
  if (mounted.get(root) === data.quiz.key) return;
  mounted.set(root, data.quiz.key);
  const needsMap = data.quiz.questions.some((/** @type {Question} */ question) => question.kind === "place");
  const ground = needsMap ? fetch(data.urls.ground).then((response) => response.json()) : Promise.resolve(null);
  ground
    .catch(() => null) // the list of places does without the map
    .then((shapes) => mountQuiz(root, { quiz: data.quiz, ground: shapes }));
}
