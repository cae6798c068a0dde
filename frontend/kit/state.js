/** The state of an explorable: in its model, which Python may share, and in the page's address. */

import { address, fromAddress, setAddress } from "./address.js";
import { button } from "./controls.js";

const PAUSE = 150; // milliseconds without a change until the state is saved

/**
 * @typedef {(text: string) => any} Reader a value from the address, or undefined if it makes no sense
 * @param {import("./hydrate.js").Model} model
 * @param {string} key the explorable's name in the address; "" where it has none
 * @param {Record<string, Reader>} traits what an address may set, and a reset puts back
 * @param {(values: Record<string, any>) => Record<string, any>} [written] those of them that an address needs
 */
export function stateOf(model, key, traits, written = (values) => values) {
  const names = Object.keys(traits);
  const current = () => Object.fromEntries(names.map((name) => [name, model.get(name)]));
  const href = () => address(key, written(current()));
  const initial = current();
  if (key) refuseNonsense(initial, traits);
  let saving = 0;

  /** @param {Record<string, any>} values */
  function put(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
  }
  /** @param {string} href */
  function save(href) {
    clearTimeout(saving);
    model.save_changes();
    if (key) setAddress(href);
  }
  return {
    readers: traits,
    /** @param {string} name @returns {any} */
    get: (name) => model.get(name),
    /** where it is now, as an address */ href,
    /** @param {Record<string, any>} values */
    set(values) {
      put(values);
      clearTimeout(saving);
      saving = window.setTimeout(() => save(href()), PAUSE);
    },
    /** Take from the address what makes sense there; was there anything? */
    restore() {
      const asked = fromAddress(key);
      for (const name of names) {
        const value = asked[name] === undefined ? undefined : traits[name](asked[name]);
        if (value !== undefined) model.set(name, value);
      }
      model.save_changes();
      return Object.keys(asked).length > 0;
    },
    /** Back to the start. @param {Record<string, any>} more what no address has */
    reset(more) {
      put({ ...initial, ...more });
      save(location.href.split("#")[0]);
    },
    remove: () => clearTimeout(saving),
  };
}

/** A page whose numbers were changed by someone shows its picture. @param {Record<string, any>} values @param {Record<string, Reader>} traits */
function refuseNonsense(values, traits) {
  for (const [name, value] of Object.entries(values))
    if (traits[name](String(value)) === undefined) throw new RangeError(`${name}: ${value}`);
}

/** A button that puts an address where it can be pasted. @param {() => string} href */
export function linkButton(href) {
  const link = button("Copy link", async () => {
    setAddress(href());
    let told = "Link copied";
    try {
      await navigator.clipboard.writeText(href());
    } catch {
      told = "Link is in the address bar";
    }
    link.textContent = told;
    window.setTimeout(() => (link.textContent = "Copy link"), 2000);
  });
  return link;
}
