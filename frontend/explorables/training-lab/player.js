import { button } from "../../kit/controls.js";
import { calm } from "../../kit/page.js";

/**
 * Play and pause: iterations pass by themselves, slowly at first, since much happens there.
 * @param {{now: () => number, end: number, go: (numIter: number) => void, onpause: () => void}} options
 */
export function player({ now, end, go, onpause }) {
  let playing = false;
  let frame = 0;
  const node = button("Play", () => (playing ? pause() : play()));

  function play() {
    if (now() >= end) go(0);
    if (calm()) return go(end); // no motion: the end at once
    playing = true;
    node.textContent = "Pause";
    let ticks = 0;
    const tick = () => {
      frame = requestAnimationFrame(tick);
      if (++ticks % 2) return;
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
  return { node, play, pause, playing: () => playing };
}
