/** What can be seized says so: its disc pulses three times when it is first seen, until the reader touches anything. */

/**
 * Once one of these is on the screen.
 * @param {Iterable<Element>} nodes @param {() => void} act
 * @returns {() => void} what undoes it
 */
export function whenSeen(nodes, act) {
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    seen.disconnect();
    act();
  });
  for (const node of nodes) seen.observe(node);
  return () => seen.disconnect();
}

/** @param {HTMLElement} root an explorable; its style sheet does the rest @returns {() => void} what undoes it */
export function pulse(root) {
  const forget = whenSeen(root.querySelectorAll(".handle"), () => (root.dataset.pulse = ""));
  const touched = () => {
    stop();
    delete root.dataset.pulse;
  };
  function stop() {
    forget();
    for (const event of ["pointerdown", "keydown", "input"]) root.removeEventListener(event, touched);
  }
  for (const event of ["pointerdown", "keydown", "input"]) root.addEventListener(event, touched);
  return stop;
}
