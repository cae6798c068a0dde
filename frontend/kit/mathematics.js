/**
 * The mathematics of the explorables, and the only place for it.
 * Each function is held equal to its namesake in the Python module `lib` by tests/frontend/test_parity.py.
 *
 * theta holds the weights and, last, the intercept; the penalty l2/2 |w|² never touches the intercept.
 *
 * @typedef {object} Data
 * @property {Float64Array} X features, row after row: n * d numbers
 * @property {Float64Array} y labels, n zeros and ones
 * @property {number} n points
 * @property {number} d features
 */

/** @param {number} z score (log-odds) @returns {number} probability of class 1 */
export function sigmoid(z) {
  const e = Math.exp(-Math.abs(z)); // in [0, 1]: cannot overflow
  return (z >= 0 ? 1 : e) / (1 + e);
}

/** @param {number} p probability @returns {number} score (log-odds) */
export function logit(p) {
  return Math.log(p / (1 - p));
}

/**
 * @param {ArrayLike<number>} theta weights, then intercept
 * @param {Data} data
 * @param {number} i which point
 * @returns {number} its score w · x + b
 */
export function score(theta, { X, d }, i) {
  let z = theta[d];
  for (let j = 0; j < d; j++) z += theta[j] * X[i * d + j];
  return z;
}

/**
 * Mean binary cross-entropy from scores, plus the penalty.
 * @param {ArrayLike<number>} theta
 * @param {Data} data
 * @param {number} [l2]
 */
export function loss(theta, data, l2 = 0) {
  let sum = 0;
  for (let i = 0; i < data.n; i++) {
    const m = (1 - 2 * data.y[i]) * score(theta, data, i); // > 0 where the sign is wrong
    sum += Math.max(m, 0) + Math.log1p(Math.exp(-Math.abs(m)));
  }
  return sum / data.n + penalty(theta, data.d, l2);
}

/**
 * Gradient of `loss` at theta: Xᵀ(p - y)/n + l2 w for the weights, mean(p - y) for the intercept.
 * @param {ArrayLike<number>} theta
 * @param {Data} data
 * @param {number} [l2]
 * @returns {Float64Array}
 */
export function gradient(theta, data, l2 = 0) {
  const { X, y, n, d } = data;
  const g = new Float64Array(d + 1);
  for (let i = 0; i < n; i++) {
    const s = 1 - 2 * y[i];
    const error = s * sigmoid(s * score(theta, data, i)); // p - y, its digits kept where p is near y
    for (let j = 0; j < d; j++) g[j] += error * X[i * d + j];
    g[d] += error;
  }
  for (let j = 0; j <= d; j++) g[j] = g[j] / n + (j < d ? l2 * theta[j] : 0);
  return g;
}

/**
 * The smallest loss that these weights reach with an intercept of their own, by Newton's steps from `b`.
 * @param {Float64Array} theta weights, then an intercept to begin with, which becomes the best one
 * @param {Data} data
 */
export function profileLoss(theta, data) {
  const { y, n, d } = data;
  for (let step = 0; step < 20; step++) {
    let [g, h] = [0, 0];
    for (let i = 0; i < n; i++) {
      const p = sigmoid(score(theta, data, i));
      g += p - y[i];
      h += p * (1 - p);
    }
    const move = Math.max(-2, Math.min(2, g / Math.max(h, 1e-9 * n))); // far away the slope says too much
    theta[d] -= move;
    if (Math.abs(move) < 1e-4) break;
  }
  return loss(theta, data);
}

/** @param {ArrayLike<number>} theta @param {number} d @param {number} l2 */
function penalty(theta, d, l2) {
  let squares = 0;
  for (let j = 0; j < d; j++) squares += theta[j] * theta[j];
  return (l2 / 2) * squares;
}

/**
 * A run of gradient descent that can be taken in slices: `advance(steps)` until `done`.
 * @typedef {object} Descent
 * @property {Float64Array} path every theta on the way, k numbers each
 * @property {Float64Array} loss at each theta
 * @property {Uint32Array} right points classified correctly, at each theta
 * @property {number} numIter
 * @property {number} done thetas whose loss is known: numIter + 1 at the end
 * @property {(steps: number) => boolean} advance make that many more; true at the end
 *
 * @param {ArrayLike<number>} theta0
 * @param {Data} data
 * @param {{lr: number, numIter: number, l2?: number}} how
 * @returns {Descent}
 */
export function descent(theta0, data, { lr, numIter, l2 = 0 }) {
  const { X, y, n, d } = data;
  const k = d + 1;
  const path = new Float64Array((numIter + 1) * k);
  path.set(Array.from(theta0).slice(0, k));
  const run = {
    path,
    loss: new Float64Array(numIter + 1),
    right: new Uint32Array(numIter + 1),
    numIter,
    done: 0,
    /** @param {number} steps */
    advance(steps) {
      const stop = Math.min(run.done + steps, numIter + 1);
      for (; run.done < stop; run.done++) visit(run.done);
      return run.done > numIter;
    },
  };
  const g = new Float64Array(k);

  /** Loss, right points and the next theta, from one pass. @param {number} t */
  function visit(t) {
    const theta = path.subarray(t * k, t * k + k);
    g.fill(0);
    let hinge = 0;
    let product = 1; // of 1 + exp(-|m|), each in (1, 2]: one logarithm for many points
    let logs = 0;
    let right = 0;
    for (let i = 0; i < n; i++) {
      const s = 1 - 2 * y[i];
      const m = s * score(theta, data, i);
      const e = Math.exp(-Math.abs(m));
      product *= 1 + e;
      if (product > 1e300) {
        logs += Math.log(product);
        product = 1;
      }
      if (m > 0) hinge += m;
      if (m < 0 || (m === 0 && s > 0)) right++; // a score of 0 is class 0
      const error = (s * (m >= 0 ? 1 : e)) / (1 + e);
      for (let j = 0; j < d; j++) g[j] += error * X[i * d + j];
      g[d] += error;
    }
    run.loss[t] = (hinge + logs + Math.log(product)) / n + penalty(theta, d, l2);
    run.right[t] = right;
    if (t === numIter) return;
    for (let j = 0; j < k; j++) path[(t + 1) * k + j] = theta[j] - lr * (g[j] / n + (j < d ? l2 * theta[j] : 0));
  }
  return run;
}

/**
 * Take all `numIter` steps of gradient descent at once.
 * @param {ArrayLike<number>} theta0
 * @param {Data} data
 * @param {{lr: number, numIter: number, l2?: number}} how
 */
export function descend(theta0, data, how) {
  const run = descent(theta0, data, how);
  run.advance(Infinity);
  return run;
}

/**
 * w1, w2, b of the line with this normal.
 * @param {number} angle direction of w in degrees
 * @param {number} steepness norm of w
 * @param {number} offset the line's distance from the origin, along w
 */
export function thetaOfLine(angle, steepness, offset) {
  const turn = (angle / 180) * Math.PI;
  return [steepness * Math.cos(turn), steepness * Math.sin(turn), -steepness * offset];
}

/**
 * The way back: angle, steepness and offset of the line where the probability equals `threshold`.
 * @param {ArrayLike<number>} theta w1, w2, b
 * @param {number} [threshold]
 */
export function lineOfTheta(theta, threshold = 0.5) {
  const [w1, w2, b] = Array.from(theta);
  const steepness = Math.hypot(w1, w2);
  return { angle: (Math.atan2(w2, w1) / Math.PI) * 180, steepness, offset: (logit(threshold) - b) / steepness };
}

/**
 * @param {ArrayLike<number>} theta
 * @param {Data} data
 * @param {number} [threshold]
 * @returns {{right: number, called: number, rightlyCalled: number}} how many points are classified correctly by the line
 *   where the probability equals `threshold`; how many are called class 1; how many of those are
 */
export function outcome(theta, data, threshold = 0.5) {
  const level = logit(threshold);
  const count = { right: 0, called: 0, rightlyCalled: 0 };
  for (let i = 0; i < data.n; i++) {
    const one = score(theta, data, i) > level;
    if (one) count.called++;
    if (one && data.y[i] === 1) count.rightlyCalled++;
    if (one === (data.y[i] === 1)) count.right++;
  }
  return count;
}

/**
 * The error p - y of every point, its digits kept where p is near y.
 * @param {ArrayLike<number>} theta
 * @param {Data} data
 * @returns {Float64Array}
 */
export function errors(theta, data) {
  return data.y.map((label, i) => (1 - 2 * label) * sigmoid((1 - 2 * label) * score(theta, data, i)));
}

/**
 * One point's way through the model, link by link, and back: the slopes whose product is that of its loss in w.
 * @param {ArrayLike<number>} theta w, b
 * @param {number} x
 * @param {number} y label
 * @returns {{z: number, p: number, loss: number, lossByP: number, pByZ: number, zByW: number, lossByZ: number, lossByW: number, rest: number}}
 *   rest: 1 - p, its digits kept
 */
export function chain(theta, x, y) {
  const [w, b] = [theta[0], theta[1]];
  const z = w * x + b;
  const lossByP = (1 - 2 * y) / likelihood(y, z); // -1/p for class 1, 1/(1 - p) for class 0
  const pByZ = slope(z);
  const lossByZ = lossByP * pByZ; // p - y
  return {
    z,
    p: sigmoid(z),
    loss: surprise(y, z),
    lossByP,
    pByZ,
    zByW: x,
    lossByZ,
    lossByW: lossByZ * x,
    rest: sigmoid(-z),
  };
}

/**
 * Gradient of any function by central differences, (f(theta + h) - f(theta - h)) / 2h in each coordinate.
 * @param {(theta: Float64Array) => number} f
 * @param {ArrayLike<number>} theta
 * @param {number} [h] step; the default is near the cube root of the machine's precision
 * @returns {Float64Array}
 */
export function numericalGradient(f, theta, h = 6e-6) {
  const g = new Float64Array(theta.length);
  for (let j = 0; j < g.length; j++) {
    const [up, down] = [Float64Array.from(theta), Float64Array.from(theta)];
    up[j] += h;
    down[j] -= h;
    g[j] = (f(up) - f(down)) / (2 * h);
  }
  return g;
}

/** @param {number} z score (log-odds) @returns {number} odds p / (1 - p), for one */
export const odds = (z) => Math.exp(z);

/** @param {number} z score @returns {number} the sigmoid's slope there: p (1 - p), without cancelling */
export const slope = (z) => sigmoid(z) * sigmoid(-z);

/**
 * @param {number} y label, 0 or 1
 * @param {number} z score
 * @returns {number} -log of the probability that the score gave to what happened: log(1 + exp(m))
 */
export function surprise(y, z) {
  const m = (1 - 2 * y) * z; // > 0 where the sign is wrong
  return Math.max(m, 0) + Math.log1p(Math.exp(-Math.abs(m)));
}

/**
 * @param {number} y label
 * @param {number} z score
 * @returns {number} the probability that the score gave to what happened: p for class 1, 1 - p for class 0, without cancelling
 */
export const likelihood = (y, z) => sigmoid((2 * y - 1) * z);

/** @param {number} y label @param {number} z score @returns {number} (p - y)², its digits kept where p is near y */
export const squaredError = (y, z) => sigmoid((1 - 2 * y) * z) ** 2;

/** @param {number} y label @param {number} z score @returns {number} 1 on the wrong side, else 0; a score of 0 is class 0 */
export const misses = (y, z) => Number(z > 0 !== (y === 1));

/**
 * The mean over the points of one of the three: `surprise`, `squaredError`, `misses`.
 * @param {(y: number, z: number) => number} measure
 * @param {number[]} y labels
 * @param {number[]} z scores
 */
export const mean = (measure, y, z) => y.reduce((sum, label, i) => sum + measure(label, z[i]), 0) / y.length;

/**
 * Second derivatives of the loss: mean of p (1 - p) x xᵀ, where x has a 1 at its end. Row after row, (d + 1)² numbers.
 * @param {ArrayLike<number>} theta
 * @param {Data} data
 * @returns {Float64Array}
 */
export function hessian(theta, data) {
  const { X, n, d } = data;
  const k = d + 1;
  const H = new Float64Array(k * k);
  for (let i = 0; i < n; i++) {
    const curved = slope(score(theta, data, i)) / n;
    for (let row = 0; row < k; row++) {
      const part = curved * (row < d ? X[i * d + row] : 1);
      for (let column = 0; column < k; column++) H[row * k + column] += part * (column < d ? X[i * d + column] : 1);
    }
  }
  return H;
}

/**
 * theta at the minimum of the loss, by Newton's method. The data must overlap: where a line separates them, there is none.
 * @param {Data} data
 * @param {ArrayLike<number>} [start] near it, if a place is known
 * @returns {Float64Array}
 */
export function minimum(data, start = new Float64Array(data.d + 1)) {
  const theta = Float64Array.from(start);
  for (let step = 0; step < 25; step++) {
    const g = gradient(theta, data);
    if (Math.hypot(...g) < 1e-9) break;
    solve(hessian(theta, data), g).forEach((value, j) => (theta[j] -= value));
  }
  return theta;
}

/** The x of A x = c, by elimination; A is positive definite, so no pivot is 0. @param {Float64Array} A @param {Float64Array} c */
function solve(A, c) {
  const k = c.length;
  const x = Array.from(c);
  for (let pivot = 0; pivot < k; pivot++)
    for (let row = pivot + 1; row < k; row++) {
      const factor = A[row * k + pivot] / A[pivot * k + pivot];
      for (let column = pivot; column < k; column++) A[row * k + column] -= factor * A[pivot * k + column];
      x[row] -= factor * x[pivot];
    }
  for (let row = k - 1; row >= 0; row--) {
    for (let column = row + 1; column < k; column++) x[row] -= A[row * k + column] * x[column];
    x[row] /= A[row * k + row];
  }
  return x;
}

/**
 * The numbers 0 to n - 1 in an order that the seed decides: each draws a lot of 32 bits, the lowest lot comes first.
 * @param {number} n
 * @param {number} seed
 * @returns {number[]}
 */
export function shuffled(n, seed) {
  const lots = Array.from({ length: n }, (_, i) => lot(Math.imul(seed, 0x9e3779b9) + i));
  return lots.map((_, i) => i).sort((a, b) => lots[a] - lots[b]);
}

/** A hash of 32 bits, by the last steps of MurmurHash3: no two numbers have the same. @param {number} x */
function lot(x) {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
