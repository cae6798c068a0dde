import { place, through } from "../../kit/chart.js";
import { svg } from "../../kit/page.js";

const SHOWN = 16;
export const [WIDTH, HEIGHT] = [116, 40]; // pixels

/**
 * The last steps one by one, in a corner of the chart: where they bounce, and stand too close to be seen.
 * @param {ReturnType<typeof import("../../kit/chart.js").chart>} frame
 */
export function lastSteps(frame) {
  const curve = svg("path", { class: "loss" });
  const word = svg("text", { class: "label quiet", x: WIDTH / 2, y: HEIGHT + 16, "text-anchor": "middle" });
  const ground = svg("rect", { class: "ground", x: -6, y: -6, width: WIDTH + 12, height: HEIGHT + 28, rx: 4 });
  const node = svg("g", { class: "last-steps" }, ground, curve, word);
  return {
    node,
    /** @param {ArrayLike<number>} loss @param {number} t */
    draw(loss, t) {
      const steps = Array.from({ length: SHOWN + 1 }, (_, i) => loss[t - SHOWN + i]);
      const [low, high] = [Math.min(...steps), Math.max(...steps)];
      const close = t >= SHOWN && frame.x(t) - frame.x(t - SHOWN) < 3 * SHOWN;
      const shown = close && turns(steps) >= 4 && frame.y(low) - frame.y(high) > 2;
      place(node, { visibility: shown ? "visible" : "hidden" });
      if (!shown) return;
      const places = steps.map(
        (value, i) => /** @type {[number, number]} */ ([(i / SHOWN) * WIDTH, ((high - value) / (high - low)) * HEIGHT]),
      );
      place(curve, { d: through(places) });
      word.textContent = `zoom: last ${SHOWN} steps`;
      place(node, { transform: `translate(${frame.x.range()[1] - WIDTH - 8},${frame.y.range()[1] + 8})` });
    },
  };
}

/** How often it goes up after down. @param {number[]} steps */
const turns = (steps) =>
  steps.filter((value, i) => i > 1 && value > steps[i - 1] && steps[i - 1] < steps[i - 2]).length;
