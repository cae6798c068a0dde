import { place } from "../../kit/chart.js";
import { fixed } from "../../kit/format.js";
import { filled, freest } from "../../kit/labels.js";
import { svg } from "../../kit/page.js";

const WIDE = 7.5; // pixels of a character, at most

/** @typedef {[number, number]} Place in pixels */

/** The words at the point and at its mirror image. @param {ReturnType<typeof import("../../kit/chart.js").chart>} frame */
export function curveLabels(frame) {
  const [slope, image] = [0, 1].map(() => svg("text", { class: "label quiet", "text-anchor": "middle" }));

  /** @param {Element} word @param {Place} at @param {boolean} above is there more room above the curve? @param {boolean} rising @param {Place[]} obstacles */
  function write(word, at, above, rising, obstacles) {
    const [[left, right], [bottom, top]] = [frame.x.range(), frame.y.range()];
    const width = WIDE * (word.textContent ?? "").length;
    const side = above === rising ? -1 : 1;
    const wish = /** @type {Place} */ ([at[0] + side * (12 + width / 2), at[1] + (above ? -16 : 18)]);
    const box = freest(width, wish, { left: left + 4, top: top + 2, right: right - 2, bottom: bottom - 2 }, obstacles);
    place(word, { x: (box.left + box.right) / 2, y: box.bottom - 4 });
    return filled(box);
  }
  return {
    nodes: [image, slope],
    /** @param {import("./model.js").Now} now @param {Place} at @param {Place | undefined} mirrored @param {Place[]} lines */
    draw({ w, p, words }, at, mirrored, lines) {
      const [left, top] = [frame.x.range()[0], frame.y.range()[1]];
      const axis = filled({ left, top, right: left + 16, bottom: top + 14 }); // the axis' own label
      slope.textContent = `slope ${words.slope}`;
      const taken = write(slope, at, p >= 0.5, w >= 0, [...lines, ...axis]);
      image.textContent = `1 − p = ${fixed(1 - p)}`;
      image.setAttribute("visibility", mirrored ? "visible" : "hidden");
      if (mirrored) write(image, mirrored, p < 0.5, w >= 0, [...lines, ...axis, ...taken]);
    },
  };
}
