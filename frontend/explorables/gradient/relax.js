import { button } from "../../kit/controls.js";
import { calm } from "../../kit/page.js";

const STEPS = 280; // at most: less than five seconds

/**
 * Let go: the springs pull the curve, a step of gradient descent in each frame, until they balance.
 * @param {{step: () => Record<string, number>, go: (values: Record<string, number>) => void, rested: () => boolean, onrest: () => void}} options
 *   step: w and b after one more step; rested: is there nothing left to pull? onrest: it has stopped
 */
export function relaxing({ step, go, rested, onrest }) {
  let frame = 0;
  let left = 0;
  const node = button("Let go", () => {
    const started = !frame;
    stop();
    if (started) start();
  });
  node.classList.add("relax");

  function start() {
    left = STEPS;
    if (!calm()) return tick();
    for (left = 10 * STEPS; left > 0 && !rested(); left--) go(step()); // no motion: the end at once
  }
  function tick() {
    if (left-- <= 0 || rested()) return stop();
    node.textContent = "Stop";
    frame = requestAnimationFrame(tick);
    go(step());
  }
  function stop() {
    cancelAnimationFrame(frame);
    if (frame) onrest();
    frame = 0;
    node.textContent = "Let go";
  }
  return { node, stop, moving: () => frame !== 0 };
}
