/**
 * Build the two front ends: `lib/explorables/static/` is part of the module `lib`, `book/_ext/live/` of the site.
 * Both are committed, since readers have no Node; `--check` builds again and fails where a committed file differs.
 */

import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const common = /** @type {const} */ ({
  absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
  bundle: true,
  minify: true,
  charset: "utf8",
  loader: { ".css": "text", ".py": "text" },
  legalComments: "none",
  logLevel: "warning",
  write: false,
});
const builds = [
  {
    ...common,
    entryPoints: { explorables: "explorables/index.js" },
    format: "iife",
    globalName: "explorables",
    target: "es2020",
    outdir: `${root}lib/explorables/static`,
  },
  {
    ...common,
    entryPoints: ["live/live.js", "live/worker.js"],
    format: "esm",
    target: "es2022",
    outdir: `${root}book/_ext/live`,
  },
];

const check = process.argv.includes("--check");
for (const { outputFiles } of await Promise.all(builds.map((options) => build(options)))) {
  for (const { path, contents } of outputFiles) {
    if (!check) await writeFile(path, contents);
    else if (!(await readFile(path)).equals(contents)) {
      console.error(`${path.slice(root.length)} is not what frontend/ builds: run npm run build there`);
      process.exitCode = 1;
    }
  }
}
