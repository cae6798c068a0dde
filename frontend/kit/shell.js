/**
 * What every explorable is made of, whatever it shows: views, controls, the sentence that says what they show,
 * a prediction first, tasks that check themselves, a reset, and a state that fits into an address.
 */

import { button } from "./controls.js";
import { film } from "./film.js";
import { formed } from "./form.js";
import { hand } from "./hand.js";
import { html, oncePerFrame } from "./page.js";
import { prediction } from "./prediction.js";
import { pulse } from "./pulse.js";
import { reading } from "./reading.js";
import { keep } from "./storage.js";
import { linkButton, stateOf } from "./state.js";
import { tasks } from "./tasks.js";

/**
 * @typedef {object} View one picture
 * @property {Element} node
 * @property {() => boolean} fit take the size of its place; false while there is none
 * @property {(now: any) => void} draw
 * @property {() => void} remove
 * @property {string | Node} [caption]
 * @property {Element[]} [traces] what draws the model: a ghost of it stays when the model moves by itself
 *
 * @typedef {object} Control something to move or to press
 * @property {Element} node
 * @property {() => void} [sync] show the model's state
 *
 * @typedef {object} Acts what views and controls may do
 * @property {(values: Record<string, any>) => void} change the reader changes something
 * @property {(values: Record<string, any>) => void} set something else does
 * @property {() => void} redraw
 * @property {(outcome: {before?: Record<string, any>, after: Record<string, any>}) => void} play go there in front of
 *   the reader's eyes, and leave a ghost of what was before
 * @property {(name: string) => any} ahead what the model has, or will have where it is on its way there
 *
 * @typedef {object} Parts
 * @property {string} title its accessible name
 * @property {string} layout class names that place its areas
 * @property {Record<string, import("./state.js").Reader>} traits what an address may set, and a reset puts back
 * @property {(values: Record<string, any>) => Record<string, any>} [written] those of them that an address needs, where it isn't all
 * @property {(acts: Acts) => Record<string, View>} views by the area each is placed in
 * @property {(acts: Acts) => Control[]} controls
 * @property {(acts: Acts) => Control[]} [buttons] before "Reset"
 * @property {(acts: Acts) => Control[]} [choices] after the buttons
 * @property {() => any} now what views and sentence show; null while it is still being worked out
 * @property {(now: any) => import("./reading.js").Sentence} say
 * @property {() => boolean} [moving] true while it changes by itself: the sentence waits to be announced
 * @property {import("./prediction.js").Question[]} [questions]
 * @property {import("./tasks.js").Task[]} [tasks]
 * @property {() => void} [before] before every change that the reader makes
 * @property {() => Record<string, any>} [onreset] returns what else goes back to its start
 * @property {Record<string, import("./form.js").Form>} [forms] by the model's `view`
 * @property {string} [ask] a small form's one question
 */

/**
 * Build an explorable into its place.
 * @param {Parameters<import("./hydrate.js").Render>[0]} place
 * @param {Parts} whole
 */
export function shell({ model, el, key = "", linked = true }, whole) {
  const parts = formed(whole, model.get("view"));
  const state = stateOf(model, key, parts.traits, parts.written);
  const redraw = oncePerFrame(draw);
  const scene = film(state, () => views, redraw);
  const { reset, follow, answer, answered, ...acts } = actions(state, scene, parts, redraw);
  const common = parts.ask ? [] : [button("Reset", reset), ...(key ? [linkButton(state.href)] : [])];
  const built = build(parts, acts, answer, common, key);
  const views = Object.values(built.views);
  const held = hand(built.root, redraw);

  function draw() {
    for (const control of built.controls) control.sync?.();
    const now = parts.now();
    const moving = scene.playing() || Boolean(parts.moving?.());
    built.reading.wait(now === null || moving);
    if (now === null) return; // whoever works it out asks again
    for (const view of views) if (view.fit()) view.draw(now);
    scene.check();
    built.reading.say(parts.say(now));
    if (moving) return;
    built.told();
    if (!held.on()) built.tasks?.check(now, answered()); // what is only passed on the way isn't done
  }

  const leave = arrive(
    { model, el, key, linked },
    { root: built.root, names: Object.keys(parts.traits), redraw, follow, restore: state.restore },
  );
  return {
    ...acts,
    /** Take the explorable away, and all that it left running. */
    remove() {
      state.remove();
      scene.stop();
      redraw.cancel();
      held.remove();
      for (const view of views) view.remove();
      leave();
    },
  };
}

/**
 * What a reader, a control or a question may do.
 * @param {ReturnType<typeof stateOf>} state @param {ReturnType<typeof film>} scene @param {Parts} parts @param {() => void} redraw
 */
function actions(state, scene, parts, redraw) {
  let answered = false;
  /** Something is about to change what it shows. */
  function take() {
    scene.stop();
    answered = false;
    parts.before?.();
  }
  /** @type {Acts["play"]} */
  function play(outcome) {
    take();
    scene.play(outcome);
  }
  return {
    ...{ play, redraw, set: state.set, ahead: scene.ahead },
    /** @param {Record<string, any>} values */
    change(values) {
      take();
      state.set(values);
    },
    reset() {
      take();
      state.reset(parts.onreset?.() ?? {});
      redraw();
    },
    /** The address has changed. */
    follow() {
      scene.stop();
      state.restore();
    },
    /** A question is answered. @type {Acts["play"]} */
    answer(outcome) {
      play(outcome);
      answered = true;
    },
    /** Is what is seen now an answer, and not the reader's own? */
    answered: () => answered,
  };
}

/**
 * Into the page, and listening to model and address; returns what undoes both.
 * @param {{model: import("./hydrate.js").Model, el: HTMLElement, key: string, linked: boolean}} place
 * @param {{root: HTMLElement, names: string[], redraw: () => void, follow: () => void, restore: () => boolean}} explorable
 *   names: of what it draws; follow: the address has changed; restore: is there anything in it?
 */
function arrive({ model, el, key, linked }, { root, names, redraw, follow, restore }) {
  const events = names.map((name) => `change:${name}`);
  for (const event of events) model.on(event, redraw);
  if (key) window.addEventListener("hashchange", follow);
  el.append(root);
  const still = pulse(root);
  if (key && linked && restore()) el.scrollIntoView({ block: "start" });
  redraw();
  return () => {
    for (const event of events) model.off(event, redraw);
    window.removeEventListener("hashchange", follow);
    still();
    root.remove();
  };
}

/**
 * All that it consists of, in its places.
 * @param {Parts} parts
 * @param {Acts} acts
 * @param {Acts["play"]} answer show what a question asked about
 * @param {Node[]} common buttons that every explorable has
 * @param {string} key
 */
function build(parts, acts, answer, common, key) {
  const views = parts.views(acts);
  const controls = parts.controls(acts);
  const choices = parts.choices?.(acts) ?? [];
  const own = parts.buttons?.(acts) ?? [];
  const sentence = reading();
  const asked = parts.questions ?? [];
  const predict =
    asked.length &&
    prediction(asked, {
      play: answer,
      ...kept(
        `predictions ${key}`,
        asked.map(({ ask }) => ask),
      ),
    });
  const list =
    parts.tasks &&
    tasks(
      parts.tasks,
      kept(
        `tasks ${key}`,
        parts.tasks.map(({ text }) => text),
      ),
    );
  const nodes = (/** @type {Control[]} */ those) => those.map(({ node }) => node);
  const root = html(
    "div",
    { class: `lab ${parts.layout}`, role: "group", "aria-label": parts.title },
    ...(predict ? [predict.node] : []),
    ...(parts.ask ? [html("p", { class: "ask" }, html("strong", {}, parts.ask))] : []),
    ...Object.entries(views).map(figure),
    html(
      "div",
      { class: "controls" },
      html("div", { class: "dock" }, ...nodes(controls), ...row(nodes(own))),
      ...row([...common, ...nodes(choices)]),
    ),
    sentence.node,
    ...(list ? [list.node] : []),
  );
  return {
    ...{ root, views, controls: [...controls, ...own, ...choices], reading: sentence, tasks: list },
    /** All has come to rest: whoever has predicted hears what is right. */
    told: () => predict && predict.rested(),
  };
}

/** Buttons beside each other. @param {Node[]} buttons @returns {Node[]} */
const row = (buttons) => (buttons.length ? [html("div", { class: "buttons" }, ...buttons)] : []);

/** A view in its area. @param {[string, View]} entry */
function figure([area, { node, caption }]) {
  const words = caption ? [html("figcaption", {}, caption)] : [];
  return html("figure", { class: "view", "data-view": area, style: `grid-area: ${area}` }, node, ...words);
}

/** Where a page keeps what was done; a notebook, where an explorable has no name of its own, keeps nothing. @param {string} name @param {string[]} texts */
function kept(name, texts) {
  return name.endsWith(" ") ? { read: () => undefined, write() {} } : keep(name, texts.join("\n"));
}
