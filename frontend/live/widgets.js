/**
 * Widgets that a cell makes, with Python on the other end of each change: explorables, alive by the book's own front
 * end, and the few of ipywidgets that panel.js knows.
 */

import { createOutput } from "./outputs.js";
import { element } from "./page.js";
import { createPanel } from "./panel.js";

/**
 * @typedef {object} Model what the front end asks of a model; see kit/hydrate.js
 * @property {(name: string) => any} get
 * @property {(name: string, value: any) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, listener: () => void) => void} on
 * @property {(event: string, listener: () => void) => void} off
 */

/**
 * @typedef {object} Widget
 * @property {Model} model
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
  function createModel(id, state) {
    /** @type {Map<string, Set<() => void>>} */
    const listeners = new Map();
    /** @type {Record<string, any>} */
    let unsaved = {};
    /** @param {string} name @param {any} value */
    const put = (name, value) => {
      if (same(state[name], value)) return;
      state[name] = value;
      for (const listener of [...(listeners.get(`change:${name}`) ?? [])]) listener();
    };
    const model = {
      get: (/** @type {string} */ name) => state[name],
      set: (/** @type {string} */ name, /** @type {any} */ value) => {
        if (!same(state[name], value)) unsaved[name] = value;
        put(name, value);
      },
      save_changes: () => {
        if (Object.keys(unsaved).length) tellWidget(id, { method: "update", state: unsaved, buffer_paths: [] });
        unsaved = {};
      },
      on: (/** @type {string} */ event, /** @type {() => void} */ listener) => {
        if (!listeners.has(event)) listeners.set(event, new Set());
        listeners.get(event)?.add(listener);
      },
      off: (/** @type {string} */ event, /** @type {() => void} */ listener) => listeners.get(event)?.delete(listener),
    };
    const update = (/** @type {Record<string, any>} */ news) => {
      for (const [name, value] of Object.entries(news)) {
        delete unsaved[name];
        put(name, value);
      }
    };
    const place = element("div", { class: "live-inside" });
    return { model, update, place, output: createOutput(place, bringToLife) };
  }

  /** Put what is alive where its picture is. @param {Record<string, any>} data @param {HTMLElement} place */
  function bringToLife(data, place) {
    const id = data["application/vnd.jupyter.widget-view+json"]?.model_id;
    const widget = widgets.get(id);
    const picture = /** @type {HTMLElement | null} */ (place.querySelector("[data-explorable]"));
    if (widget && picture) {
      const name = picture.dataset.explorable ?? "";
      const el = element("div", {});
      load(frontEnd, name)
        .then((explorables) => explorables.widget(name).render({ model: widget.model, el }))
        .then(() => picture.replaceWith(el));
    } else if (widget) {
      place.replaceChildren(createPanel(id, widgets));
    }
  }

  return {
    bringToLife,
    /** @param {any} message from Python's side of a widget, or something shown inside it */
    receive(message) {
      const { type, what, id, data } = message;
      if (type === "received") widgets.get(id)?.received?.();
      else if (type !== "comm") widgets.get(message.place)?.output.show(message, "Figure drawn by the panel");
      else if (what === "comm_open") widgets.set(id, createModel(id, data.state ?? {}));
      else if (what === "comm_close") widgets.delete(id);
      else if (data?.method === "update") widgets.get(id)?.update(data.state);
    },
    /** Python was started anew: its widgets are gone. What is on the page goes on by itself. */
    forget: () => widgets.clear(),
  };
}

/** @param {any} a @param {any} b */
const same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The front end of an explorable, from the page or, where it has none, fetched now. @param {URL} url @param {string} name */
async function load(url, name) {
  const page = /** @type {any} */ (window);
  if (!page.explorables) {
    await new Promise((resolve, reject) => {
      const script = element("script", { src: url.href });
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  }
  await page.explorables.load(name);
  return page.explorables;
}
