/** The page's side of a widget whose other end is in Python: anywidget's model, with the changes of each side told. */

import { localModel } from "../kit/hydrate.js";

/** @param {Record<string, any>} state @param {(changes: Record<string, any>) => void} tell Python what was saved */
export function createModel(state, tell) {
  const page = localModel(state);
  /** @type {Record<string, any>} */
  let unsaved = {};
  return {
    /** @type {import("../kit/hydrate.js").Model} */
    model: {
      ...page,
      set(name, value) {
        if (same(state[name], value)) return;
        unsaved[name] = value;
        page.set(name, value);
      },
      save_changes() {
        if (Object.keys(unsaved).length) tell(unsaved);
        unsaved = {};
      },
    },
    /** From Python. @param {Record<string, any>} news */
    update(news) {
      for (const [name, value] of Object.entries(news)) {
        delete unsaved[name];
        if (!same(state[name], value)) page.set(name, value);
      }
    },
  };
}

/** @param {any} a @param {any} b */
const same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);
