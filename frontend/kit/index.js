/**
 * The core that every explorable stands on, built as `explorables.js`: the kit, the style, and the way into a page.
 *
 * Each explorable is a script of its own, `explorable-<slug>.js`, which calls `define`. In a notebook, Python joins the
 * two texts, appends `export default explorables.widget("<slug>")`, and anywidget runs them as one module. On a static
 * page both are classic scripts (so they run from file://, too), and every `[data-explorable]` comes to life.
 */

import { hydrate } from "./hydrate.js";
import { wear } from "./style.js";

/**
 * @typedef {object} Explorable what the script of an explorable defines
 * @property {import("./hydrate.js").Render} render
 * @property {string} [style] its own rules, after the kit's
 */

/** @type {Map<string, Explorable>} */
const defined = new Map();
const script = /** @type {HTMLScriptElement | null} */ (document.currentScript); // null in a notebook: there it is a module

/** The fragment of the address that the page was opened with. */
export const opened = location.hash;

/** Called by an explorable's own script. @param {string} name @param {Explorable} explorable */
export function define(name, explorable) {
  defined.set(name, explorable);
  if (script) whenRead(() => hydrate(name, renderIn(name)));
}

/** Now, or once the page is there to its end. @param {() => void} act */
function whenRead(act) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", act, { once: true });
  else act();
}

/** JupyterLab would take the arrow keys away from the sliders, for its cells. @param {KeyboardEvent} event */
function keepKey(event) {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}

/** Its `render`, dressed. @param {string} name @returns {import("./hydrate.js").Render} */
function renderIn(name) {
  return (place) => {
    const { render, style = "" } = /** @type {Explorable} */ (defined.get(name));
    const undress = wear(place.el, style);
    try {
      const remove = render(place);
      return () => {
        undress();
        remove();
      };
    } catch (error) {
      undress();
      throw error;
    }
  };
}

/** The anywidget of that name. @param {string} name */
export function widget(name) {
  return {
    /** @type {import("./hydrate.js").Render} key: only where the page is this book's, and has an address for it */
    render: ({ model, el, key, linked }) => {
      el.classList.add("explorable");
      el.dataset.explorable = name;
      el.addEventListener("keydown", keepKey);
      const remove = renderIn(name)({ model, el, key, linked });
      return () => {
        el.removeEventListener("keydown", keepKey);
        remove();
      };
    },
  };
}

/** The script of that explorable, fetched if the page doesn't have it yet. @param {string} name @returns {Promise<void>} */
export function load(name) {
  if (defined.has(name)) return Promise.resolve();
  if (!/^[a-z][a-z-]*$/.test(name)) return Promise.reject(new Error(`no explorable has the name ${name}`));
  const more = document.createElement("script");
  more.src = new URL(`explorable-${name}.js?v=${BUILD}`, script?.src).href;
  return new Promise((resolve, reject) => {
    more.addEventListener("load", () => resolve());
    more.addEventListener("error", () => reject(new Error(`${more.src} can't be loaded`)));
    document.head.append(more);
  });
}

/** A page names its scripts; whatever it doesn't name is fetched. */
function loadTheRest() {
  const nodes = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-explorable]"));
  const names = new Set([...nodes].map((node) => node.dataset.explorable ?? ""));
  for (const name of names) load(name).catch((error) => console.error(`explorable ${name}:`, error)); // the picture stays
}

// a deferred script runs before the page's other ones: what they define is not to be fetched again
if (script?.defer && document.readyState === "interactive")
  document.addEventListener("DOMContentLoaded", loadTheRest, { once: true });
else if (script?.src) whenRead(loadTheRest);
