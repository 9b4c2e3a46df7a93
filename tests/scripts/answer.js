/**
 * Answers what Python asks of the scripts: `node answer.js`, with JSON of questions on the standard input.
 */

import { readFileSync } from "node:fs";

import { buildIndex, countIn, isIn } from "../../bellflower/browser/linked_view/counting.js";
import { markSize } from "../../bellflower/browser/linked_view/shades.js";
import { fitView } from "../../bellflower/browser/linked_view/windows.js";

const ANSWERS = {
  counts({ spec, periods, isSure }) {
    const index = buildIndex(spec, 1, isSure);
    const members = spec.events.id.map((_id, i) => i);
    return periods.map(([a, b]) => [
      countIn(index.all, a, b),
      members.filter((i) => isIn(spec.events, i, a, b, isSure)).length,
      Object.fromEntries(spec.places.map((place, i) => [place.id, countIn(index.places[i], a, b)])),
    ]);
  },
  frames: (asked) => asked.map(([view, width, height]) => fitView(view, width, height)),
  sizes: (numbers) => numbers.map(markSize),
};

const { question, given } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(ANSWERS[question](given)));
