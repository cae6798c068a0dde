/** The training lab: learning rate × iterations. Data with boundary, loss curve, and path over the loss, linked. */

import { button, choice, slider } from "../../kit/controls.js";
import { dataView } from "../../kit/data-view.js";
import { descend, descent } from "../../kit/mathematics.js";
import { lossView } from "./loss-view.js";
import { ownPoints } from "./own-points.js";
import { calm, slices } from "../../kit/page.js";
import { pathView } from "./path-view.js";
import { read } from "../../kit/address.js";
import { shell } from "../../kit/shell.js";
import { fixed, rate } from "../../kit/format.js";

export { default as style } from "./style.css";

/** The learning rates of the slider, from 0.001 to 30: round numbers, ten to a factor of ten. */
const RATES = [-3, -2, -1, 0, 1]
  .flatMap((power) => [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8].map((digit) => Number(`${digit}e${power}`)))
  .filter((lr) => lr <= 30);
const HORIZON = 120; // steps over which a prediction is judged

/**
 * A data set: its numbers, and what Python knows of them.
 * @typedef {import("../../kit/mathematics.js").Data & {title: string, best_loss: number | null, best_theta: number[] | null,
 *   domain?: number[]}} Points
 *   best_loss is null where nobody has worked it out; domain: of both axes, where it isn't the data's own
 *
 * What the views draw: the data, a run of gradient descent on them, and where in it we stand.
 * `other` is the run that it is compared with.
 * @typedef {import("../../kit/mathematics.js").Descent} Descent
 * @typedef {{data: Points, run: Descent, t: number, theta: Float64Array, other?: {run: Descent, lr: number}}} Now
 */

/** @type {import("../../kit/hydrate.js").Render} */
export function render(place) {
  const { model } = place;
  const maxIter = model.get("max_iter");
  /** Learning rates that make sense. @type {[number, number]} */
  const rates = model.get("ranges").lr;
  const points0 = model.get("points");
  const full = model.get("size") === "full";
  /** @type {Record<string, Points>} */
  const sets = Object.fromEntries(Object.entries(model.get("datasets")).map(([name, sent]) => [name, points(sent)]));
  const takeOwn = () => void (sets.own = ownData(model.get("points")));
  if (full) takeOwn();
  let data = sets[model.get("data")];
  let run = descent(model.get("start"), data, { lr: model.get("lr"), numIter: maxIter });
  /** The run to compare with, at the rate `compare`; 0 for none. @type {{run: Descent, lr: number, of: Points, from: number[]} | undefined} */
  let other;
  let newClass = 1;
  let playing = false;
  /** Extremes of the loss seen so far, by accuracy in per cent. @type {Map<number, [number, number]>} */
  const moments = new Map();

  const playButton = button("Play", () => (playing ? pause() : play()));
  const stepButton = button("Step", () => shown.change({ num_iter: Math.min(model.get("num_iter") + 1, maxIter) }));
  const compareButton = button("Compare", () => shown.change({ compare: other ? 0 : model.get("lr") }));
  const dataChoice = choice({
    label: "data",
    options: Object.entries(sets).map(([name, { title }]) => [name, title]),
    value: () => model.get("data"),
    onchange: (name) => shown.change({ data: name, start: [0, 0, 0] }),
  });

  const classChoice = choice({
    label: "new points",
    options: [
      ["1", "class 1 (triangle)"],
      ["0", "class 0 (circle)"],
    ],
    value: () => String(newClass),
    onchange: (label) => void (newClass = Number(label)),
  });
  const ownOnly = {
    node: classChoice.node,
    sync() {
      classChoice.sync();
      classChoice.node.hidden = model.get("data") !== "own";
    },
  };

  const shown = shell(place, {
    title: "Training lab",
    layout: full ? "lab-full" : "lab-small",
    traits: {
      lr: read.number(...rates),
      num_iter: read.whole(0, maxIter),
      data: read.oneOf(Object.keys(sets)),
      ...(full && { compare: (/** @type {string} */ text) => (text === "0" ? 0 : read.number(...rates)(text)) }),
    },
    views: (redraw) => ({
      data: full ? editable(dataView(redraw)) : dataView(redraw),
      loss: lossView(maxIter, redraw),
      ...(full && { path: pathView(redraw) }),
    }),
    controls: (change) => [
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
        max: maxIter,
        value: () => model.get("num_iter"),
        oninput: (position) => change({ num_iter: position }),
      }),
    ],
    buttons: full ? [playButton, stepButton, compareButton] : [playButton, stepButton],
    choices: full ? [dataChoice, ownOnly] : [],
    now() {
      const t = model.get("num_iter");
      if (run.done <= t) return null; // the next slice asks again
      return { data, run, t, theta: run.path.subarray(3 * t, 3 * t + 3), other };
    },
    say: (/** @type {Now} */ { data, run, t, other }) => [
      `After ${t} step${t === 1 ? "" : "s"} at rate ${rate(model.get("lr"))} the loss is `,
      { value: fixed(run.loss[t]) },
      `${best(data)}; `,
      { value: String(run.right[t]) },
      ` of ${data.n} points are on the right side.`,
      ...(other && other.run.done > t
        ? [` At rate ${rate(other.lr)} it would be `, { value: fixed(other.run.loss[t]) }, ` (${other.run.right[t]}).`]
        : []),
    ],
    moving: () => playing,
    questions: full ? questions() : undefined,
    tasks: full ? trainingTasks() : undefined,
    before: pause,
    onreset() {
      model.set("start", [0, 0, 0]);
      if (full) model.set("points", points0);
      moments.clear();
    },
  });

  /** The view of the data, where the reader's own can be changed. @param {ReturnType<typeof dataView>} view */
  function editable(view) {
    const own = ownPoints(view.frame, {
      active: () => model.get("data") === "own",
      points: () => model.get("points"),
      label: () => newClass,
      change: (list) => shown.change({ points: list }),
    });
    return {
      ...view,
      caption: own.caption,
      draw(/** @type {Now} */ now) {
        view.draw(now);
        own.draw();
      },
      remove() {
        own.remove();
        view.remove();
      },
    };
  }

  const inSlices = slices();
  function train() {
    if (full) takeOwn();
    data = sets[model.get("data")] || data;
    run = descent(model.get("start"), data, { lr: model.get("lr"), numIter: maxIter });
    const lr = model.get("compare");
    if (!lr) other = undefined;
    else if (!other || other.lr !== lr || other.of !== data || other.from !== model.get("start"))
      other = {
        lr,
        of: data,
        from: model.get("start"),
        run: descent(model.get("start"), data, { lr, numIter: maxIter }),
      };
    compareButton.textContent = other ? "End comparison" : "Compare";
    inSlices(() => {
      const done = run.advance(20) && (!other || other.run.advance(20));
      shown.redraw();
      return done;
    });
  }

  let frame = 0;
  function play() {
    if (model.get("num_iter") >= maxIter) shown.set({ num_iter: 0 });
    if (calm()) return shown.set({ num_iter: maxIter }); // no motion: the end at once
    playing = true;
    playButton.textContent = "Pause";
    let ticks = 0;
    const tick = () => {
      frame = requestAnimationFrame(tick);
      if (++ticks % 2) return;
      const now = model.get("num_iter");
      shown.set({ num_iter: Math.min(now + Math.ceil((now + 1) / 50), maxIter) }); // slow at first: much happens there
      if (now >= maxIter) pause();
    };
    tick();
  }

  function pause() {
    cancelAnimationFrame(frame);
    if (!playing) return;
    playing = false;
    playButton.textContent = "Play";
    shown.redraw();
  }

  /** One question: what does ten times this rate do? The answer is worked out from two runs. */
  function questions() {
    const answers = [
      { key: "faster", text: "fall faster" },
      { key: "bounce", text: "bounce" },
      { key: "large", text: "stay large" },
    ];
    return [0.03, 1].map((lr) => ({
      ask: `The learning rate is ${rate(lr)}. With ten times as much, the loss over ${HORIZON} steps will …`,
      answers,
      show() {
        pause();
        shown.set({ data: "blobs", start: [0, 0, 0], lr: 10 * lr, num_iter: HORIZON });
        const [slow, fast] = [lr, 10 * lr].map(
          (each) => descend([0, 0, 0], sets.blobs, { lr: each, numIter: HORIZON }).loss,
        );
        const rises = fast.filter((value, i) => i > 0 && value > fast[i - 1] + 1e-9).length;
        const truth = fast[HORIZON] >= fast[0] ? "large" : rises ? "bounce" : "faster";
        const numbers = `After ${HORIZON} steps the loss is ${fixed(fast[HORIZON])} at rate ${rate(10 * lr)}, against ${fixed(slow[HORIZON])} at rate ${rate(lr)}`;
        return { truth, because: `${numbers}${rises ? `; it rose ${rises} times on the way` : ""}.` };
      },
    }));
  }

  /** @returns {{text: string, holds: (now: Now) => boolean}[]} */
  function trainingTasks() {
    return [
      {
        text: "Bring the loss within 0.01 of the best possible in under 200 steps.",
        holds: ({ run, t, data }) => !!data.best_loss && t < 200 && run.loss[t] - data.best_loss <= 0.01,
      },
      {
        text: "Make the loss rise at least once.",
        holds: ({ run, t }) => run.loss.subarray(1, t + 1).some((value, i) => value > run.loss[i] + 1e-9),
      },
      {
        text: "On the first program’s data: visit two moments with the same accuracy, to a per cent, one with half the other’s loss.",
        holds({ run, t, data }) {
          if (model.get("data") !== "first program") return false;
          const place = Math.round((100 * run.right[t]) / data.n);
          const [low, high] = moments.get(place) || [Infinity, 0];
          const range = /** @type {[number, number]} */ ([Math.min(low, run.loss[t]), Math.max(high, run.loss[t])]);
          moments.set(place, range);
          return range[0] <= range[1] / 2;
        },
      },
    ];
  }

  const retrainOn = ["change:lr", "change:data", "change:start", "change:compare", "change:points"];
  for (const event of retrainOn) model.on(event, train);
  train();

  return () => {
    pause();
    inSlices.cancel();
    for (const event of retrainOn) model.off(event, train);
    shown.remove();
  };
}

/** Which of the slider's rates is nearest, in proportion. @param {number} lr */
function nearestRate(lr) {
  const distance = RATES.map((each) => Math.abs(Math.log(each / lr)));
  return distance.indexOf(Math.min(...distance));
}

/** What is known of the smallest loss. @param {Points} data */
function best({ best_loss }) {
  if (best_loss === null) return "";
  return best_loss > 0 ? ` (best possible ${fixed(best_loss)})` : " (no smallest one: it can go on falling)";
}

/** The reader's own points as a data set. @param {import("./points.js").Point[]} list @returns {Points} */
function ownData(list) {
  const X = Float64Array.from(list.flatMap(([x1, x2]) => [x1, x2]));
  const y = Float64Array.from(list, ([, , label]) => label);
  return { title: "your own points", X, y, n: y.length, d: 2, best_loss: null, best_theta: null, domain: [-4, 4] };
}

/** @param {any} sent @returns {Points} */
function points(sent) {
  const { X, y, ...rest } = sent;
  return { ...rest, X: Float64Array.from(X), y: Float64Array.from(y), n: y.length, d: 2 };
}
