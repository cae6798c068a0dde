/** The gradient: each point's error on one side, the slope of the loss that they add up to on the other. */

import { read } from "../../kit/address.js";
import { besideChoice, besides } from "../../kit/beside.js";
import { button, choice, slider } from "../../kit/controls.js";
import { chance, compact, exponent, fixed } from "../../kit/format.js";
import { shell } from "../../kit/shell.js";
import { chainView } from "./chain-view.js";
import { errorsView } from "./errors-view.js";
import { at, dataSets } from "./model.js";
import { questions } from "./questions.js";
import { relaxing } from "./relax.js";
import { surfaceView } from "./surface-view.js";
import { TASKS } from "./tasks.js";

const SLOWLY = 0.12; // the rate of the springs: at 1 they are there before one has looked
const GENTLE = 2 * SLOWLY; // where there is no bottom the slope is gentle, and the edge of the map far

export { default as style } from "./style.css";

const FORMS = { errors: { ask: "Move w. Which point pulls hardest?", view: "data", control: 0 } };

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  const reach = model.get("ranges").w[1];
  const sets = dataSets(model.get("datasets"));
  /** The point whose chain is shown: the one that pulls hardest, until the reader takes another. @type {number | undefined} */
  let taken;
  const walk = trail(model);
  const now = () =>
    at(sets[model.get("data")], [model.get("w"), model.get("b")], {
      reach,
      h: model.get("h"),
      beside: model.get("beside"),
      taken,
      trail: walk.places(),
    });
  const take = (/** @type {number} */ i) => {
    taken = i;
    shown.redraw();
  };
  const springs = relaxing({
    step: () => walk.on(stepDownhill(now(), reach, now().data.best_loss > 0 ? SLOWLY : GENTLE)),
    go: (values) => shown.set(values),
    rested: () => now().bottom || now().edge,
    onrest: () => shown.redraw(),
  });
  const shown = shell(place, {
    title: "Gradient",
    layout: "lab-gradient",
    traits: {
      w: read.number(-reach, reach),
      b: read.number(-reach, reach),
      h: (text) => model.get("steps").find((/** @type {number} */ h) => h === read.number(0, 1)(text)),
      data: read.oneOf(Object.keys(sets)),
      beside: read.oneOf(["surface", "chain"]),
    },
    views: ({ change, redraw }) => ({
      data: errorsView(take, redraw),
      surface: surfaceView(reach, (w, b) => change({ w, b }), redraw),
      chain: chainView(redraw),
    }),
    controls: ({ change }) => ["w", "b"].map((name) => weight(name, reach, model, change)),
    buttons: ({ change }) => [{ node: button("Step", () => change(walk.on(stepDownhill(now(), reach)))) }, springs],
    choices: ({ change }) => choices(model, change, now, take),
    now,
    say: sentence,
    moving: springs.moving,
    before: springs.stop,
    forms: FORMS,
    questions: questions(sets),
    tasks: TASKS,
    onreset() {
      taken = undefined;
      return {};
    },
  });
  return () => {
    springs.stop();
    shown.remove();
  };
}

/**
 * What stands beside the points, and what can be chosen about it.
 * @param {import("../../kit/hydrate.js").Model} model
 * @param {(values: Record<string, any>) => void} change
 * @param {() => import("./model.js").Now} now
 * @param {(i: number) => void} take
 */
function choices(model, change, now, take) {
  /** @type {number[]} */
  const steps = model.get("steps");
  const point = choice({
    label: "point",
    options: Array.from(now().data.X, (x, i) => [String(i), `${i + 1} (x = ${fixed(x, 1)})`]),
    value: () => String(now().chosen),
    onchange: (i) => take(Number(i)),
  });
  const measured = choice({
    label: "measured",
    options: steps.map((h) => [String(h), h ? `with h = ${exponent(h)}` : "not"]),
    value: () => String(model.get("h")),
    onchange: (text) => change({ h: Number(text) }),
  });
  return [
    besideChoice(model, change, [
      ["surface", "loss surface"],
      ["chain", "chain rule"],
    ]),
    besides("chain", model, point),
    besides("surface", model, measured),
  ];
}

/**
 * The slider of w or b.
 * @param {string} name
 * @param {number} reach
 * @param {import("../../kit/hydrate.js").Model} model
 * @param {(values: Record<string, number>) => void} change
 */
function weight(name, reach, model, change) {
  return slider({
    label: name,
    min: -reach,
    max: reach,
    step: 0.02,
    value: () => model.get(name),
    words: (value) => fixed(value, 2),
    oninput: (value) => change({ [name]: value }),
  });
}

/** Where steps have led, one after the other; whatever else moves the point ends it. @param {import("../../kit/hydrate.js").Model} model */
function trail(model) {
  /** @type {[number, number][]} */
  let places = [];
  const here = () => /** @type {[number, number]} */ ([model.get("w"), model.get("b")]);
  const goesOn = () => String(places[places.length - 1]) === String(here());
  return {
    places: () => (goesOn() ? places : []),
    /** One more step. @param {{w: number, b: number}} next */
    on(next) {
      places = [...(goesOn() ? places : [here()]), [next.w, next.b]];
      return next;
    },
  };
}

/** One step; the picture ends at reach. @param {import("./model.js").Now} now @param {number} reach @param {number} [rate] */
function stepDownhill({ theta, g }, reach, rate = 1) {
  const [w, b] = theta.map((value, j) => Math.min(Math.max(value - rate * g[j], -reach), reach));
  return { w, b };
}

/** @param {import("./model.js").Now} now */
const sentence = (now) => (now.beside === "chain" ? chainSentence(now) : surfaceSentence(now));

/** @param {import("./model.js").Now} now */
function chainSentence({ data, theta, g, chosen, link }) {
  const about = `Point ${chosen + 1} (class ${data.y[chosen]}, x = ${fixed(data.X[chosen], 1)})`;
  return [
    `${about} at w = ${fixed(theta[0], 2)}, b = ${fixed(theta[1], 2)}. Forward: z = ${compact(link.z)}, p = ${chance(link.p, link.rest)}, its loss ℓ = `,
    { value: compact(link.loss) },
    `. Backward: dℓ/dp = ${compact(link.lossByP)}, times dp/dz = ${compact(link.pByZ)} is dℓ/dz = ${compact(link.lossByZ)}, times ∂z/∂w = ${compact(link.zByW)} is ∂ℓ/∂w = `,
    { value: compact(link.lossByW) },
    `. The mean of all ${data.n} is the gradient in w, ${fixed(g[0], 4)}.`,
  ];
}

/** @param {import("./model.js").Now} now */
function surfaceSentence({ data, theta, loss, g, measured, errors, hardest, bottom, edge }) {
  const slope = (/** @type {number} */ j) => (measured ? ` by the formula, ${fixed(measured[j], 4)} measured` : "");
  const apart = measured ? Math.max(...g.map((each, j) => Math.abs(each - measured[j]))) : 0;
  return [
    `At w = ${fixed(theta[0], 2)}, b = ${fixed(theta[1], 2)} the loss is `,
    { value: fixed(loss) },
    ". Gradient in w: ",
    { value: fixed(g[0], 4) },
    `${slope(0)}; in b: `,
    { value: fixed(g[1], 4) },
    slope(1),
    ...(measured ? ["; largest difference ", { value: exponent(apart) }] : []),
    `. Point ${hardest + 1} pulls hardest at w: its error ${fixed(errors[hardest], 2)} times x = ${fixed(data.X[hardest], 1)}.`,
    bottom ? " You are at the bottom: the pulls balance." : "",
    edge ? " The map ends here." : "",
    data.best_loss > 0 ? "" : " There is no bottom here: a steeper curve can always do better.",
  ];
}
