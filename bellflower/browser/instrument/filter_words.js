/** Filters in words: their names, what is chosen in them, and what the reader asks for above all. */

import { _, counted } from "../shared/words.js";

/** @typedef {import("./model.js").Model} Model */

const SUBJECTS = ["category", "drug", "actor", "country", "type", "near"];

/** Return the name of a filter. @param {string} name @returns {string} */
export function pillName(name) {
  if (name === "province") return _("Province");
  if (name === "category") return _("Category");
  if (name === "drug") return _("Drug");
  if (name === "evidence") return _("Evidence");
  if (name === "match") return _("Dates");
  if (name === "country") return _("Country");
  return name === "type" ? _("Kind of record") : name === "actor" ? _("Person or body") : _("Distance");
}

/** Return the words of a filter that is in use. @param {Model} model @param {string} name @param {boolean} [hasMode] @returns {string} nothing if it is not */
export function inUse(model, name, hasMode = false) {
  const { state } = model;
  if (name === "evidence") {
    if (state.evidence <= 1) return state.origins > 1 ? counted(state.origins, "{n} origin or more", "{n} origins or more") : "";
    return state.evidence === 4 ? _("Documented only") : state.evidence === 3 ? _("Several reports or better") : _("No mere allegations");
  }
  if (name === "match") return [state.mode === "upto" && hasMode ? _("Everything up to then") : "", state.match === "surely" ? _("Surely in the period") : ""].filter(Boolean).join(", ");
  const values = /** @type {any} */ (state)[name];
  if (!values.size) return "";
  if (name === "near") return state.nearWords;
  if (values.size === 1) return model.word([...values][0]);
  const n = values.size;
  if (name === "province") return counted(n, "{n} province", "{n} provinces");
  if (name === "country") return counted(n, "{n} country", "{n} countries");
  if (name === "type") return counted(n, "{n} kind of record", "{n} kinds of record");
  if (name === "actor") return counted(n, "{n} person or body", "{n} people and bodies");
  return name === "category" ? counted(n, "{n} category", "{n} categories") : counted(n, "{n} drug", "{n} drugs");
}

/** Return what the selection is about, apart from its period: provinces, what is searched, other choices; two of them at most.
 *  @param {Model} model @returns {string} empty if it is about everything */
export function subject(model) {
  const { state } = model;
  const provinces = [...state.province].map((code) => model.word(code)).join(", ");
  const words = [provinces, state.q.trim() ? `“${state.q.trim()}”` : "", ...SUBJECTS.map((name) => inUse(model, name))];
  const found = words.filter(Boolean);
  return `${found.slice(0, 3).join(", ")}${found.length > 3 ? " …" : ""}`;
}
