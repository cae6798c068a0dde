/** What can be seized says so: its disc pulses three times when it is first seen, until the reader touches anything. */

/** @param {HTMLElement} root an explorable; its style sheet does the rest @returns {() => void} what undoes it */
export function pulse(root) {
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    seen.disconnect();
    root.dataset.pulse = "";
  });
  const touched = () => {
    stop();
    delete root.dataset.pulse;
  };
  function stop() {
    seen.disconnect();
    for (const event of ["pointerdown", "keydown", "input"]) root.removeEventListener(event, touched);
  }
  for (const event of ["pointerdown", "keydown", "input"]) root.addEventListener(event, touched);
  for (const handle of root.querySelectorAll(".handle")) seen.observe(handle);
  return stop;
}
