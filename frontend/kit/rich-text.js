/** Texts with five tags: <em>, <i>, <sup>, <sub>, <code>. Anything else in them stands for itself. */

import { html } from "./page.js";

const TAG = /(<\/?(?:em|i|sup|sub|code)>)/;

/** `text` as nodes, built one by one: no text becomes markup that isn't meant to. @param {string} text */
export function rich(text) {
  const top = html("span");
  let here = top;
  for (const piece of text.split(TAG)) {
    if (!TAG.test(piece)) here.append(piece);
    else if (piece[1] === "/") here = here === top ? top : here.parentNode;
    else here = here.appendChild(html(piece.slice(1, -1)));
  }
  return top;
}
