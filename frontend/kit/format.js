/** Numbers as the book writes them; lib/explorables/numbers.py has the same, and a test holds the two equal. */

/**
 * So many digits after the point, a minus as in print, and none before a zero. A tie goes to the even digit, as Python's.
 * @param {number} value
 * @param {number} [digits]
 */
export function fixed(value, digits = 3) {
  const text = evenly(Math.abs(value), digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** @param {number} value at least 0 @param {number} digits */
function evenly(value, digits) {
  const text = value.toFixed(digits);
  const exact = value.toFixed(Math.min(100, digits + 60)); // all the digits that the number has, wherever there is a tie
  const cut = exact.indexOf(".") + 1 + digits;
  if (!/^50*$/.test(exact.slice(cut))) return text;
  const down = exact.slice(0, digits ? cut : cut - 1);
  return Number(down.at(-1)) % 2 ? text : down;
}

/** 3e-11, as code writes it. @param {number} value */
export const exponent = (value) => (value ? value.toExponential(0) : "0");

/** Three digits, and never a certainty that isn't one. @param {number} p */
export const probability = (p) => (p >= 0.9995 ? "above 0.999" : p < 0.0005 ? "below 0.001" : fixed(p));

/** A small number in (0, 1] by three digits that count, and one and its power of ten below 0.001. @param {number} value */
export const significant = (value) =>
  value < 1e-3 ? exponent(value) : fixed(value, 2 - Math.floor(Math.log10(value)));

/** Four digits that count, so that products can be checked by hand; three and a power of ten below 0.001. @param {number} value */
export function compact(value) {
  const size = Math.abs(value);
  if (size && size < 1e-3) return `${value < 0 ? "−" : ""}${size.toExponential(2)}`;
  return fixed(value, size ? Math.max(0, 3 - Math.floor(Math.log10(size))) : 3);
}

/** A probability by four digits; close to 1, what is missing. @param {number} p @param {number} rest 1 - p, its digits kept */
export const chance = (p, rest) => (rest < 5e-4 ? `1 − ${exponent(rest)}` : compact(p));

/** Odds with the larger number on its side: 3.32 to 1, 1 to 3.32. @param {number} odds */
export function ratio(odds) {
  const large = Math.max(odds, 1 / odds);
  const text = large < 100 ? fixed(large, 2) : Number(large.toPrecision(3)).toLocaleString("en-US");
  return odds >= 1 ? `${text} to 1` : `1 to ${text}`;
}

/** A learning rate in as many digits as it needs: 0.003, 0.30, 12, 1e-6. @param {number} lr */
export function rate(lr) {
  if (lr < 1e-4 || lr >= 1e5) return lr.toExponential(1).replace(".0e", "e").replace("+", "");
  return lr >= 10 ? fixed(lr, 0) : lr >= 0.1 ? fixed(lr, 2) : String(Number(lr.toPrecision(2)));
}
