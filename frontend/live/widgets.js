/**
 * Widgets that a cell makes, with Python on the other end of each change: explorables, alive by the book's own front
 * end, and the few of ipywidgets that panel.js knows.
 */

import { html } from "../kit/page.js";
import { createModel } from "./model.js";
import { createOutput } from "./outputs.js";
import { createPanel } from "./panel.js";

/**
 * @typedef {object} Widget
 * @property {import("../kit/hydrate.js").Model} model
 * @property {(state: Record<string, any>) => void} update from Python
 * @property {HTMLElement} place where it shows what is drawn inside it
 * @property {ReturnType<typeof createOutput>} output
 * @property {() => void} [received] Python has dealt with the last message
 */

/** @param {(id: string, data: any) => void} tellWidget @param {URL} frontEnd explorables.js */
export function createWidgets(tellWidget, frontEnd) {
  /** @type {Map<string, Widget>} */
  const widgets = new Map();

  /** @param {string} id @param {Record<string, any>} state */
  function open(id, state) {
    const place = html("div", { class: "live-inside" });
    const tell = (/** @type {any} */ changes) => tellWidget(id, { method: "update", state: changes, buffer_paths: [] });
    widgets.set(id, { ...createModel(state, tell), place, output: createOutput(place, bringToLife) });
  }

  /** Put what is alive where its picture is; returns what takes it away again. @type {import("./outputs.js").BringToLife} */
  function bringToLife(data, place) {
    const id = data["application/vnd.jupyter.widget-view+json"]?.model_id;
    const widget = widgets.get(id);
    const picture = /** @type {HTMLElement | null} */ (place.querySelector("[data-explorable]"));
    if (widget && picture) return showExplorable(widget, picture, frontEnd);
    if (widget) place.replaceChildren(createPanel(id, widgets));
    return () => {};
  }

  return {
    bringToLife,
    /** @param {any} message from Python's side of a widget, or something shown inside it */
    receive(message) {
      const { type, what, id, data } = message;
      if (type === "received") widgets.get(id)?.received?.();
      else if (type !== "comm") widgets.get(message.place)?.output.show(message, "Figure drawn by the panel");
      else if (what === "comm_open") open(id, data.state ?? {});
      else if (what === "comm_close") widgets.delete(id);
      else if (data?.method === "update") widgets.get(id)?.update(data.state);
    },
    /** Python was started anew: its widgets are gone. What is on the page goes on by itself. */
    forget: () => widgets.clear(),
  };
}

/**
 * @param {Widget} widget
 * @param {HTMLElement} picture what stands there until it is alive
 * @param {URL} frontEnd
 * @returns {() => void} what takes it away again, even if it isn't there yet
 */
function showExplorable({ model }, picture, frontEnd) {
  const name = picture.dataset.explorable ?? "";
  delete picture.dataset.state; // or it would be one of the page's own, which know no Python
  let gone = false;
  let remove = () => void (gone = true);
  load(frontEnd, name).then((explorables) => {
    if (gone) return;
    const el = html("div");
    const key = keyOf(name, picture);
    remove = explorables.widget(name).render({ model, el, key, linked: takeLink(key, explorables.opened) });
    el.dataset.alive = key;
    picture.replaceWith(el);
  });
  return () => remove();
}

/**
 * Its name in the page's address: the one of the book's own explorable in whose place it stands; or else the cell's.
 * @param {string} name @param {HTMLElement} picture
 */
function keyOf(name, picture) {
  const cell = picture.closest(".cell[id]");
  if (!cell) return "";
  const those = [...cell.querySelectorAll(`[data-explorable="${name}"]`)];
  const isLive = (/** @type {Element} */ each) => each.closest(".live-output") !== null;
  const place = those.filter(isLive).indexOf(picture);
  const instead = /** @type {HTMLElement | undefined} */ (those.filter((each) => !isLive(each))[place]);
  return instead?.dataset.alive || `${name}-${cell.id}${place ? `-${place + 1}` : ""}`;
}

/** @type {Set<string>} */
const taken = new Set();

/**
 * May it begin as the address says? Once, and only if the page was opened with it: later on, the code decides.
 * @param {string} key @param {string} opened the address's fragment then
 */
function takeLink(key, opened) {
  const first = location.hash === opened && !taken.has(key);
  taken.add(key);
  return first;
}

/** The front end of an explorable, from the page or, where it has none, fetched now. @param {URL} url @param {string} name */
async function load(url, name) {
  const page = /** @type {any} */ (window);
  if (!page.explorables) {
    await new Promise((onload, onerror) => document.head.append(html("script", { src: url.href, onload, onerror })));
  }
  await page.explorables.load(name);
  return page.explorables;
}
