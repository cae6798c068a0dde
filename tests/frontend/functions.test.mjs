/** A function does one thing and fits on a screen: at most 60 lines, and nine in ten under 30. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";

const frontend = new URL("../../frontend/", import.meta.url);
const ts = createRequire(frontend)("typescript");

/** @param {string} text @returns {{name: string, lines: number}[]} every function that is longer than a line */
function functions(text) {
  const source = ts.createSourceFile(
    "it.js",
    text,
    ts.ScriptTarget.Latest,
    true,
  );
  const found = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) {
      const [first, last] = [node.getStart(source), node.end].map(
        (at) => source.getLineAndCharacterOfPosition(at).line,
      );
      if (last > first)
        found.push({
          name: node.name?.text ?? node.parent.name?.text ?? "",
          lines: last - first + 1,
        });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const files = ["kit", "explorables", "live"].flatMap((folder) =>
  readdirSync(new URL(folder, frontend), { recursive: true }).map(
    (name) => `${folder}/${name}`,
  ),
);
const all = [
  "build.mjs",
  ...files.filter((name) => name.endsWith(".js")),
].flatMap((name) =>
  functions(readFileSync(new URL(name, frontend), "utf8")).map((each) => ({
    ...each,
    file: name,
  })),
);

test("a planted long function is seen", () => {
  const text = `function long() {\n${"  act();\n".repeat(60)}}\nconst short = () => 1;\n`;
  assert.deepEqual(functions(text), [{ name: "long", lines: 62 }]);
});

test("no function is longer than 60 lines", () => {
  assert.ok(all.length > 100);
  const long = all
    .filter(({ lines }) => lines > 60)
    .map(({ file, name, lines }) => `${file} ${name}: ${lines}`);
  assert.deepEqual(long, []);
});

test("nine in ten functions are shorter than 30 lines", () => {
  const lines = all.map((each) => each.lines).sort((a, b) => a - b);
  assert.ok(lines[Math.floor(0.9 * lines.length)] < 30);
});
