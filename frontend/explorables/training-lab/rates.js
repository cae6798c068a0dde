/** The learning rates of the slider, from 0.001 to 30: round numbers, ten to a factor of ten. */
export const RATES = [-3, -2, -1, 0, 1]
  .flatMap((power) => [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8].map((digit) => Number(`${digit}e${power}`)))
  .filter((lr) => lr <= 30);

/** What is run now stays, and beside it runs one at ten times or a tenth of its rate: a difference one can see. @param {number} lr */
export const otherRate = (lr) => RATES[nearestRate(lr < 0.1 ? 10 * lr : lr / 10)];

/** Which of them is nearest, in proportion. @param {number} lr */
export function nearestRate(lr) {
  const distance = RATES.map((each) => Math.abs(Math.log(each / lr)));
  return distance.indexOf(Math.min(...distance));
}
