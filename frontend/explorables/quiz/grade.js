/** Is an answer right, and what does the reader hear? The same rules as in quiz.py; a test holds them equal. */

/**
 * @typedef {{text: string, feedback: string, missed?: string, right?: boolean}} Option
 * @typedef {object} Question as lib/explorables/questions.py describes it
 * @property {string} id
 * @property {"single" | "multiple" | "numeric" | "order"} kind
 * @property {string} text
 * @property {Option[]} options
 * @property {number} answer
 * @property {number} tolerance
 * @property {string} because
 * @property {string} otherwise
 * @property {{value: number, tolerance?: number, before: number[], feedback: string}[]} wrong
 * @property {string[]} lines
 * @property {number[]} shown
 */

const NUMBER = /^[-+−]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][-+−]?[0-9]{1,3})?$/;
const LONGEST = 40;

/** A number as people write it: with point or comma, as a fraction, or in per cent. @param {string} text */
export function readNumber(text) {
  text = text.length <= LONGEST ? text.trim() : "";
  const percent = text.endsWith("%");
  const parts = (percent ? text.slice(0, -1) : text).split("/").map((part) => part.trim());
  if (parts.length > 2 || !parts.every((part) => NUMBER.test(part))) return NaN;
  const [top, bottom = 1] = parts.map((part) => Number(part.replace(",", ".").replaceAll("−", "-")));
  const value = top / bottom / (percent ? 100 : 1);
  return Number.isFinite(value) ? value : NaN;
}

/** Could this be an answer at all? It may come from storage. @param {Question} question @param {any} given */
export function acceptable({ kind, options, lines }, given) {
  if (kind === "single") return Number.isInteger(given) && given >= 0 && given < options.length;
  if (kind === "numeric") return typeof given === "string" && !Number.isNaN(readNumber(given));
  if (!Array.isArray(given)) return false;
  const all = [...(kind === "order" ? lines : options).keys()];
  if (kind === "order") return given.length === all.length && all.every((number) => given.includes(number));
  return given.length > 0 && String(given) === String(all.filter((number) => given.includes(number)));
}

/**
 * @param {Question} question
 * @param {any} given
 * @returns {{right: boolean, feedback: string[]}}
 */
export function grade(question, given) {
  const { kind, options, answer, tolerance, because, otherwise, wrong, lines } = question;
  /** @param {string} feedback */
  const not = (feedback) => ({ right: false, feedback: [feedback] });
  const yes = { right: true, feedback: [because] };
  if (kind === "single") return { right: Boolean(options[given].right), feedback: [options[given].feedback] };
  if (kind === "multiple") {
    const feedback = options.flatMap((option, number) => {
      const ticked = given.includes(number);
      if (ticked === Boolean(option.right)) return [];
      return [ticked ? option.feedback : option.missed || ""];
    });
    return feedback.length ? { right: false, feedback } : yes;
  }
  if (kind === "numeric") {
    const value = readNumber(given);
    /** @param {number} other @param {number} [within] */
    const near = (other, within = tolerance) => Math.abs(value - other) <= within + 1e-12;
    if (near(answer)) return yes;
    return not(wrong.find((each) => near(each.value, each.tolerance))?.feedback ?? otherwise);
  }
  if (lines.every((_, number) => given[number] === number)) return yes;
  const first = wrong.find(({ before: [a, b] }) => given.indexOf(a) > given.indexOf(b));
  return not(first?.feedback ?? "");
}
