/** A small form of an explorable, for the place where an idea comes up: one question, one picture, one control. */

/**
 * @typedef {{ask: string, view: string, control: number, moves?: string[]}} Form its picture's area, which of the
 *   controls it keeps, and what the picture's handles may change, if not everything
 * @typedef {import("./shell.js").Parts} Parts
 */

/** Of all parts those that this form needs; the full explorable has no form, or one that nobody knows. @param {Parts} parts @param {any} name @returns {Parts} */
export function formed(parts, name) {
  const form = new Map(Object.entries(parts.forms ?? {})).get(name);
  if (!form) return parts;
  const { title, traits, written, now, say, moving, before } = parts;
  return {
    ...{ traits, written, now, say, moving, before },
    title: `${title}: ${form.ask}`,
    ask: form.ask,
    layout: "lab-one",
    views(acts) {
      const { [form.view]: one, ...others } = parts.views({ ...acts, change: only(form.moves, acts.change) });
      for (const view of Object.values(others)) view.remove();
      return { picture: one };
    },
    controls: (acts) => [parts.controls(acts)[form.control]],
  };
}

/** Without what has no control here to bring it back. @param {string[] | undefined} names @param {(values: Record<string, any>) => void} change */
function only(names, change) {
  return (/** @type {Record<string, any>} */ values) =>
    change(names ? Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name))) : values);
}
