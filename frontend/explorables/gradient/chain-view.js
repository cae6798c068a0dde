import { arrow } from "../../kit/arrow.js";
import { chart, place } from "../../kit/chart.js";
import { chance, compact, fixed } from "../../kit/format.js";
import { calm, svg } from "../../kit/page.js";

/** @typedef {import("./model.js").Now} Now */

const [WIDE, HIGH] = [96, 28]; // of a node
const SIDE = 12; // from the middle to each way
const NARROW = 320; // then a product stands below its node, not beside it
const CAPTION = "Down: numbers. Up: slopes, multiplied. Click a point.";
const LEG = 450; // milliseconds of the pulse, down and up again

/**
 * The chain rule as a circuit: one point's numbers go down from x and w to its loss, and the slopes come up again,
 * multiplied on the way.
 * @param {() => void} onresize
 */
export function chainView(onresize) {
  const frame = chart({
    ...{ title: "The chain rule of one point, link by link", x: "", y: "", ratio: 0.95, top: 2 },
    onresize,
  });
  const nodes = ["w", "z", "p", "ℓ", "x", "y", "b"].map(node);
  const wires = Array.from({ length: 6 }, () => svg("path", { class: "wire" }));
  const back = Array.from({ length: 4 }, () => svg("path", { class: "arrow" }));
  const links = ["z = w x + b", "p = σ(z)", ""].map((text) => label(text, "end", "label quiet"));
  const slopes = [0, 1, 2].map(() => label("", "start", "label quiet"));
  const products = [0, 1, 2, 3].map(() => label("", "start", "label"));
  const runner = svg("circle", { class: "runner", r: 5, visibility: "hidden" });
  const words = [...links, ...slopes, ...products];
  frame.front.append(...wires, ...back, ...nodes.map(({ group }) => group), ...words, runner);
  /** @type {[number, number][]} */
  let places = [];
  let shown = -1;

  function settle() {
    places = placesIn(frame.width, frame.height);
    nodes.forEach(({ group }, i) => place(group, { transform: `translate(${places[i]})` }));
    for (let i = 0; i < 3; i++)
      layLink([wires[i], back[i], links[i], slopes[i], products[i]], places[i], places[i + 1], frame.width < NARROW);
    sideWires([...wires.slice(3), back[3], products[3]], places);
  }

  /** @param {Now} now */
  function draw({ data, theta, chosen, link }) {
    if (frame.changed()) settle();
    const [x, y] = [data.X[chosen], data.y[chosen]];
    const values = [
      fixed(theta[0], 2),
      compact(link.z),
      chance(link.p, link.rest),
      compact(link.loss),
      fixed(x, 1),
      String(y),
      fixed(theta[1], 2),
    ];
    nodes.forEach((each, i) => each.say(values[i]));
    links[2].textContent = y ? "ℓ = −log p" : "ℓ = −log(1 − p)";
    write(products, [
      `∂ℓ/∂w = ${compact(link.lossByW)}`,
      `dℓ/dz = ${compact(link.lossByZ)}`,
      `dℓ/dp = ${compact(link.lossByP)}`,
      `∂ℓ/∂b = ${compact(link.lossByZ)}`,
    ]);
    const [inW, inZ] = frame.width < NARROW ? ["", ""] : ["∂z/∂w = x = ", "dp/dz = "];
    write(slopes, [`× ${inW}${compact(x)}`, `× ${inZ}${compact(link.pByZ)}`, y ? "−1/p" : "1/(1 − p)"]);
    if (shown !== chosen) run(runner, places);
    shown = chosen;
  }
  return { node: frame.node, fit: frame.fit, draw, remove: frame.remove, caption: CAPTION };
}

/** @param {Element[]} labels @param {string[]} texts */
function write(labels, texts) {
  labels.forEach((each, i) => (each.textContent = texts[i]));
}

/**
 * What stands between a node and the next one below, and beside it.
 * @param {Element[]} parts @param {[number, number]} node @param {[number, number]} next @param {boolean} narrow
 */
function layLink([wire, back, link, slope, product], [x, above], [, below], narrow) {
  const [from, to] = [above + HIGH / 2 + 3, below - HIGH / 2 - 3];
  const [beside, between] = [x + SIDE + 12, (from + to) / 2 + 4];
  place(wire, { d: arrow([x - SIDE, from], [x - SIDE, to], 7) });
  place(back, { d: arrow([x + SIDE, to], [x + SIDE, from], 8) });
  place(link, { x: x - SIDE - 8, y: between });
  place(slope, { x: beside, y: narrow ? between + 10 : between });
  place(product, narrow ? { x: beside, y: between - 8 } : { x: x + WIDE / 2 + 8, y: above + 4 });
}

/** From x down to z, from b and y across; and back to b, with its product. @param {Element[]} parts @param {[number, number][]} places */
function sideWires([fromX, fromY, fromB, toB, product], [, z, , loss, x, y, b]) {
  const edge = WIDE / 2 + 3;
  const [down, above, right] = [z[0] - WIDE / 2 + 12, z[1] - HIGH / 2 - 3, b[0] + edge - 9];
  place(fromX, {
    d: `M${x[0]},${x[1] + HIGH / 2 + 3}V${above - 12}H${down}${arrow([down, above - 12], [down, above], 7)}`,
  });
  place(fromB, { d: arrow([right, b[1] - 5], [z[0] - edge, b[1] - 5], 7) });
  place(toB, { d: arrow([z[0] - edge, b[1] + 5], [right, b[1] + 5], 8) });
  place(product, { x: 4, y: b[1] + HIGH / 2 + 15 });
  place(fromY, { d: arrow([y[0] + edge - 9, y[1]], [loss[0] - edge, y[1]], 7) });
}

/** Middles of w, z, p, ℓ, one below the other, and of x, y and b beside them. @param {number} width @param {number} height @returns {[number, number][]} */
function placesIn(width, height) {
  const middle = Math.max(0.44 * width, 1.5 * WIDE);
  const row = (/** @type {number} */ i) => HIGH / 2 + 4 + (i * (height - HIGH - 8)) / 3;
  const side = 0.36 * WIDE + 4;
  return [
    ...[0, 1, 2, 3].map((i) => /** @type {[number, number]} */ ([middle, row(i)])),
    [side, row(0)],
    [side, row(3)],
    [side, row(1)],
  ];
}

/** A number in its frame. @param {string} name @param {number} i */
function node(name, i) {
  const wide = i < 4 ? WIDE : 0.72 * WIDE;
  const text = svg("text", { class: "value", "text-anchor": "middle", y: 4 });
  const frame = svg("rect", { x: -wide / 2, y: -HIGH / 2, width: wide, height: HIGH, rx: 6 });
  return {
    group: svg("g", { class: "link" }, frame, text),
    /** @param {string} value */
    say: (value) => void (text.textContent = `${name} = ${value}`),
  };
}

/** @param {string} text @param {string} anchor @param {string} kind */
const label = (text, anchor, kind) => svg("text", { class: kind, "text-anchor": anchor }, text);

/** A pulse goes down the chain and comes up again. @param {SVGElement} runner @param {[number, number][]} places */
function run(runner, places) {
  if (calm()) return;
  const at = (/** @type {number} */ i, /** @type {number} */ side) =>
    `translate(${places[i][0] + side * SIDE}px, ${places[i][1]}px)`;
  for (const each of runner.getAnimations()) each.cancel();
  runner.setAttribute("visibility", "visible");
  const down = { fill: "var(--ink)" };
  const up = { fill: "var(--motion)" };
  const way = runner.animate(
    [
      { transform: at(0, -1), ...down },
      { transform: at(3, -1), ...down, offset: 0.49 },
      { transform: at(3, 1), ...up, offset: 0.51 },
      { transform: at(0, 1), ...up },
    ],
    { duration: 2 * LEG },
  );
  way.onfinish = () => runner.setAttribute("visibility", "hidden");
}
