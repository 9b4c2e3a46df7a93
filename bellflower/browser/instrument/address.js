/** The query of an address as the state of the instrument, and back: the same parameters as those of the links of the application. */

import { FACETS } from "./filter.js";

const RANKS = /** @type {Record<string, number>} */ ({ documented: 4, multiple_reports: 3, single_report: 2, testimony: 2, allegation: 1, estimate: 1 });
const RANK_NAMES = ["", "allegation", "single_report", "multiple_reports", "documented"];
const CLOSED = /** @type {Record<string, string[]>} */ ({ mode: ["window", "upto"], match: ["possibly", "surely"], view: ["nk", "region", "world"], scale: ["story", "even"] });
const NEEDS_SERVER = ["near", "pick", "dispute", "source"]; // parameters of the application that a file cannot obey
const DATE = /^([~?%]?)(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?([~?%]?)$/;
const DAY_MS = 86_400_000;

/** Return the moment at which a day begins as a number of days. @param {number} year @param {number} [month] from 0 @param {number} [day] @returns {number} */
function dayNumber(year, month = 0, day = 1) {
  return Math.round(new Date(Date.UTC(2000, month, day)).setUTCFullYear(year, month, day) / DAY_MS);
}

/** Return the beginning of a day as a year with a fraction. @param {number} number @returns {number} */
export function decimalOf(number) {
  const year = new Date(number * DAY_MS).getUTCFullYear();
  const first = dayNumber(year);
  return year + (number - first) / (dayNumber(year + 1) - first);
}

/** Return the first day of a single date and the day after its last; an uncertain one counts wider by its unit.
 *  @param {string} text EDTF, such as 1976-10, 197X or 1893~ @returns {[number, number] | null} */
function daysBetween(text) {
  const found = DATE.exec(text);
  if (!found) return null;
  const [, before, digits, month, day, after] = found;
  const years = 10 ** (digits.split("X").length - 1);
  const year = Number(digits.replaceAll("X", "0"));
  const more = before || after ? 1 : 0;
  if (month === undefined || month === "XX") return [dayNumber(year - more * years), dayNumber(year + years + more * years)];
  const at = Number(month) - 1;
  if (years > 1 || at < 0 || at > 11) return null;
  if (day === undefined || day === "XX") return [dayNumber(year, at - more), dayNumber(year, at + 1 + more)];
  const number = dayNumber(year, at, Number(day));
  const isThere = Number(day) >= 1 && number < dayNumber(year, at + 1);
  return isThere ? [number - more, number + 1 + more] : null;
}

/** Return the first day of a date or interval and the day after its last. @param {string} text @returns {[number, number] | null} */
export function daysAsked(text) {
  const ends = text.replace(/^[[{](.*)[\]}]$/, "$1").split(/\/|\.\.|,/);
  const spans = ends.map((end) => daysBetween(end.trim()));
  if (!spans.length || spans.includes(null)) return null;
  const known = /** @type {[number, number][]} */ (spans);
  return [Math.min(...known.map((span) => span[0])), Math.max(...known.map((span) => span[1]))];
}

/** Return what the query of an address asks for, as the server would tell it, and what in it means nothing here.
 *  @param {string} query @param {(name: string, value: string) => boolean} [has] whether a value of a facet or an id exists @returns {{told: any, unknown: string[]}} */
export function toldBy(query, has = () => true) {
  const params = new URLSearchParams(query);
  /** @type {any} */ const told = { from: null, to: null };
  /** @type {string[]} */ const unknown = [];
  const last = (/** @type {string} */ name) => params.getAll(name).at(-1) ?? "";
  for (const [name, end] of /** @type {[string, 0 | 1][]} */ ([["from", 0], ["to", 1]])) {
    const days = daysAsked(last(name));
    if (days) told[name] = decimalOf(days[end]);
    else if (last(name)) unknown.push(last(name));
  }
  if (told.from !== null && told.to !== null && told.from >= told.to) {
    unknown.push(`${last("from")}–${last("to")}`);
    told.from = told.to = null;
  }
  for (const name of FACETS) {
    const values = params.getAll(name).filter(Boolean);
    told[name] = [...new Set(values.filter((value) => has(name, value)))].sort();
    unknown.push(...values.filter((value) => !has(name, value)));
  }
  for (const [name, values] of Object.entries(CLOSED)) {
    const value = last(name);
    told[name] = values.includes(value) ? value : values[0];
    if (value && !values.includes(value)) unknown.push(value);
  }
  for (const name of ["event", "place", "route"]) {
    told[name] = last(name) && has(name, last(name)) ? last(name) : "";
    if (last(name) && !told[name]) unknown.push(last(name));
  }
  told.evidence = RANKS[last("evidence")] ?? 1;
  if (last("evidence") && !RANKS[last("evidence")]) unknown.push(last("evidence"));
  const origins = Number(last("origins") || 1);
  told.origins = Number.isInteger(origins) && origins > 0 && origins < 100 ? origins : 1;
  for (const name of NEEDS_SERVER) if (last(name)) unknown.push(`${name}=${last(name)}`);
  told.key = last("key") === "yes";
  told.q = last("q").trim().slice(0, 200);
  return { told, unknown };
}

/** Return a day as a link says it, as short as the unit that it bounds. @param {number} moment a decimal year @param {boolean} isLast @returns {string} */
export function dateText(moment, isLast) {
  const whole = Math.floor(moment);
  const [first, next] = [dayNumber(whole), dayNumber(whole + 1)];
  const bound = first + Math.round((moment - whole) * (next - first));
  const text = new Date((isLast ? bound - 1 : bound) * DAY_MS).toISOString().slice(0, 10);
  const edge = new Date(bound * DAY_MS);
  if (edge.getUTCDate() !== 1) return text;
  return edge.getUTCMonth() === 0 ? text.slice(0, 4) : text.slice(0, 7);
}

/** Return the query of the link to what was settled, in the published order. @param {any} settled @returns {string} */
export function queryOf(settled) {
  const params = new URLSearchParams();
  const put = (/** @type {string} */ name, /** @type {any} */ value, /** @type {any} */ usual = "") => value && value !== usual && params.append(name, String(value));
  if (settled.from !== null) put("from", dateText(settled.from, false));
  if (settled.to !== null) put("to", dateText(settled.to, true));
  put("mode", settled.mode, "window");
  put("match", settled.match, "possibly");
  for (const name of ["province", "country", "category", "drug", "type", "actor"]) for (const value of settled[name]) put(name, value);
  if (settled.evidence > 1) put("evidence", RANK_NAMES[settled.evidence]);
  if (settled.origins > 1) put("origins", settled.origins);
  if (settled.key) put("key", "yes");
  for (const name of ["q", "event", "place", "route"]) put(name, settled[name]);
  put("view", settled.view, "nk");
  put("scale", settled.scale, "story");
  return params.toString();
}

const SETTLED_NAMES = ["from", "to", "mode", "match", ...FACETS, "evidence", "origins", "key", "q", "event", "place", "route", "view", "scale"];

/** Return a link of the application with what was settled since it was made; what the view does not say, such as the language, stays.
 *  @param {string} href @param {any} settled @returns {string} */
export function withSettled(href, settled) {
  const [path, query] = [href.split("?")[0], href.split("?")[1] ?? ""];
  const params = new URLSearchParams(query);
  for (const name of SETTLED_NAMES) params.delete(name);
  if (!settled.near.length) for (const name of ["near", "radius"]) params.delete(name);
  const asked = [queryOf(settled), params.toString()].filter(Boolean).join("&");
  return asked ? `${path}?${asked}` : path;
}
