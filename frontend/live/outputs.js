/** What a cell shows, as the page shows what the book's own run has shown: the same classes, the same look. */

import { html } from "../kit/page.js";

let figures = 0;

/**
 * @typedef {(data: Record<string, any>, html: HTMLElement) => (() => void)} BringToLife returns what takes it away again
 * @param {HTMLElement} place @param {BringToLife} bringToLife
 */
export function createOutput(place, bringToLife) {
  /** @type {(() => void)[]} */
  let alive = [];
  /** @type {HTMLElement | null} */
  let open = null; // the block of text that still grows
  let waitsForMore = false;

  /** @param {HTMLElement} node */
  function add(node) {
    if (waitsForMore) clear();
    open = null;
    place.append(node);
  }

  function clear() {
    for (const remove of alive) remove();
    alive = [];
    place.replaceChildren();
    open = null;
    waitsForMore = false;
  }

  /** @param {string} name stdout or stderr @param {string} text */
  function stream(name, text) {
    if (waitsForMore || open?.dataset.name !== name) {
      const pre = html("pre", { "data-name": name });
      add(block(name, pre));
      open = pre;
    }
    open?.append(text);
  }

  /** @param {string} words */
  const note = (words) => add(html("p", { class: "live-note" }, words));

  return {
    clear,
    note,
    /** @param {any} message what Python shows @param {string} label a figure's name @param {string} [caption] */
    show(message, label, caption = "") {
      if (message.type === "stream") stream(message.name, message.text);
      else if (message.type === "error") add(block("traceback", html("pre", {}, message.text)));
      else if (message.type === "note") note(message.words);
      else if (message.type === "clear")
        waitsForMore = true; // nothing flickers if something new follows at once
      else if (message.type === "display") {
        const node = displayed(message.data, label, caption);
        add(node);
        if (isMarkup(message.data)) alive.push(bringToLife(message.data, node));
      }
    },
  };
}

/** Text in a frame of its own. @param {string} className @param {HTMLElement} pre */
const block = (className, pre) =>
  html("div", { class: `output ${className}` }, html("div", { class: "highlight" }, pre));

/** Is it HTML, or a widget, that may have no HTML? @param {Record<string, any>} data */
const isMarkup = (data) => data["text/html"] != null || data["application/vnd.jupyter.widget-view+json"];

/** A value by the richest of its forms. @param {Record<string, any>} data @param {string} label @param {string} caption */
function displayed(data, label, caption) {
  const { "image/svg+xml": vector, "image/png": pixels } = data;
  if (isMarkup(data)) {
    const node = html("div", { class: "output text_html" });
    node.innerHTML = data["text/html"] ?? ""; // what the reader's own code wrote; scripts in it don't run
    return node;
  }
  if (vector === undefined && pixels === undefined)
    return block("text_plain", html("pre", {}, data["text/plain"] ?? ""));
  const picture = vector === undefined ? png(pixels, label) : inlineSvg(vector, label);
  const words = caption ? [html("figcaption", {}, html("p", {}, caption))] : [];
  return html("figure", { class: "output" }, html("div", { class: "figure" }, picture), ...words);
}

/** @param {string} base64 @param {string} label */
function png(base64, label) {
  return html("img", { src: `data:image/png;base64,${base64}`, alt: label });
}

/** An SVG of Python's as part of the page, so that it takes the page's colours. @param {string} text @param {string} label */
export function inlineSvg(text, label) {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (parsed.nodeName !== "svg") return html("p", { class: "live-note" }, "The cell made an SVG that can't be read.");
  const svg = /** @type {Element} */ (document.importNode(parsed, true));
  for (const unwanted of svg.querySelectorAll("metadata, style, script")) unwanted.remove(); // styles would reach the page
  ownIds(svg, `live${++figures}-`);
  const [width, height] = ["width", "height"].map((name) => parseFloat(svg.getAttribute(name) ?? ""));
  if (!svg.hasAttribute("viewBox") && width && height) svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  for (const name of ["width", "height"]) svg.removeAttribute(name);
  for (const [name, value] of Object.entries({ role: "img", "aria-label": label, "stroke-linejoin": "round" })) {
    svg.setAttribute(name, value);
  }
  return svg;
}

/** Two figures may use the same ids; each gets its own. @param {Element} svg @param {string} prefix */
function ownIds(svg, prefix) {
  for (const node of [svg, ...svg.querySelectorAll("*")]) {
    for (const attribute of [...node.attributes]) {
      if (attribute.name === "id") attribute.value = prefix + attribute.value;
      else if (attribute.localName === "href") attribute.value = attribute.value.replace(/^#/, `#${prefix}`);
      else attribute.value = attribute.value.replace(/url\(#/g, `url(#${prefix}`);
    }
  }
}
