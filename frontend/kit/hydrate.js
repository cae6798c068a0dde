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
 * @typedef {(place: {model: Model, el: HTMLElement, key?: string, linked?: boolean}) => (() => void)} Render
 *   key: the explorable's name in the page's address; linked: does it begin as that address says? (It does if not said.)
 *   Returns what takes it away again
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

/** Every explorable of that name on the page that isn't alive yet. @param {string} name @param {Render} render */
export function hydrate(name, render) {
  const all = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-explorable="${name}"]`));
  const isNew = (/** @type {HTMLElement} */ el) => el.dataset.alive === undefined && el.dataset.state !== undefined;
  const [small, full] = [true, false].map((form) => [...all].filter((el) => Boolean(el.dataset.form) === form));
  const models = full.map((el, i) => (isNew(el) ? bring(el, i ? `${name}-${i + 1}` : name, render) : undefined));
  let shared = models[0];
  for (const el of small.filter(isNew)) {
    const model = bring(el, name, render, shared, !full.length);
    shared ??= model;
  }
}

/**
 * Returns its model, if it came to life.
 * @param {HTMLElement} el @param {string} key @param {Render} render
 * @param {Model} [shared] of another view of the same
 * @param {boolean} [linked]
 */
function bring(el, key, render, shared, linked = true) {
  const picture = [...el.childNodes];
  try {
    const model = shared ?? localModel(JSON.parse(el.dataset.state || "{}"));
    const view = el.dataset.form ?? "full";
    render({ model: { ...model, get: (trait) => (trait === "view" ? view : model.get(trait)) }, el, key, linked });
    picture.forEach((node) => node.remove());
    el.dataset.alive = key;
    return model;
  } catch (error) {
    el.replaceChildren(...picture); // the picture stays, and the page goes on
    console.error(`explorable ${key}:`, error);
  }
}
