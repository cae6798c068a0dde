/** The look of an explorable, put where it lives: into the page, or into the shadow root that hides it from the page. */

import kit from "./kit.css";
import tokens from "./tokens.css";

/** What makes a page dark, in each of the places that the tokens know. */
const DARK = tokens.split("}")[1].split("{")[0]; // the selectors of the second rule

/**
 * Dress an explorable: the tokens, the kit's rules and its own, once for each root. Returns what undoes the watching;
 * the sheets stay, for others may wear them.
 * @param {HTMLElement} el
 * @param {string} own
 * @returns {() => void}
 */
export function wear(el, own) {
  let leave = () => {};
  const dress = () => {
    const root = el.getRootNode();
    if (root instanceof Document) for (const css of [tokens, kit, own]) adopt(root, css);
    else if (root instanceof ShadowRoot) {
      for (const css of [tokens.replace(":root", ":host"), kit, own]) adopt(root, css);
      leave = followTheme(el);
    } else return false; // JupyterLab draws first, and puts it into the page later
    return true;
  };
  if (dress()) return () => leave();
  const observer = new ResizeObserver(() => dress() && observer.disconnect());
  observer.observe(el);
  return () => {
    observer.disconnect();
    leave();
  };
}

/** A sheet for the whole of that root, once. @param {Document | ShadowRoot} root @param {string} css */
export function adopt(root, css) {
  const id = Symbol.for(`explorables: ${css}`); // for everyone: a notebook loads this file once for each widget
  const known = /** @type {Record<symbol, boolean>} */ (/** @type {unknown} */ (root));
  if (!css || known[id]) return;
  known[id] = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** Selectors don't see out of a shadow root, so `data-theme` on the explorable says what the page is. @param {HTMLElement} el */
function followTheme(el) {
  const look = () => (el.dataset.theme = isDark(el) ? "dark" : "light");
  const observer = new MutationObserver(look);
  for (const node of [document.documentElement, document.body]) observer.observe(node, { attributes: true });
  look();
  return () => observer.disconnect();
}

/** Is anything dark around its shadow root? @param {Node} node @returns {boolean} */
function isDark(node) {
  const root = node.getRootNode();
  if (!(root instanceof ShadowRoot)) return false;
  return Boolean(root.host.closest(DARK)) || isDark(root.host);
}
