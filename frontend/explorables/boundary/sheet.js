/** Paint the sheet: floor, surface, the lines on it, the points on it. */

import { score, sigmoid } from "../../kit/mathematics.js";
import { backToFront, isHidden, lit, seenFrom } from "./surface.js";

/** @typedef {import("./model.js").Now} Now */
/** @typedef {import("./surface.js").Place} Place */

const CELLS = 36; // along each side
const MESH = 4; // a line on every fourth
const DEEP = 0.62; // of a class's colour, where p is 0 or 1
const TOKENS = ["ground", "ink", "muted", "motion", "class-0", "class-1"];

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{width: number, height: number}} size in pixels of the page
 * @param {import("./surface.js").Eye} eye
 * @param {Now} now
 */
export function paint(canvas, size, eye, now) {
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const style = getComputedStyle(canvas);
  const colours = Object.fromEntries(TOKENS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  const look = seenFrom(eye, size);
  const plane = planeOf(now);
  const scene = { pen, look, plane, colours, now, size };
  pen.clearRect(0, 0, size.width, size.height);
  pen.font = `13px ${style.fontFamily}`;
  pen.lineJoin = "round";
  floor(scene);
  surface(scene);
  lines(scene);
  points(scene);
}

/** @typedef {{pen: CanvasRenderingContext2D, look: import("./surface.js").Look, plane: ReturnType<typeof planeOf>, colours: Record<string, string>, now: Now, size: {width: number, height: number}}} Scene */

/** The square that all points lie in, from -1 to 1, and the sheet over it. @param {Now} now */
function planeOf({ data, theta }) {
  const range = (/** @type {number} */ j) => {
    const values = data.X.filter((_, i) => i % 2 === j);
    return [Math.min(...values), Math.max(...values)];
  };
  const [[left, right], [low, high]] = [range(0), range(1)];
  const half = 0.56 * Math.max(right - left, high - low); // one unit is as long both ways
  const [x0, y0] = [(left + right) / 2, (low + high) / 2];
  const [u, v, c] = [theta[0] * half, theta[1] * half, theta[0] * x0 + theta[1] * y0 + theta[2]];
  return {
    u,
    v,
    c,
    /** @param {number} x @param {number} y */
    height: (x, y) => sigmoid(u * x + v * y + c),
    /** @param {number} i @returns {[number, number]} */
    point: (i) => [(data.X[2 * i] - x0) / half, (data.X[2 * i + 1] - y0) / half],
  };
}

/** The square on which the sheet stands, with the names of its sides, and a post from 0 to 1. @param {Scene} scene */
function floor({ pen, look, colours }) {
  const corners = /** @type {Place[]} */ ([
    [-1, -1, 0],
    [1, -1, 0],
    [1, 1, 0],
    [-1, 1, 0],
  ]);
  stroke(pen, [...corners, corners[0]].map(look.at), colours.muted, 1);
  pen.fillStyle = colours.muted;
  const name = (/** @type {string} */ text, /** @type {Place} */ place) => {
    const [x, y] = look.at(place);
    pen.textAlign = "center";
    pen.fillText(text, x, y + 5);
  };
  name("x₁", [0, look.cos > 0 ? -1.16 : 1.16, 0]);
  name("x₂", [look.sin > 0 ? -1.16 : 1.16, 0, 0]);
  const [foot] = corners.sort((a, b) => look.at(a)[0] - look.at(b)[0]);
  const top = /** @type {Place} */ ([foot[0], foot[1], 1]);
  stroke(pen, [look.at(foot), look.at(top)], colours.muted, 1);
  pen.textAlign = "right";
  for (const [text, place] of /** @type {[string, Place][]} */ ([
    ["0", foot],
    ["p = 1", top],
  ])) {
    const [x, y] = look.at(place);
    pen.fillText(text, x - 5, y + 4);
  }
}

/** @param {Scene} scene */
function surface({ pen, look, plane, colours }) {
  const palette = shades(colours);
  const on = (/** @type {number} */ i) => (2 * i) / CELLS - 1;
  const corner = (/** @type {number} */ i, /** @type {number} */ j) =>
    look.at([on(i), on(j), plane.height(on(i), on(j))]);
  for (const [i, j] of backToFront(CELLS, look)) {
    const [x, y] = [on(i + 0.5), on(j + 0.5)];
    const p = plane.height(x, y);
    const steep = p * (1 - p);
    const places = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)];
    const colour = palette(p, lit(steep * plane.u, steep * plane.v, look));
    pen.fillStyle = colour;
    pen.beginPath();
    places.forEach((place, k) => (k ? pen.lineTo(...place) : pen.moveTo(...place)));
    pen.closePath();
    pen.fill();
    stroke(pen, [...places, places[0]], colour, 0.75); // or the ground would shine through between two cells
    if (i % MESH === 0) stroke(pen, [places[0], places[3]], `${colours.muted}60`, 0.75);
    if (j % MESH === 0) stroke(pen, [places[0], places[1]], `${colours.muted}60`, 0.75);
  }
}

/**
 * The road of probability, over the page at 1/2, in more or less light: shadow on white paper, and light on black.
 * @param {Record<string, string>} colours
 * @returns {(p: number, light: number) => string}
 */
function shades(colours) {
  const [ground, ink, zero, one] = ["ground", "ink", "class-0", "class-1"].map((name) => channels(colours[name]));
  const dark = ground[0] < 128;
  return (p, light) => {
    const deep = DEEP * Math.abs(2 * p - 1);
    const shade = dark ? 0.3 * light : 0.45 * (1 - light);
    const mixed = ground.map((value, k) => {
      const tinted = value + deep * ((p < 0.5 ? zero : one)[k] - value);
      return Math.round(tinted + shade * (ink[k] - tinted));
    });
    return `rgb(${mixed})`;
  };
}

/** @param {string} colour as a token is written, #rrggbb */
const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

/** Where p = 1/2, and where the threshold is: both are straight, on the sheet too. @param {Scene} scene */
function lines({ pen, look, plane, colours, now: { threshold, level } }) {
  const drawn = Math.abs(threshold - 0.5) > 1e-9 ? [0, level] : [0];
  for (const each of drawn) {
    const ends = across(plane, each);
    if (!ends) continue;
    const p = sigmoid(each);
    const middle = /** @type {Place} */ ([(ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2, p]);
    pen.globalAlpha = isHidden(middle, look.nearer, plane.height) ? 0.3 : 1;
    pen.setLineDash(each === level ? [] : [5, 4]);
    const places = ends.map(([x, y]) => look.at([x, y, p]));
    stroke(pen, places, colours.ink, 2);
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

/** The ends of the line with that score, where it leaves the square. @param {{u: number, v: number, c: number}} plane @param {number} level */
function across({ u, v, c }, level) {
  /** @type {[number, number][]} */
  const ends = [];
  for (const side of [-1, 1]) {
    const [x, y] = [(level - c - v * side) / u, (level - c - u * side) / v];
    if (Math.abs(x) <= 1) ends.push([x, side]);
    if (Math.abs(y) < 1) ends.push([side, y]);
  }
  return ends.length > 1 ? [ends[0], ends[ends.length - 1]] : undefined;
}

/** The points, each as high as its probability; faint where the sheet hides them. @param {Scene} scene */
function points({ pen, look, plane, colours, now: { data, theta, level } }) {
  for (let i = 0; i < data.n; i++) {
    const [x, y] = plane.point(i);
    const z = score(theta, data, i);
    const place = /** @type {Place} */ ([x, y, sigmoid(z)]);
    const right = z > level === (data.y[i] === 1);
    pen.globalAlpha = isHidden(place, look.nearer, plane.height) ? 0.25 : 1;
    shape(pen, look.at(place), data.y[i]);
    pen.strokeStyle = colours.ground;
    pen.lineWidth = right ? 3 : 4;
    pen.stroke();
    pen.fillStyle = right ? colours[`class-${data.y[i]}`] : colours.ground;
    pen.strokeStyle = right ? colours.ink : colours[`class-${data.y[i]}`];
    pen.lineWidth = right ? 0.75 : 2;
    pen.fill();
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

/** A circle for class 0, a triangle for class 1. @param {CanvasRenderingContext2D} pen @param {[number, number]} place @param {number} label */
function shape(pen, [x, y], label) {
  pen.beginPath();
  if (!label) return pen.arc(x, y, 3.8, 0, 2 * Math.PI);
  pen.moveTo(x, y - 5);
  pen.lineTo(x + 4.6, y + 3.2);
  pen.lineTo(x - 4.6, y + 3.2);
  pen.closePath();
}

/** @param {CanvasRenderingContext2D} pen @param {[number, number][]} places @param {string} colour @param {number} width */
function stroke(pen, places, colour, width) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  places.forEach((place, k) => (k ? pen.lineTo(...place) : pen.moveTo(...place)));
  pen.stroke();
}
