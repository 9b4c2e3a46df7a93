import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import globals from "globals";

const FOLDER = resolve(dirname(fileURLToPath(import.meta.url)), "../../bellflower/browser");
const MOST_LINES = 400;
const paths = readdirSync(FOLDER, { recursive: true }).filter((path) => path.endsWith(".js") && !path.startsWith("plotly")).map((path) => join(FOLDER, path));
const modules = paths.map((path) => ({ path, name: relative(FOLDER, path), text: readFileSync(path, "utf8") }));
const imported = ({ path, text }) => [...text.matchAll(/^import [^;]*?"([^"]+)";/gm)].map(([, to]) => resolve(dirname(path), to));

test("there are modules to look at", () => assert.ok(modules.length > 40));

for (const module of modules) {
  test(`${module.name} is short and begins with its one sentence`, () => {
    assert.ok(module.text.split("\n").length <= MOST_LINES + 1);
    assert.match(module.text, /^\/\*\*\s*(?:\* )?[A-Z][^\n]+\.?/);
  });
}

test("every function says in JSDoc what it takes", () => {
  const silent = modules.flatMap(({ name, text }) => {
    const lines = text.split("\n");
    return lines.flatMap((line, i) => {
      const isFunction = /^(?:export )?(?:default )?(?:async )?function/.test(line);
      const isMethod = /^ {2}(?:async )?(?!(?:if|for|while|switch|catch)\b)\w+\([^)].*\) \{$/.test(line);
      return (isFunction || isMethod) && !lines[i - 1].trimEnd().endsWith("*/") ? [`${name}:${i + 1}`] : [];
    });
  });
  assert.deepEqual(silent, []);
});

test("no module takes the name of something that the browser has", () => {
  const known = new Set(Object.keys(globals.browser));
  const taken = modules.flatMap(({ name, text }) =>
    [...text.matchAll(/^(?:export )?(?:default )?(?:async )?(?:function|class|const|let) (\w+)/gm)]
      .filter(([, declared]) => known.has(declared)).map(([, declared]) => `${name}: ${declared}`));
  assert.deepEqual(taken, []);
});

test("only one module of a part knows the private fields of plotly", () => {
  const holders = modules.filter(({ text }) => /\._[a-z]\w*(?:Layout|Data|plot)|\b_fullLayout\b|\b_fullData\b|\b_subplot\b/.test(text));
  assert.deepEqual(holders.map(({ name }) => name), [join("instrument", "plot.js"), join("linked_view", "plots.js")]);
});

test("what parts share asks nothing of them, and each part only of those below it", () => {
  const may = {
    shared: [], linked_view: ["shared"], quiz: ["shared"], help: ["shared"],
    lesson: ["shared", "linked_view"], classroom: ["shared", "linked_view", "lesson", "quiz", "instrument"],
  };
  const part = (path) => relative(FOLDER, path).split(/[\\/]/)[0];
  const wrong = modules.flatMap((module) => imported(module)
    .filter((to) => part(to) !== part(module.path) && may[part(module.path)] && !may[part(module.path)].includes(part(to)))
    .map((to) => `${module.name}: ${relative(FOLDER, to)}`));
  assert.deepEqual(wrong, []);
});

test("every module is imported by another one, begins a page, or holds types", () => {
  const used = new Set(modules.flatMap(imported));
  const loose = modules.filter(({ path, name, text }) =>
    !used.has(path) && !/(?:component|offline|embedded|classroom[\\/]classroom)\.js$/.test(name) && !/^export \{\};$/m.test(text));
  assert.deepEqual(loose.map(({ name }) => name), []);
});
