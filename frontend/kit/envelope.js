/** A long curve on few pixels: where it goes up and down faster than an eye could follow, its band is drawn, not its ink. */

import { through } from "./chart.js";

const WIDE = 5; // pixels of a column
const THICK = 2; // pixels of a line: what moves less is a line

/**
 * @typedef {{x: number, places: [number, number][], top: number, bottom: number}} Column the values on so many pixels
 *
 * @param {ArrayLike<number>} values
 * @param {(i: number) => number} x where a value stands, in pixels
 * @param {(value: number) => number} y
 * @returns {{line: string, band: string}} two paths: what can be drawn step by step, and from least to most for the rest
 */
export function envelope(values, x, y) {
  const columns = inColumns(values, x, y);
  const line = [];
  const band = [];
  for (let from = 0; from < columns.length;) {
    const wide = tooMuch(columns[from]);
    let to = from + 1;
    while (to < columns.length && tooMuch(columns[to]) === wide) to++;
    const run = columns.slice(from, to);
    if (wide) band.push(around(run));
    else line.push(through([...last(columns[from - 1]), ...run.flatMap(steps), ...first(columns[to])]));
    from = to;
  }
  return { line: line.join(""), band: band.join("") };
}

/** @param {ArrayLike<number>} values @param {(i: number) => number} x @param {(value: number) => number} y */
function inColumns(values, x, y) {
  /** @type {Column[]} */
  const columns = [];
  for (let i = 0; i < values.length; i++) {
    const [px, py] = [x(i), y(values[i])];
    const at = Math.round(px / WIDE) * WIDE;
    if (columns.at(-1)?.x !== at) columns.push({ x: at, places: [], top: py, bottom: py });
    const column = columns[columns.length - 1];
    column.places.push([px, py]);
    column.top = Math.min(column.top, py);
    column.bottom = Math.max(column.bottom, py);
  }
  return columns;
}

/** Up and down, faster than an eye could follow. @param {Column} column */
const tooMuch = ({ places, top, bottom }) => places.length > 2 && bottom - top > THICK && turns(places);

/** @param {[number, number][]} places */
const turns = (places) =>
  places.some(([, y], i) => i > 1 && (y - places[i - 1][1]) * (places[i - 1][1] - places[i - 2][1]) < 0);

/** At most one on a pixel. @param {Column} column */
const steps = ({ places }) => places.filter(([x], i) => !i || Math.round(x) !== Math.round(places[i - 1][0]));

/** Where the line comes from, and where it leads. @param {Column | undefined} column */
const last = (column) => (column ? column.places.slice(-1) : []);
/** @param {Column | undefined} column */
const first = (column) => (column ? column.places.slice(0, 1) : []);

/** @param {Column[]} run */
function around(run) {
  /** @type {(at: Column, y: number) => [number, number][]} */
  const across = ({ places }, y) => [places[0], places[places.length - 1]].map(([x]) => [x, y]);
  const top = run.flatMap((column) => across(column, column.top));
  const bottom = run.flatMap((column) => across(column, column.bottom)).reverse();
  return `${through([...top, ...bottom])}Z`;
}
