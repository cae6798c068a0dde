/** Explorables that a cell makes: alive by the book's own front end, with Python on the other end of each change. */

import { element } from "./page.js";

/**
 * @typedef {object} Model what the front end asks of a model; see lib/explorables/src/hydrate.js
 * @property {(name: string) => any} get
 * @property {(name: string, value: any) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, listener: () => void) => void} on
 * @property {(event: string, listener: () => void) => void} off
 */

/** @param {(id: string, data: any) => void} tellWidget @param {URL} frontEnd explorables.js */
export function createWidgets(tellWidget, frontEnd) {
  /** @type {Map<string, {model: Model, update: (state: Record<string, any>) => void}>} */
  const models = new Map();

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
    return { model, update };
  }

  return {
    /** @param {{what: string, id: string, data: any}} message from Python's side of a widget */
    receive({ what, id, data }) {
      if (what === "comm_open") models.set(id, createModel(id, data.state ?? {}));
      else if (what === "comm_close") models.delete(id);
      else if (data?.method === "update") models.get(id)?.update(data.state);
    },
    /** Put the live explorable where its picture is. @param {Record<string, any>} data @param {HTMLElement} place */
    bringToLife(data, place) {
      const id = data["application/vnd.jupyter.widget-view+json"]?.model_id;
      const picture = /** @type {HTMLElement | null} */ (place.querySelector("[data-explorable]"));
      const found = models.get(id);
      if (!found || !picture) return false;
      load(frontEnd).then((explorables) => {
        const el = element("div", {});
        explorables.widget(picture.dataset.explorable).render({ model: found.model, el });
        picture.replaceWith(el);
      });
      return true;
    },
    /** Python was started anew: its widgets are gone. What is on the page goes on by itself. */
    forget: () => models.clear(),
  };
}

/** @param {any} a @param {any} b */
const same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The front end of the explorables, from the page or, where it has none, fetched now. @param {URL} url */
async function load(url) {
  const page = /** @type {any} */ (window);
  if (!page.explorables) {
    await new Promise((resolve, reject) => {
      const script = element("script", { src: url.href });
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  }
  return page.explorables;
}
