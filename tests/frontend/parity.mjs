// Reads cases as JSON from standard input, computes each with engine.js, writes the results as JSON.
// JSON has no inf and nan; the cases have none.
import { readFileSync } from "node:fs";
import * as engine from "../../frontend/kit/engine.js";

const data = ({ X, y, n, d }) => ({ X: Float64Array.from(X), y: Float64Array.from(y), n, d });

const compute = {
  sigmoid: ({ z }) => z.map(engine.sigmoid),
  logit: ({ p }) => p.map(engine.logit),
  loss: ({ theta, l2, ...rest }) => engine.loss(theta, data(rest), l2),
  gradient: ({ theta, l2, ...rest }) => Array.from(engine.gradient(theta, data(rest), l2)),
  odds: ({ z }) => z.map(engine.odds),
  slope: ({ z }) => z.map(engine.slope),
  surprise: ({ y, z }) => z.map((each, i) => engine.surprise(y[i], each)),
  squaredError: ({ y, z }) => z.map((each, i) => engine.squaredError(y[i], each)),
  misses: ({ y, z }) => z.map((each, i) => engine.misses(y[i], each)),
  mean: ({ measure, y, z }) => engine.mean(engine[measure], y, z),
  descend: ({ theta, lr, numIter, l2, ...rest }) => {
    const run = engine.descend(theta, data(rest), { lr, numIter, l2 });
    return { path: Array.from(run.path), loss: Array.from(run.loss), right: Array.from(run.right) };
  },
  thetaOfLine: ({ angle, steepness, offset }) => engine.thetaOfLine(angle, steepness, offset),
  lineOfTheta: ({ theta, threshold }) => Object.values(engine.lineOfTheta(theta, threshold)),
  outcome: ({ theta, threshold, ...rest }) => Object.values(engine.outcome(theta, data(rest), threshold)),
  errors: ({ theta, ...rest }) => Array.from(engine.errors(theta, data(rest))),
  numericalGradient: ({ theta, h, l2, ...rest }) => {
    const f = (at) => engine.loss(at, data(rest), l2);
    return Array.from(engine.numericalGradient(f, theta, h));
  },
};

const cases = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map(({ of, ...args }) => compute[of](args))));
