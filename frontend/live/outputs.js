/** What a cell shows, as the page shows what the book's own run has shown: the same classes, the same look. */

import { element } from "./page.js";

let figures = 0;

/** @param {HTMLElement} place @param {(data: Record<string, string>, html: HTMLElement) => void} bringToLife */
export function createOutput(place, bringToLife) {
  /** @type {HTMLElement | null} */
  let open = null; // the block of text that still grows
  let waitsForMore = false;

  /** @param {HTMLElement} node */
  function add(node) {
    if (waitsForMore) clear();
    open = null;
    place.append(node);
    return node;
  }

  function clear() {
    place.replaceChildren();
    open = null;
    waitsForMore = false;
  }

  /** @param {string} className @param {string} text */
  function block(className, text) {
    const pre = element("pre", {}, text);
    add(element("div", { class: `output ${className}` }, element("div", { class: "highlight" }, pre)));
    return pre;
  }

  /** @param {string} name stdout or stderr @param {string} text */
  function stream(name, text) {
    if (waitsForMore || open?.dataset.name !== name) {
      const pre = block(name, "");
      pre.dataset.name = name;
      open = pre;
    }
    open?.append(text);
  }

  /** @param {Record<string, any>} data @param {string} label a figure's name @param {string} caption */
  function display(data, label, caption) {
    const svg = data["image/svg+xml"];
    const html = data["text/html"] ?? (data["application/vnd.jupyter.widget-view+json"] && "");
    if (html !== undefined) {
      const node = add(element("div", { class: "output text_html" }));
      node.innerHTML = html; // what the reader's own code wrote; scripts in it don't run
      bringToLife(data, node);
    } else if (svg !== undefined || data["image/png"] !== undefined) {
      const picture = svg === undefined ? png(data["image/png"], label) : inlineSvg(svg, label);
      const figure = element("figure", { class: "output" }, element("div", { class: "figure" }, picture));
      if (caption) figure.append(element("figcaption", {}, element("p", {}, caption)));
      add(figure);
    } else {
      block("text_plain", data["text/plain"] ?? "");
    }
  }

  /** @param {string} words */
  function note(words) {
    add(element("p", { class: "live-note" }, words));
  }

  return {
    clear,
    note,
    /** @param {any} message what Python shows @param {string} label a figure's name @param {string} [caption] */
    show(message, label, caption = "") {
      if (message.type === "stream") stream(message.name, message.text);
      else if (message.type === "error") block("traceback", message.text);
      else if (message.type === "cut") note(message.words);
      else if (message.type === "clear")
        waitsForMore = true; // nothing flickers if something new follows at once
      else if (message.type === "display") display(message.data, label, caption);
    },
  };
}

/** @param {string} base64 @param {string} label */
function png(base64, label) {
  return element("img", { src: `data:image/png;base64,${base64}`, alt: label });
}

/** An SVG of Python's as part of the page, so that it takes the page's colours. @param {string} text @param {string} label */
export function inlineSvg(text, label) {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (parsed.nodeName !== "svg")
    return element("p", { class: "live-note" }, "The cell made an SVG that can't be read.");
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
