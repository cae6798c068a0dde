import { button } from "../../kit/controls.js";
import { calm } from "../../kit/page.js";

/**
 * Play and pause: iterations pass by themselves, slowly at first, since much happens there.
 * @param {{now: () => number, end: number, go: (numIter: number) => void, roll: (numIter: number) => void, onpause: () => void}} options
 *   roll: the same as go, where no reader has asked for it
 */
export function player({ now, end, go, roll, onpause }) {
  let playing = false;
  let frame = 0;
  const node = button("Play", () => (playing ? pause() : play()));
  node.classList.add("play");

  function play() {
    if (now() >= end) go(0);
    if (calm()) return go(end); // no motion: the end at once
    run(go, 2);
  }

  /** @param {(numIter: number) => void} go @param {number} pace frames for each move */
  function run(go, pace) {
    playing = true;
    node.textContent = "Pause";
    let ticks = 0;
    const tick = () => {
      frame = requestAnimationFrame(tick);
      if (++ticks % pace) return;
      const before = now();
      go(Math.min(before + Math.ceil((before + 1) / 50), end));
      if (before >= end) pause();
    };
    tick();
  }

  function pause() {
    cancelAnimationFrame(frame);
    if (!playing) return;
    playing = false;
    node.textContent = "Play";
    onpause();
  }
  /** By itself, in front of whoever looks on: slowly, and it can be paused. Not at all where motion is unwanted. */
  function show() {
    if (calm()) return;
    roll(0);
    run(roll, 4);
  }
  return { node, play, show, pause, playing: () => playing };
}
