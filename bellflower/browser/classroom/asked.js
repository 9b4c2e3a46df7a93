/** What the address asks for after `?`: the parameters that the links of the application have. */

import { queryOf, toldBy } from "../instrument/address.js";
import { at } from "./page.js";

const CARD_KINDS = ["event", "place", "route"];
const ALONE = ["map", "timeline", "instrument"]; // parts that can stand in the page of somebody else

/** Return the part that the address wants alone; empty for the whole page. @returns {string} */
export function askedAlone() {
  const wanted = new URLSearchParams(location.search).get("embed") ?? "";
  return ALONE.includes(wanted) ? wanted : "";
}

/** Whether the address asks for anything. @returns {boolean} */
export function isAsked() {
  const { told, unknown } = toldBy(location.search);
  return unknown.length > 0 || askedAlone() !== "" || queryOf(told) !== "";
}

/** Return the address after `#` of what the query opens; empty if it opens nothing that is here. @returns {string} */
export function askedCard() {
  const { told } = toldBy(location.search);
  const kind = CARD_KINDS.find((name) => told[name]);
  const card = kind ? `${kind}-${told[kind]}` : "";
  return at(card) ? card : "";
}

/** Return the state that the query asks for, without what is open, and what in it means nothing here.
 *  @param {any} index @returns {{told: any, unknown: string[]}} */
export function askedState(index) {
  const { events } = index;
  /** @type {Record<string, Set<string>>} */ const known = {
    province: new Set(index.provinces.map((/** @type {any} */ row) => row.code)), category: new Set(index.categories.map((/** @type {any} */ one) => one.id)),
    drug: new Set(events.drugs.flat()), country: new Set(events.countries.flat()), type: new Set(events.type),
  };
  const found = toldBy(location.search, (name, value) => (name in known ? known[name].has(value) : Boolean(at(`${name}-${value}`))));
  for (const name of CARD_KINDS) found.told[name] = "";
  return found;
}

/** Return the address of the page with what the reader settled on; what is open stands after `#`. @param {any} settled @returns {string} */
export function settledAddress(settled) {
  const params = new URLSearchParams(queryOf({ ...settled, event: "", place: "", route: "" }));
  if (askedAlone()) params.set("embed", askedAlone());
  const query = params.toString();
  return `${location.pathname}${query ? `?${query}` : ""}${location.hash}`;
}

/** Return the address of the whole page of what is shown alone. @returns {string} */
export function wholeAddress() {
  const params = new URLSearchParams(location.search);
  params.delete("embed");
  const query = params.toString();
  return `${location.pathname}${query ? `?${query}` : ""}${location.hash}`;
}
