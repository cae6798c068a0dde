/** Is a hand on it: a button or a finger down, or a key that repeats? What it passes on its way, it hasn't chosen. */

/**
 * @param {HTMLElement} root
 * @param {() => void} onrest it has let go
 */
export function hand(root, onrest) {
  let on = false;
  const take = () => (on = true);
  const repeat = (/** @type {KeyboardEvent} */ event) => (on ||= event.repeat);
  function rest() {
    if (!on) return;
    on = false;
    onrest();
  }
  const ends = ["pointerup", "pointercancel", "keyup", "blur"]; // of the window: a hand may let go anywhere
  root.addEventListener("pointerdown", take);
  root.addEventListener("keydown", repeat);
  for (const end of ends) window.addEventListener(end, rest);
  return {
    on: () => on,
    remove() {
      for (const end of ends) window.removeEventListener(end, rest);
    },
  };
}
