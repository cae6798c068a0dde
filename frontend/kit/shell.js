/**
 * What every explorable is made of, whatever it shows: views, controls, the sentence that says what they show,
 * a prediction first, tasks that check themselves, a reset, and a state that fits into an address.
 */

import { button, prediction, tasks } from "./controls.js";
import { html, oncePerFrame } from "./page.js";
import { address, fromAddress, setAddress } from "./address.js";

/**
 * @typedef {object} View one picture
 * @property {Element} node
 * @property {() => boolean} fit take the size of its place; false while there is none
 * @property {(now: any) => void} draw
 * @property {() => void} remove
 * @property {string | Node} [caption]
 *
 * @typedef {object} Control something to move; `sync` shows the model's state
 * @property {Element} node
 * @property {() => void} sync
 *
 * @typedef {(text: string) => any} Reader a value from the address, or undefined if it makes no sense
 *
 * @typedef {object} Parts
 * @property {string} title its accessible name
 * @property {string} layout class names that place its areas
 * @property {Record<string, Reader>} traits what an address may set, and a reset puts back
 * @property {(redraw: () => void) => Record<string, View>} views by the area each is placed in
 * @property {(change: (values: Record<string, any>) => void) => Control[]} controls
 * @property {Node[]} [buttons] before "Reset"
 * @property {Control[]} [choices] after the buttons
 * @property {() => any} now what views and sentence show; null while it is still being worked out
 * @property {(now: any) => (string | {value: string})[]} say the sentence; a {value} is a number that changes
 * @property {() => boolean} [moving] true while it changes by itself: the sentence waits to be announced
 * @property {Parameters<typeof prediction>[0]} [questions]
 * @property {Parameters<typeof tasks>[0]} [tasks]
 * @property {() => void} [before] before every change that the reader makes
 * @property {() => void} [onreset]
 */

/**
 * Build an explorable into its place.
 * @param {{model: import("./hydrate.js").Model, el: HTMLElement, key?: string}} place
 * @param {Parts} parts
 */
export function shell({ model, el, key = "" }, parts) {
  const names = Object.keys(parts.traits);
  const current = () => Object.fromEntries(names.map((name) => [name, model.get(name)]));
  const initial = current();
  if (key)
    for (const name of names)
      if (parts.traits[name](String(initial[name])) === undefined) throw new RangeError(`${name}: ${initial[name]}`);
  const redraw = oncePerFrame(draw);
  const views = parts.views(redraw);
  const controls = parts.controls(change);
  const choices = parts.choices ?? [];
  const taskList = parts.tasks && tasks(parts.tasks);
  const link = button("Copy link", copyLink);
  const buttons = html("div", { class: "buttons" }, ...(parts.buttons ?? []), button("Reset", reset));
  if (key) buttons.append(link);
  buttons.append(...choices.map((each) => each.node));
  const reading = html("output", { class: "reading", "aria-live": "polite" });
  const root = html(
    "div",
    { class: `lab ${parts.layout}`, role: "group", "aria-label": parts.title },
    ...(parts.questions ? [prediction(parts.questions)] : []),
    ...Object.entries(views).map(([area, { node, caption }]) =>
      html(
        "figure",
        { class: "view", style: `grid-area: ${area}` },
        node,
        ...(caption ? [html("figcaption", {}, caption)] : []),
      ),
    ),
    html("div", { class: "controls" }, ...controls.map((each) => each.node), buttons),
    reading,
    ...(taskList ? [taskList.node] : []),
  );

  /** The reader changes something. @param {Record<string, any>} values */
  function change(values) {
    parts.before?.();
    set(values);
  }

  /** @param {Record<string, any>} values */
  function set(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    clearTimeout(saving);
    saving = window.setTimeout(save, 150);
  }

  let saving = 0;
  function save() {
    model.save_changes();
    if (key) setAddress(address(key, current()));
  }

  /** Take from the address what makes sense there; was there anything? */
  function restore() {
    const asked = fromAddress(key);
    for (const name of names) {
      const value = asked[name] === undefined ? undefined : parts.traits[name](asked[name]);
      if (value !== undefined) model.set(name, value);
    }
    return Object.keys(asked).length > 0;
  }

  function reset() {
    parts.before?.();
    for (const [name, value] of Object.entries(initial)) model.set(name, value);
    parts.onreset?.();
    taskList?.reset();
    clearTimeout(saving);
    model.save_changes();
    if (key) setAddress(location.href.split("#")[0]);
  }

  async function copyLink() {
    const href = address(key, current());
    setAddress(href);
    let told = "Link copied";
    try {
      await navigator.clipboard.writeText(href);
    } catch {
      told = "Link is in the address bar";
    }
    link.textContent = told;
    window.setTimeout(() => (link.textContent = "Copy link"), 2000);
  }

  let said = "";
  function draw() {
    for (const control of [...controls, ...choices]) control.sync();
    const now = parts.now();
    reading.setAttribute("aria-busy", String(now === null || Boolean(parts.moving?.())));
    if (now === null) return; // whoever works it out asks again
    for (const view of Object.values(views)) if (view.fit()) view.draw(now);
    const pieces = parts.say(now);
    const sentence = pieces.map((piece) => (typeof piece === "string" ? piece : piece.value)).join("");
    if (sentence !== said) {
      said = sentence;
      reading.replaceChildren(
        ...pieces.map((piece) =>
          typeof piece === "string" ? piece : html("strong", { class: "changed" }, piece.value),
        ),
      );
    }
    taskList?.check(now);
  }

  const events = [...names, "start"].map((name) => `change:${name}`);
  for (const event of events) model.on(event, redraw);
  if (key) window.addEventListener("hashchange", restore);
  el.append(root);
  if (key && restore()) el.scrollIntoView({ block: "start" });
  redraw();

  return {
    set,
    change,
    redraw,
    /** Take the explorable away, and all that it left running. */
    remove() {
      clearTimeout(saving);
      redraw.cancel();
      for (const event of events) model.off(event, redraw);
      window.removeEventListener("hashchange", restore);
      for (const view of Object.values(views)) view.remove();
      root.remove();
    },
  };
}
