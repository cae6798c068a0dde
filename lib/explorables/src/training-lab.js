/** The training lab: learning rate × iterations. Data with boundary, loss curve, and path over the loss, linked. */

import { button, choice, prediction, slider, tasks } from "./controls.js";
import { dataView } from "./data-view.js";
import { descend, descent } from "./engine.js";
import { lossView } from "./loss-view.js";
import { calm, fixed, html, oncePerFrame, rate, slices } from "./page.js";
import { pathView } from "./path-view.js";
import { address, fromAddress, numberFrom, setAddress } from "./share.js";

/** The learning rates of the slider, from 0.001 to 30: round numbers, ten to a factor of ten. */
const RATES = [-3, -2, -1, 0, 1]
  .flatMap((power) => [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8].map((digit) => Number(`${digit}e${power}`)))
  .filter((lr) => lr <= 30);
const HORIZON = 120; // steps over which a prediction is judged

/**
 * A data set: the engine's numbers, and what Python knows of them.
 * @typedef {import("./engine.js").Data & {title: string, best_loss: number, best_theta: number[] | null}} Points
 *
 * What the views draw: the data, a run of gradient descent on them, and where in it we stand.
 * @typedef {{data: Points, run: import("./engine.js").Descent, t: number, theta: Float64Array}} Now
 */

/** @type {import("./hydrate.js").Render} */
export function trainingLab({ model, el, key }) {
  const maxIter = model.get("max_iter");
  const full = model.get("size") === "full";
  const initial = { data: model.get("data"), lr: model.get("lr"), num_iter: model.get("num_iter") };
  /** @type {Record<string, Points>} */
  const sets = Object.fromEntries(Object.entries(model.get("datasets")).map(([name, sent]) => [name, points(sent)]));
  let data = sets[initial.data];
  let run = descent(model.get("start"), data, { lr: initial.lr, numIter: maxIter });
  let playing = false;
  /** Extremes of the loss seen so far, by accuracy in per cent. @type {Map<number, [number, number]>} */
  const moments = new Map();

  // --- parts -------------------------------------------------------------------------------------------------------
  const redraw = oncePerFrame(draw);
  const dataChart = dataView(redraw);
  const lossChart = lossView(maxIter, redraw);
  const pathChart = full ? pathView(redraw) : null;
  const views = pathChart ? [dataChart, lossChart, pathChart] : [dataChart, lossChart];
  const lrSlider = slider({
    label: "learning rate",
    min: 0,
    max: RATES.length - 1,
    words: () => rate(model.get("lr")),
    oninput: (position) => change({ lr: RATES[position] }),
  });
  const iterSlider = slider({
    label: "iterations",
    min: 0,
    max: maxIter,
    words: String,
    oninput: (position) => change({ num_iter: position }),
  });
  const dataChoice = choice({
    label: "data",
    options: Object.entries(sets).map(([name, { title }]) => [name, title]),
    onchange: (name) => change({ data: name, start: [0, 0, 0] }),
  });
  const playButton = button("Play", () => (playing ? pause() : play()));
  const stepButton = button("Step", () => change({ num_iter: Math.min(model.get("num_iter") + 1, maxIter) }));
  const resetButton = button("Reset", reset);
  const linkButton = button("Copy link", copyLink);
  const buttons = html("div", { class: "buttons" }, playButton, stepButton, resetButton);
  if (key) buttons.append(linkButton);
  const reading = html("output", { class: "reading", "aria-live": "polite" });
  const taskList = full ? tasks(trainingTasks()) : null;
  const root = html(
    "div",
    { class: `lab ${full ? "lab-full" : "lab-small"}`, role: "group", "aria-label": "Training lab" },
    html("div", { class: "view view-data" }, dataChart.node),
    html("div", { class: "controls" }, lrSlider.node, iterSlider.node, buttons),
    reading,
    html("div", { class: "view view-loss" }, lossChart.node),
  );
  if (pathChart) root.append(html("div", { class: "view view-path" }, pathChart.node));
  if (Object.keys(sets).length > 1) buttons.append(dataChoice.node);
  if (taskList) root.append(taskList.node);
  if (full) root.prepend(prediction(questions()));

  // --- state -------------------------------------------------------------------------------------------------------
  /** @param {Record<string, any>} values */
  function change(values) {
    pause();
    set(values);
  }

  /** @param {Record<string, any>} values */
  function set(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    save();
  }

  let saved = 0;
  function save() {
    clearTimeout(saved);
    saved = window.setTimeout(() => {
      model.save_changes();
      if (key) setAddress(href());
    }, 150);
  }

  const href = () =>
    address(key || "", { lr: model.get("lr"), num_iter: model.get("num_iter"), data: model.get("data") });

  function restore() {
    const asked = fromAddress(key || "");
    const lr = numberFrom(asked.lr, RATES[0], RATES[RATES.length - 1]);
    const iterations = numberFrom(asked.num_iter, 0, maxIter);
    if (Object.hasOwn(sets, asked.data ?? "")) model.set("data", asked.data);
    if (lr !== undefined) model.set("lr", lr);
    if (iterations !== undefined) model.set("num_iter", Math.round(iterations));
    return Object.keys(asked).length > 0;
  }

  function reset() {
    pause();
    set({ ...initial, start: [0, 0, 0] });
    taskList?.reset();
    moments.clear();
    if (!key) return;
    clearTimeout(saved);
    setAddress(location.href.split("#")[0]);
  }

  async function copyLink() {
    setAddress(href());
    try {
      await navigator.clipboard.writeText(href());
      linkButton.textContent = "Link copied";
    } catch {
      linkButton.textContent = "Link is in the address bar";
    }
    window.setTimeout(() => (linkButton.textContent = "Copy link"), 2000);
  }

  // --- training ----------------------------------------------------------------------------------------------------
  const inSlices = slices();

  function train() {
    data = sets[model.get("data")] || data;
    run = descent(model.get("start"), data, { lr: model.get("lr"), numIter: maxIter });
    inSlices(() => {
      const done = run.advance(20);
      redraw();
      return done;
    });
    redraw();
  }

  let frame = 0;
  function play() {
    if (model.get("num_iter") >= maxIter) model.set("num_iter", 0);
    if (calm()) return change({ num_iter: maxIter }); // no motion: the end at once
    playing = true;
    playButton.textContent = "Pause";
    let ticks = 0;
    const tick = () => {
      frame = requestAnimationFrame(tick);
      if (++ticks % 2) return;
      const now = model.get("num_iter");
      set({ num_iter: Math.min(now + Math.ceil((now + 1) / 50), maxIter) }); // slow at first, where much happens
      if (now >= maxIter) pause();
    };
    tick();
  }

  function pause() {
    cancelAnimationFrame(frame);
    if (!playing) return;
    playing = false;
    playButton.textContent = "Play";
    redraw();
  }

  // --- drawing -----------------------------------------------------------------------------------------------------
  function draw() {
    const t = model.get("num_iter");
    lrSlider.show(nearestRate(model.get("lr")));
    iterSlider.show(t);
    dataChoice.show(model.get("data"));
    reading.setAttribute("aria-busy", String(playing || run.done <= t));
    if (run.done <= t) return; // the next slice asks again
    const theta = run.path.subarray(3 * t, 3 * t + 3);
    for (const view of views) if (view.fit()) view.draw({ data, run, t, theta });
    const said = [fixed(run.loss[t]), String(run.right[t])];
    const sentence = [
      `After ${t} step${t === 1 ? "" : "s"} at rate ${rate(model.get("lr"))} the loss is `,
      ` (${data.best_loss > 0 ? `best possible ${fixed(data.best_loss)}` : "no smallest one: it can go on falling"}); `,
      ` of ${data.n} points are on the right side.`,
    ];
    if (reading.textContent !== sentence[0] + said[0] + sentence[1] + said[1] + sentence[2])
      reading.replaceChildren(
        sentence[0],
        html("strong", { class: "changed" }, said[0]),
        sentence[1],
        html("strong", { class: "changed" }, said[1]),
        sentence[2],
      );
    taskList?.check({ run, t, data });
  }

  // --- predictions and tasks ---------------------------------------------------------------------------------------
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
        change({ data: initial.data, start: [0, 0, 0], lr: 10 * lr, num_iter: HORIZON });
        const [slow, fast] = [lr, 10 * lr].map(
          (each) => descend([0, 0, 0], sets[initial.data], { lr: each, numIter: HORIZON }).loss,
        );
        const rises = fast.filter((value, i) => i > 0 && value > fast[i - 1] + 1e-9).length;
        const truth = fast[HORIZON] >= fast[0] ? "large" : rises ? "bounce" : "faster";
        const numbers = `After ${HORIZON} steps the loss is ${fixed(fast[HORIZON])} at rate ${rate(10 * lr)}, against ${fixed(slow[HORIZON])} at rate ${rate(lr)}`;
        return { truth, because: `${numbers}${rises ? `; it rose ${rises} times on the way` : ""}.` };
      },
    }));
  }

  /** @returns {{text: string, holds: (now: {run: import("./engine.js").Descent, t: number, data: Points}) => boolean}[]} */
  function trainingTasks() {
    return [
      {
        text: "Bring the loss within 0.01 of the best possible in under 200 steps.",
        holds: ({ run, t, data }) => data.best_loss > 0 && t < 200 && run.loss[t] - data.best_loss <= 0.01,
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

  // --- life --------------------------------------------------------------------------------------------------------
  const retrainOn = ["change:lr", "change:data", "change:start"];
  for (const event of retrainOn) model.on(event, train);
  model.on("change:num_iter", redraw);
  const onHash = () => restore();
  if (key) window.addEventListener("hashchange", onHash);
  el.append(root);
  if (key && restore()) el.scrollIntoView({ block: "start" });
  train();

  return () => {
    pause();
    clearTimeout(saved);
    inSlices.cancel();
    redraw.cancel();
    for (const event of retrainOn) model.off(event, train);
    model.off("change:num_iter", redraw);
    window.removeEventListener("hashchange", onHash);
    for (const view of views) view.remove();
    root.remove();
  };
}

/** Which of the slider's rates is nearest, in proportion. @param {number} lr */
function nearestRate(lr) {
  const distance = RATES.map((each) => Math.abs(Math.log(each / lr)));
  return distance.indexOf(Math.min(...distance));
}

/** @param {any} sent @returns {Points} */
function points(sent) {
  const { X, y, ...rest } = sent;
  return { ...rest, X: Float64Array.from(X), y: Float64Array.from(y), n: y.length, d: 2 };
}
