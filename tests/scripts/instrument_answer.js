/** Answers what Python asks of the instrument: which events and routes it selects in each of some states. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { Model } from "../../bellflower/browser/instrument/model.js";
import { fromTold, settledOf } from "../../bellflower/browser/instrument/state.js";

const { index, search, states } = JSON.parse(readFileSync(0, "utf8"));
const answersOf = (model) => states.map((told) => {
  Object.assign(model.state, fromTold(told, model.years));
  model.choose(null);
  const facets = Object.fromEntries(["province", "category", "drug", "country", "type", "actor"].map((name) => [name, Object.fromEntries(model.countsOf(name))]));
  return {
    events: model.selection.now.map((event) => event.id),
    routes: [...new Set(model.legs.map((leg) => leg.route))].sort(),
    counts: structuredClone({ place: { ...model.counts.place }, province: model.counts.province }),
    facets,
    settled: settledOf(model.state, model.years),
  };
});
const answers = answersOf(new Model(index, search));
assert.deepEqual(answersOf(new Model(index, search, 0)), answers); // very many events are counted in another way
process.stdout.write(JSON.stringify(answers));
