/** Answering with places, on a small map or in a list. */

import { make } from "../shared/dom.js";
import { RADIANS, mercatorY } from "../shared/mercator.js";
import { _, filled } from "../shared/words.js";
import { Answering } from "./answering.js";
import { shareOfPlaces } from "./scoring.js";

const COARSE = 62; // degrees of longitude from which the map shows coarse shapes, as the linked view does

/** Places: marks on a small map, and the same places as a list. */
export class Places extends Answering {
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
    return places.filter((place) => {
      if (this.question.places.includes(place.id)) return true;
      if (this.question.view === "nk") return place.isHome;
      const { lon, lat } = place;
      return lon !== null && lat !== null && lon > view.west && lon < view.east && lat > view.south && lat < view.north;
    });
  }

  get isFar() {
    return this.view.east - this.view.west > COARSE;
  }

  get view() {
    const views = this.quiz.parts.ground?.views ?? {};
    return views[this.question.view] ?? views.nk ?? { west: 123.6, east: 131.2, south: 37.3, north: 43.2 };
  }

  build() {
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
      make("legend", {}, _("Click the map, or tick places in the list.")),
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
    const name = place.isProvince ? filled(_("{name}, all of it"), { name: place.name }) : place.name;
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
    const [top, bottom] = [degreesUp(view.north), degreesUp(view.south)];
    const scale = width / (view.east - view.west);
    const height = Math.round((top - bottom) * scale);
    /** @param {number} lon @param {number} lat */
    const at = (lon, lat) => [(lon - view.west) * scale, (top - degreesUp(lat)) * scale];
    const coarse = this.isFar ? 1 : 0; // the countries are there twice: coarse, then in detail
    const shapes = (ground?.traces ?? [])
      .filter((trace, i) => trace.fill === "toself" && i !== coarse)
      .map((trace) => this.shape(trace, at))
      .filter(Boolean);
    const marks = this.offered
      .filter((place) => place.lon !== null && !place.isProvince)
      .map((place) => this.mark(place, at(Number(place.lon), Number(place.lat))));
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
    const place = this.offered.find((one) => one.isProvince && one.province === code);
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
      const [x, y] = this.at(place.lon, Number(place.lat));
      this.marksBox?.append(make("text", { x, y: y - 9, class: "qz-name" }, place.name));
    }
  }

  share() {
    const provinces = new Map(this.quiz.parts.quiz.places.map((place) => [place.id, place.province]));
    return shareOfPlaces(this.value, this.question.places, provinces);
  }

  /** @param {string[]} ids */
  names(ids) {
    const names = new Map(this.quiz.parts.quiz.places.map((place) => [place.id, place.name]));
    return ids.map((id) => names.get(id) ?? id).join(", ");
  }

  /** @returns {[string, string]} */
  told() {
    return [this.names(this.value), this.names(this.question.places)];
  }

  verdict() {
    const share = this.share();
    if (share === 1) return _("These are the places that the sources name.");
    if (!share) return _("The sources name other places.");
    return _("A place counts fully, another place of its province counts half, and what you picked beside them lowers the overlap.");
  }
}

/** Return how far up a latitude is drawn, in degrees. @param {number} latitude */
function degreesUp(latitude) {
  return mercatorY(latitude) / RADIANS;
}
