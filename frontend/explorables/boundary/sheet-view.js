import { button } from "../../kit/controls.js";
import { html } from "../../kit/page.js";
import { paint } from "./sheet.js";

/** @typedef {import("./model.js").Now} Now */

const START = { turn: 32, above: 26 };
const [STEP, LOWEST, HIGHEST] = [15, 10, 80]; // degrees
/** What a key, or a button, does. @type {Record<string, [number, number]>} */
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const BUTTONS = [
  ["↺", "Rotate left", -1, 0],
  ["↻", "Rotate right", 1, 0],
  ["↑", "From higher up", 0, 1],
  ["↓", "From lower down", 0, -1],
];

/**
 * The probability as a lit sheet over the plane. It can be turned: by dragging, by keys, by buttons.
 * @param {() => void} onresize
 */
export function sheetView(onresize) {
  let { turn, above } = START;
  let size = { width: 0, height: 0 };
  let resized = true;
  const canvas = html("canvas", {
    role: "slider",
    tabindex: 0,
    "aria-label": "The probability as a sheet over the plane, seen from any side",
    "aria-valuemin": -180,
    "aria-valuemax": 180,
    ontransitionrun: onresize, // its colours have changed: see the style sheet
    ontransitionend: onresize,
    onkeydown(/** @type {KeyboardEvent} */ event) {
      if (event.ctrlKey || event.altKey || event.metaKey || !KEYS[event.key]) return;
      event.preventDefault();
      look(...KEYS[event.key]);
    },
    ...turning((dx, dy) => see(turn + dx / 2, above + dy / 3)),
  });
  const node = html("div", { class: "sheet" }, canvas, turnButtons(look));

  /** So many steps. @param {number} sideways @param {number} upwards */
  function look(sideways, upwards) {
    see(turn + STEP * sideways, above + STEP * upwards);
  }
  /** @param {number} newTurn @param {number} newAbove */
  function see(newTurn, newAbove) {
    turn = ((((newTurn + 180) % 360) + 360) % 360) - 180;
    above = Math.min(Math.max(newAbove, LOWEST), HIGHEST);
    onresize();
  }
  function fit() {
    const width = resized ? Math.round(node.parentElement?.clientWidth || 0) : size.width;
    resized = false;
    if (width < 60) return false;
    if (width === size.width) return true;
    size = { width, height: Math.round(width * Number(getComputedStyle(node).getPropertyValue("--ratio"))) };
    sharpen(canvas, size);
    return true;
  }
  const observer = new ResizeObserver(() => {
    resized = true;
    onresize();
  });
  observer.observe(node);
  return {
    node,
    fit,
    /** @param {Now} now */
    draw(now) {
      canvas.setAttribute("aria-valuenow", String(Math.round(turn)));
      canvas.setAttribute("aria-valuetext", `rotated by ${Math.round(turn)}°, seen from ${Math.round(above)}° above`);
      paint(canvas, size, { turn, above }, now);
    },
    remove: () => observer.disconnect(),
    reset: () => void ({ turn, above } = START),
    caption: "The probability over the plane. Drag to rotate it.",
  };
}

/** As many pixels as the screen has. @param {HTMLCanvasElement} canvas @param {{width: number, height: number}} size in pixels of the page */
function sharpen(canvas, { width, height }) {
  const sharp = window.devicePixelRatio || 1;
  Object.assign(canvas, { width: Math.round(sharp * width), height: Math.round(sharp * height) });
  canvas.getContext("2d")?.setTransform(sharp, 0, 0, sharp, 0, 0);
}

/** @param {(sideways: number, upwards: number) => void} look so many steps */
function turnButtons(look) {
  const each = BUTTONS.map(([sign, name, sideways, upwards]) => {
    const node = button(String(sign), () => look(Number(sideways), Number(upwards)));
    node.setAttribute("aria-label", String(name));
    return node;
  });
  return html("div", { class: "turns" }, ...each);
}

/**
 * Listeners of what turns with the mouse or a finger; a finger that goes up or down scrolls the page.
 * @param {(dx: number, dy: number) => void} by so many pixels
 */
function turning(by) {
  /** @type {[number, number] | undefined} */
  let last;
  return {
    onpointerdown(/** @type {PointerEvent} */ event) {
      if (event.button > 0) return;
      /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
      last = [event.clientX, event.clientY];
    },
    onpointermove(/** @type {PointerEvent} */ { clientX, clientY, pointerType }) {
      if (!last) return;
      by(clientX - last[0], pointerType === "touch" ? 0 : clientY - last[1]);
      last = [clientX, clientY];
    },
    onlostpointercapture: () => void (last = undefined),
  };
}
