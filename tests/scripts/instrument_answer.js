/** Answers what Python asks of the instrument: which events and routes it selects in each of some states. */

import { readFileSync } from "node:fs";

import { Model } from "../../bellflower/browser/instrument/model.js";
import { fromTold, settledOf } from "../../bellflower/browser/instrument/state.js";

const { index, search, states } = JSON.parse(readFileSync(0, "utf8"));
const model = new Model(index, search);
const answers = states.map((told) => {
  Object.assign(model.state, fromTold(told, model.years));
  model.choose(null);
  const facets = Object.fromEntries(["province", "category", "drug", "country", "type", "actor"].map((name) => [name, Object.fromEntries(model.countsOf(name))]));
  return {
    events: model.selection.now.map((event) => event.id),
    routes: [...new Set(model.legs.map((leg) => leg.route))].sort(),
    counts: model.counts,
    facets,
    settled: settledOf(model.state, model.years),
  };
});
process.stdout.write(JSON.stringify(answers));
