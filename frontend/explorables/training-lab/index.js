/** The training lab: learning rate × iterations. Data with boundary, loss curve, and path over the loss, linked. */

import { fromAddress, read } from "../../kit/address.js";
import { button, choice, slider } from "../../kit/controls.js";
import { dataView } from "../../kit/data-view.js";
import { fixed, rate } from "../../kit/format.js";
import { whenSeen } from "../../kit/pulse.js";
import { shell } from "../../kit/shell.js";
import { dataSets, ownData } from "./data.js";
import { onLandscape, trails } from "./landscape.js";
import { lossView } from "./loss-view.js";
import { classChoice, ownView } from "./own-view.js";
import { pathView } from "./path-view.js";
import { player } from "./player.js";
import { readPoints } from "./points.js";
import { questions } from "./questions.js";
import { nearestRate, otherRate, RATES } from "./rates.js";
import { runs } from "./runs.js";
import { positionOf, POSITIONS, stepsAt } from "./steps.js";
import { tasks } from "./tasks.js";

export { default as style } from "./style.css";

const FORMS = { rate: { ask: "How large may a step be before the loss bounces?", view: "loss", control: 0 } };
const FAR = 1e6; // as Python has it, of weights to start from

/** @typedef {import("../../kit/hydrate.js").Model} Model */
/** @typedef {import("../../kit/shell.js").Acts} Acts */

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  const sets = dataSets(model.get("datasets"));
  const full = model.get("view") !== "plain";
  if (full || model.get("data") === "own") sets.own = ownData(model.get("points"));
  const training = runs(model, sets, () => shown.redraw());
  const play = player({
    now: () => model.get("num_iter"),
    end: model.get("max_iter"),
    go: (num_iter) => shown.set({ num_iter }),
    roll: (num_iter) => model.set("num_iter", num_iter), // nobody asked for it: the address stays as it is
    onpause: () => shown.redraw(),
  });
  const walks = trails();
  const shown = shell(place, {
    title: "Training lab",
    traits: traits(model, Object.keys(sets)),
    written,
    controls: ({ change }) => (full ? sliders : plainSliders)(model, change),
    now: () => training.at(model.get("num_iter")),
    say: (now) => sentence(now, model.get("lr"), full),
    moving: play.playing,
    before: play.pause,
    onreset() {
      walks.clear();
      return {};
    },
    ...(full ? fullLab(model, sets, play, walks) : smallLab(model, play)),
  });
  training.start(); // only now: the address may have asked for another run
  const alone = !full && place.key && !Object.keys(fromAddress(place.key)).length;
  const forget = alone ? whenSeen([place.el], play.show) : () => {};
  return () => {
    forget();
    play.pause();
    training.remove();
    shown.remove();
  };
}

/** Two pictures, and no questions; the reader's own points can be moved. @param {Model} model @param {import("../../kit/shell.js").Control} play */
function smallLab(model, play) {
  const active = () => model.get("data") === "own";
  const newPoints = classChoice(active);
  const own = { active, points: () => model.get("points"), label: newPoints.label };
  return {
    layout: "lab-small",
    views: (/** @type {Acts} */ { change, redraw }) => ({
      data: ownView(dataView(redraw), { ...own, change: (list) => change({ points: list }) }),
      loss: lossView(model.get("max_iter"), redraw, "step"),
    }),
    buttons: (/** @type {Acts} */ acts) => [play, stepButton(model, acts)],
    choices: () => [newPoints],
  };
}

/**
 * All that there is.
 * @param {Model} model
 * @param {Record<string, import("./data.js").Points>} sets
 * @param {ReturnType<typeof player>} play
 * @param {ReturnType<typeof trails>} walks
 */
function fullLab(model, sets, play, walks) {
  const active = () => model.get("data") === "own";
  const newPoints = classChoice(active);
  const walk = (/** @type {Acts["change"]} */ change) => ({
    put: (/** @type {number} */ w1, /** @type {number} */ w2) =>
      change({ start: onLandscape(sets[model.get("data")], w1, w2), num_iter: 0 }),
    release: play.play,
    trails: walks,
  });
  const own = { active, points: () => model.get("points"), label: newPoints.label };
  return {
    layout: "lab-full",
    views: (/** @type {Acts} */ { change, redraw }) => ({
      data: ownView(dataView(redraw), { ...own, change: (list) => change({ points: list }) }),
      loss: lossView(model.get("max_iter"), redraw),
      path: pathView(walk(change), redraw),
    }),
    buttons: (/** @type {Acts} */ acts) => [play, stepButton(model, acts), compareButton(model, acts)],
    choices: (/** @type {Acts} */ acts) => [dataChoice(model, sets, acts), newPoints],
    forms: FORMS,
    questions: sets.blobs && questions(sets.blobs),
    tasks: tasks(model),
  };
}

/** What an address may set. @param {Model} model @param {string[]} names of data sets */
function traits(model, names) {
  /** Learning rates that make sense. @type {[number, number]} */
  const rates = model.get("ranges").lr;
  const compare = (/** @type {string} */ text) => (text === "0" ? 0 : read.number(...rates)(text));
  return {
    lr: read.number(...rates),
    num_iter: read.whole(0, model.get("max_iter")),
    data: read.oneOf(names),
    ...(names.includes("own") && { points: readPoints }),
    ...(model.get("view") !== "plain" && { compare, start: read.list((n) => n === 3, -FAR, FAR) }),
  };
}

/** The reader's own points matter where they are shown. @param {Record<string, any>} values */
const written = ({ points, ...values }) => (values.data === "own" ? { ...values, points } : values);

/** @param {Model} model @param {Acts["change"]} change */
function sliders(model, change) {
  return [
    slider({
      label: "learning rate",
      min: 0,
      max: RATES.length - 1,
      value: () => nearestRate(model.get("lr")),
      words: () => rate(model.get("lr")),
      oninput: (position) => change({ lr: RATES[position] }),
    }),
    slider({
      label: "iterations",
      min: 0,
      max: model.get("max_iter"),
      value: () => model.get("num_iter"),
      oninput: (position) => change({ num_iter: position }),
    }),
  ];
}

/** The same for whoever has read nothing yet; steps count by factors of ten, as in the picture. @param {Model} model @param {Acts["change"]} change */
function plainSliders(model, change) {
  const most = model.get("max_iter");
  const size = slider({
    label: "step size",
    min: 0,
    max: RATES.length - 1,
    value: () => nearestRate(model.get("lr")),
    words: () => rate(model.get("lr")),
    oninput: (position) => change({ lr: RATES[position] }),
  });
  const steps = slider({
    label: "steps",
    min: 0,
    max: POSITIONS,
    value: () => positionOf(model.get("num_iter"), most),
    words: () => String(model.get("num_iter")),
    oninput: (position) => change({ num_iter: stepsAt(position, most) }),
  });
  size.node.title = "How far each step goes. Its proper name is the learning rate.";
  steps.node.title = "How many steps have been taken. Their proper name is iterations.";
  return [size, steps];
}

/** @param {Model} model @param {Acts} acts */
const stepButton = (model, { change }) => ({
  node: button("Step", () => change({ num_iter: Math.min(model.get("num_iter") + 1, model.get("max_iter")) })),
});

/** @param {Model} model @param {Acts} acts */
function compareButton(model, { change }) {
  const on = () => Boolean(model.get("compare"));
  const other = () => otherRate(model.get("lr"));
  const node = button("", () => change({ compare: on() ? 0 : other() }));
  node.classList.add("compare");
  return { node, sync: () => void (node.textContent = on() ? "End comparison" : `Compare with ${rate(other())}`) };
}

/** @param {Model} model @param {Record<string, import("./data.js").Points>} sets @param {Acts} acts */
const dataChoice = (model, sets, { change }) =>
  choice({
    label: "data",
    options: Object.entries(sets).map(([name, { title }]) => [name, title]),
    value: () => model.get("data"),
    onchange: (name) => change({ data: name, start: [0, 0, 0] }),
  });

/** @param {import("./runs.js").Now} now @param {number} lr @param {boolean} full or in plain words */
function sentence({ data, run, t, other }, lr, full) {
  const rival = other && other.run.done > t ? other : undefined;
  return [
    `After ${t} step${t === 1 ? "" : "s"} ${full ? "at rate" : "of size"} ${rate(lr)} the loss is `,
    { value: fixed(run.loss[t]) },
    `${best(data)}; `,
    { value: String(run.right[t]) },
    ` of ${data.n} points are classified correctly.`,
    ...(rival
      ? [` At rate ${rate(rival.lr)} it would be `, { value: fixed(rival.run.loss[t]) }, ` (${rival.run.right[t]}).`]
      : []),
  ];
}

/** What is known of the smallest loss. @param {import("./data.js").Points} data */
function best({ best_loss }) {
  if (best_loss === null) return "";
  return best_loss > 0 ? ` (best possible ${fixed(best_loss)})` : " (no smallest one: it can go on falling)";
}
