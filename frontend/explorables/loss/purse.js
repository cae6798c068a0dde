import { place } from "../../kit/chart.js";
import { fixed } from "../../kit/format.js";
import { calm, svg } from "../../kit/page.js";

const WIDE = 30; // pixels
const EACH = 9; // pixels of a coin's radius, for a surprise of 1

/**
 * What the points pay, one upon the other: a share of each, so that the purse is filled as high as the mean.
 * @param {ReturnType<typeof import("../../kit/chart.js").chart>} frame whose upright axis is the surprise
 * @param {number[]} labels
 */
export function purse(frame, labels) {
  const shares = labels.map((label) => svg("rect", { class: `share class-${label}`, width: WIDE }));
  const walls = svg("path", { class: "curve" });
  const [word, name] = ["", "mean"].map((text) => svg("text", { class: "label", "text-anchor": "middle" }, text));
  const coins = svg("g");
  const node = svg("g", {}, ...shares, walls, word, name, coins);
  let costs = labels.map(() => 0);
  let paid = labels.map(() => NaN); // when they last paid
  let mouth = [0, 0];

  /** @param {{each: number[], mean: number}} measure @param {number} chosen */
  function draw({ each, mean }, chosen) {
    costs = each;
    const [bottom, top] = frame.y.range();
    const left = frame.width - WIDE - 14;
    let sum = 0;
    each.forEach((cost, i) => {
      const below = frame.y(sum);
      sum += cost / each.length;
      const above = Math.max(frame.y(sum), top);
      place(shares[i], { x: left, y: Math.min(above, below), height: Math.max(0, below - above) });
      shares[i].classList.toggle("chosen", i === chosen);
    });
    const over = frame.y(mean) < top;
    place(walls, { d: `M${left - 1},${top}V${bottom}h${WIDE + 2}V${top}` });
    word.textContent = `${fixed(mean, 2)}${over ? " ↑" : ""}`;
    mouth = [left + WIDE / 2, Math.max(frame.y(mean), top)];
    place(word, { x: mouth[0], y: bottom + 17 });
    place(name, { x: mouth[0], y: bottom + 32 });
    if (paid.some(Number.isNaN)) paid = [...each];
  }
  return {
    node,
    draw,
    /** The point at that place has come to rest: if it pays something else than before, a coin of that size falls into the purse. @param {number} i @param {number[]} from */
    pay(i, from) {
      if (paid[i] === costs[i] || calm()) return;
      paid[i] = costs[i];
      const coin = svg("circle", { class: `coin class-${labels[i]}`, r: Math.min(EACH * Math.sqrt(costs[i]), 18) });
      coins.append(coin);
      const [a, b] = [from, mouth].map(([x, y]) => `translate(${x}px, ${y}px)`);
      const way = coin.animate([{ transform: a }, { transform: b }], {
        duration: 450,
        easing: "cubic-bezier(.5,0,1,.6)",
      });
      way.onfinish = way.oncancel = () => coin.remove();
    },
  };
}
