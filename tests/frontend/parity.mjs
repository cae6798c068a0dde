// Reads cases as JSON from standard input, computes each with mathematics.js, writes the results as JSON.
// JSON has no inf and nan; the cases have none.
import { readFileSync } from "node:fs";
import * as mathematics from "../../frontend/kit/mathematics.js";

import * as format from "../../frontend/kit/format.js";

const data = ({ X, y, n, d }) => ({
  X: Float64Array.from(X),
  y: Float64Array.from(y),
  n,
  d,
});

const compute = {
  fixed: ({ values, digits }) =>
    values.map((value) => format.fixed(value, digits)),
  written: ({ how, values }) => values.map((value) => format[how](value)),
  sigmoid: ({ z }) => z.map(mathematics.sigmoid),
  logit: ({ p }) => p.map(mathematics.logit),
  loss: ({ theta, l2, ...rest }) => mathematics.loss(theta, data(rest), l2),
  gradient: ({ theta, l2, ...rest }) =>
    Array.from(mathematics.gradient(theta, data(rest), l2)),
  profileLoss: ({ theta, ...rest }) => {
    const found = Float64Array.from(theta);
    return [mathematics.profileLoss(found, data(rest)), found.at(-1)];
  },
  odds: ({ z }) => z.map(mathematics.odds),
  slope: ({ z }) => z.map(mathematics.slope),
  surprise: ({ y, z }) => z.map((each, i) => mathematics.surprise(y[i], each)),
  likelihood: ({ y, z }) =>
    z.map((each, i) => mathematics.likelihood(y[i], each)),
  squaredError: ({ y, z }) =>
    z.map((each, i) => mathematics.squaredError(y[i], each)),
  misses: ({ y, z }) => z.map((each, i) => mathematics.misses(y[i], each)),
  mean: ({ measure, y, z }) => mathematics.mean(mathematics[measure], y, z),
  descend: ({ theta, lr, numIter, l2, ...rest }) => {
    const run = mathematics.descend(theta, data(rest), { lr, numIter, l2 });
    return {
      path: Array.from(run.path),
      loss: Array.from(run.loss),
      right: Array.from(run.right),
    };
  },
  thetaOfLine: ({ angle, steepness, offset }) =>
    mathematics.thetaOfLine(angle, steepness, offset),
  lineOfTheta: ({ theta, threshold }) =>
    Object.values(mathematics.lineOfTheta(theta, threshold)),
  outcome: ({ theta, threshold, ...rest }) =>
    Object.values(mathematics.outcome(theta, data(rest), threshold)),
  hessian: ({ theta, ...rest }) =>
    Array.from(mathematics.hessian(theta, data(rest))),
  minimum: (rest) => Array.from(mathematics.minimum(data(rest))),
  shuffled: ({ n, seed }) => mathematics.shuffled(n, seed),
  chain: ({ theta, x, y }) => mathematics.chain(theta, x, y),
  errors: ({ theta, ...rest }) =>
    Array.from(mathematics.errors(theta, data(rest))),
  numericalGradient: ({ theta, h, l2, ...rest }) => {
    const f = (at) => mathematics.loss(at, data(rest), l2);
    return Array.from(mathematics.numericalGradient(f, theta, h));
  },
};

const cases = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map(({ of, ...args }) => compute[of](args))));
