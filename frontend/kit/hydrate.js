/** Bring explorables to life on a static page: the same front end as in a notebook, with a model that has no kernel. */

/**
 * What the front end asks of a model; anywidget's has the same.
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: any) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, listener: () => void) => void} on
 * @property {(event: string, listener: () => void) => void} off
 *
 * @typedef {(place: {model: Model, el: HTMLElement, key?: string}) => (() => void)} Render
 *   key: the explorable's name in the page's address; returns what takes it away again
 */

/** @param {Record<string, any>} state @returns {Model} */
export function localModel(state) {
  /** @type {Map<string, Set<() => void>>} */
  const listeners = new Map();
  return {
    get: (name) => state[name],
    set(name, value) {
      if (state[name] === value) return;
      state[name] = value;
      for (const listener of [...(listeners.get(`change:${name}`) || [])]) listener();
    },
    save_changes() {},
    on(event, listener) {
      if (!listeners.has(event)) listeners.set(event, new Set());
      listeners.get(event)?.add(listener);
    },
    off(event, listener) {
      listeners.get(event)?.delete(listener);
    },
  };
}

/** @param {Record<string, Render>} renderers */
export function hydrate(renderers) {
  /** @type {Record<string, number>} */
  const seen = {};
  for (const el of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-explorable]"))) {
    const name = el.dataset.explorable || "";
    if (!renderers[name] || el.dataset.alive !== undefined) continue;
    seen[name] = (seen[name] || 0) + 1;
    const key = seen[name] > 1 ? `${name}-${seen[name]}` : name;
    const picture = [...el.childNodes];
    try {
      const state = JSON.parse(el.dataset.state || "{}");
      renderers[name]({ model: localModel(state), el, key });
      picture.forEach((node) => node.remove());
      el.dataset.alive = "";
    } catch (error) {
      el.replaceChildren(...picture); // the picture stays, and the page goes on
      console.error(`explorable ${name}:`, error);
    }
  }
}
