/**
 * Build the front ends: `lib/explorables/static/` is part of the module `lib`, `book/_ext/live/` of the site.
 * Both are committed, since readers have no Node; `--check` builds again and fails where a committed file differs.
 *
 * `explorables.js` is the kit, all of it; `explorable-<slug>.js` is one folder of explorables/, which finds the kit there.
 * Nothing lists them: a folder is an explorable, a file in kit/ is a part of the kit.
 */

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "..");
const common = /** @type {const} */ ({
  absWorkingDir: here,
  bundle: true,
  minify: true,
  charset: "utf8",
  loader: { ".py": "text" },
  alias: { "d3-interpolate": "./numbers-only.js" },
  legalComments: "none",
  logLevel: "warning",
  write: false,
});
/** From a module's text. @param {string} contents */
const stdin = (contents) => ({ contents, resolveDir: here });
/** @param {import("esbuild").BuildOptions} options @returns {Promise<Map<string, string>>} file -> text */
async function built(options) {
  const plugins = [cssAsText, ...(options.plugins ?? [])];
  const { outputFiles = [] } = await build({ ...common, ...options, plugins });
  return new Map(outputFiles.map(({ path, text }) => [path, text]));
}

/** A style sheet is a text, without its comments and spaces. @type {import("esbuild").Plugin} */
const cssAsText = {
  name: "css as text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** An import from kit/ is what `explorables.kit` has: it is on the page already. @type {import("esbuild").Plugin} */
const sharedKit = {
  name: "shared kit",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/kit\/[\w-]+\.js$/ }, ({ path }) => ({ path: basename(path, ".js"), namespace: "kit" }));
    onLoad({ filter: /.*/, namespace: "kit" }, async ({ path }) => {
      const text = await readFile(join(here, "kit", `${path}.js`), "utf8");
      const names = [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
      return { contents: `export const { ${names.join()} } = explorables.kit[${JSON.stringify(path)}];` };
    });
  },
};

/** @param {string} slug */
function explorable(slug) {
  const contents = `import * as it from "./explorables/${slug}/index.js"; explorables.define("${slug}", it);`;
  const outfile = join(root, `lib/explorables/static/explorable-${slug}.js`);
  return built({ stdin: stdin(contents), format: "iife", target: "es2020", outfile, plugins: [sharedKit] });
}

/** The kit; `digest` stands for all scripts that are made of it. @param {string} digest */
async function kit(digest) {
  const files = (await readdir(join(here, "kit"))).filter((name) => name.endsWith(".js") && name !== "index.js").sort();
  const names = files.map((name) => basename(name, ".js"));
  const imports = names.map((name, i) => `import * as part${i} from "./kit/${name}.js";`);
  const entries = names.map((name, i) => `${JSON.stringify(name)}: part${i}`);
  const contents = `${imports.join("")} export * from "./kit/index.js"; export const kit = {${entries.join()}};`;
  const outfile = join(root, "lib/explorables/static/explorables.js");
  const define = { BUILD: JSON.stringify(digest) };
  return built({
    stdin: stdin(contents),
    format: "iife",
    globalName: "explorables",
    target: "es2020",
    outfile,
    define,
  });
}

/** Python in the page. */
const live = () =>
  built({
    entryPoints: ["live/live.js", "live/worker.js"],
    format: "esm",
    target: "es2022",
    outdir: join(root, "book/_ext/live"),
  });

const slugs = (await readdir(join(here, "explorables"))).sort();
const scripts = await Promise.all(slugs.map(explorable));
const digest = createHash("sha256")
  .update(scripts.flatMap((files) => [...files.values()]).join(""))
  .digest("hex");
const wanted = new Map([...scripts, await kit(digest.slice(0, 12)), await live()].flatMap((files) => [...files]));

const folders = [...new Set([...wanted.keys()].map((path) => dirname(path)))];
for (const folder of folders) await mkdir(folder, { recursive: true });
const present = (
  await Promise.all(folders.map(async (at) => (await readdir(at)).map((name) => join(at, name))))
).flat();
const stale = present.filter((path) => path.endsWith(".js") && !wanted.has(path));
const changed = [];
for (const [path, text] of wanted)
  if (!present.includes(path) || (await readFile(path, "utf8")) !== text) changed.push(path);

if (!process.argv.includes("--check")) {
  for (const path of changed) await writeFile(path, /** @type {string} */ (wanted.get(path)));
  for (const path of stale) await rm(path);
} else if (changed.length + stale.length) {
  const names = [...changed, ...stale].map((path) => path.slice(root.length));
  console.error(`not what frontend/ builds: ${names.join(", ")}; run npm run build in frontend/`);
  process.exitCode = 1;
}
