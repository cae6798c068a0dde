/**
 * The front end of all explorables, in one classic script.
 * In a notebook, Python appends `export default explorables.widget("name")` and anywidget runs it as a module.
 * On the static page, it finds every `[data-explorable]` and brings it to life.
 */

import { boundary } from "./boundary/index.js";
import * as engine from "../kit/engine.js";
import { gradientExplorable } from "./gradient/index.js";
import { explain } from "./explain/index.js";
import { hydrate } from "../kit/hydrate.js";
import { quiz } from "./quiz/index.js";
import { lossExplorable } from "./loss/index.js";
import { sigmoidExplorable } from "./sigmoid/index.js";
import style from "../kit/kit.css";
import tokens from "../kit/tokens.css";
import { trainingLab } from "./training-lab/index.js";

/** @type {Record<string, import("../kit/hydrate.js").Render>} */
const renderers = {
  boundary,
  explain,
  gradient: gradientExplorable,
  loss: lossExplorable,
  quiz,
  sigmoid: sigmoidExplorable,
  "training-lab": trainingLab,
};

function addStyle() {
  const id = "explorables-style";
  if (document.getElementById(id)) return;
  const node = document.createElement("style");
  node.id = id;
  node.textContent = tokens + style;
  document.head.append(node);
}

/** The mathematics, for who wants to look or to measure: explorables.engine in the console. */
export { engine };

/** JupyterLab would take the arrow keys away from the sliders, for its cells. @param {KeyboardEvent} event */
function keep(event) {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}

/** The anywidget of that name. @param {string} name */
export function widget(name) {
  addStyle();
  return {
    /** @param {{model: import("../kit/hydrate.js").Model, el: HTMLElement}} place */
    render: ({ model, el }) => {
      el.classList.add("explorable");
      el.dataset.explorable = name;
      el.addEventListener("keydown", keep);
      const remove = renderers[name]({ model, el });
      return () => {
        el.removeEventListener("keydown", keep);
        remove();
      };
    },
  };
}

if (document.currentScript) {
  // a classic script on a page, not a module in a notebook
  const start = () => {
    addStyle();
    hydrate(renderers);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
