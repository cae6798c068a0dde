import { place } from "../../kit/chart.js";
import { rate } from "../../kit/format.js";
import { svg } from "../../kit/page.js";

export const TOP = 38; // pixels above the frame: two lines of names

/** What each line is: its look, its name, and its one place. @type {Record<string, [string, number, number]>} */
const NAMES = {
  loss: ["loss", 2, 0],
  band: ["bounces", 50, 0],
  accuracy: ["accuracy, 0 to 1", 126, 0],
  reference: ["best possible", 2, 1],
  rival: ["", 126, 1],
};

/** The names of the lines above the plot, where no line is. */
export function lossLegend() {
  const entries = Object.entries(NAMES).map(([look, [name, x, row]]) => {
    const d = look === "band" ? "M0-4H14V4H0Z" : "M0 0H14";
    const word = svg("text", { class: "label", x: 18, y: 4 }, name);
    const node = svg("g", { transform: `translate(${x},${8 + 16 * row})` }, svg("path", { class: look, d }), word);
    return { look, node, word };
  });
  return {
    node: svg("g", { class: "legend lines" }, ...entries.map(({ node }) => node)),
    /** Name what is there. @param {{band: boolean, reference: boolean, rival: number}} there rival: its rate, 0 for none */
    draw(there) {
      for (const { look, node, word } of entries) {
        const seen = !(look in there) || there[/** @type {keyof typeof there} */ (look)];
        place(node, { visibility: seen ? "visible" : "hidden" });
        if (look === "rival") word.textContent = there.rival ? `rate ${rate(there.rival)}` : "";
      }
    },
  };
}
