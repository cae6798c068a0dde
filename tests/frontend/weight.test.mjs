/** What every page with an explorable loads: no more than it needs. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { scaleLinear } from "../../frontend/node_modules/d3-scale/src/index.js";
import {
  interpolateNumber,
  interpolateRound,
} from "../../frontend/numbers-only.js";

const kit = readFileSync(
  new URL("../../lib/explorables/static/explorables.js", import.meta.url),
  "utf8",
);

test("the kit is light, and has no names of colours", () => {
  assert.ok(gzipSync(kit).length < 33_000, `${gzipSync(kit).length} bytes`);
  assert.ok(!kit.includes("steelblue"));
});

test("numbers are interpolated as d3 does it", () => {
  for (const [a, b] of [
    [0, 1],
    [-3.5, 1e9],
    [7, 7],
    [300, 12],
  ])
    for (const share of [0, 0.1, 0.5, 1, 1.7]) {
      assert.equal(interpolateNumber(a, b)(share), scaleLinear([a, b])(share));
      assert.equal(
        interpolateRound(a, b)(share),
        scaleLinear().rangeRound([a, b])(share),
      );
    }
});
