import { place, through } from "../../kit/chart.js";
import { svg } from "../../kit/page.js";

const SHOWN = 16;
const [WIDTH, HEIGHT, EDGE] = [88, 22, 6]; // pixels
export const ROOM = HEIGHT + 2 * EDGE + 10; // above the plot, where it has that much to spare

/**
 * The last steps one by one, above the plot: where they bounce, and stand too close to be seen.
 * @param {ReturnType<typeof import("../../kit/chart.js").chart>} frame
 */
export function lastSteps(frame) {
  const curve = svg("path", { class: "loss" });
  const words = { class: "label quiet", x: -EDGE - 4, y: HEIGHT / 2 + 4, "text-anchor": "end" };
  const word = svg("text", words, `last ${SHOWN} steps`);
  const ground = svg("rect", {
    class: "ground",
    x: -EDGE,
    y: -EDGE,
    width: WIDTH + 2 * EDGE,
    height: HEIGHT + 2 * EDGE,
  });
  const node = svg("g", { class: "last-steps" }, ground, curve, word);
  return {
    node,
    /** @param {ArrayLike<number>} loss @param {number} t @param {boolean} room is there any? */
    draw(loss, t, room) {
      const steps = Array.from({ length: SHOWN + 1 }, (_, i) => loss[t - SHOWN + i]);
      const [low, high] = [Math.min(...steps), Math.max(...steps)];
      const close = t >= SHOWN && frame.x(t) - frame.x(t - SHOWN) < 3 * SHOWN;
      const shown = room && close && turns(steps) >= 4 && frame.y(low) - frame.y(high) > 2;
      place(node, { visibility: shown ? "visible" : "hidden" });
      if (!shown) return;
      const places = steps.map(
        (value, i) => /** @type {[number, number]} */ ([(i / SHOWN) * WIDTH, ((high - value) / (high - low)) * HEIGHT]),
      );
      place(curve, { d: through(places) });
      place(node, { transform: `translate(${frame.x.range()[1] - WIDTH - EDGE},${frame.y.range()[1] - ROOM + EDGE})` });
    },
  };
}

/** How often it goes up after down. @param {number[]} steps */
const turns = (steps) =>
  steps.filter((value, i) => i > 1 && value > steps[i - 1] && steps[i - 1] < steps[i - 2]).length;
