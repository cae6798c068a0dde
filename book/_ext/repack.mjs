// The page's own Python, started under Node to make bytecode: only the version that runs it can.
// node repack.mjs RUNTIME WORK: each archive in WORK/before is lightened into WORK/after (see lighten.py).
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [runtime, work] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`));
const pyodide = await loadPyodide({ indexURL: runtime });
pyodide.FS.mkdir("/archives");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: work }, "/archives");
pyodide.FS.writeFile("/lib/lighten.py", readFileSync(new URL("lighten.py", import.meta.url), "utf8"));
pyodide.runPython(`
import sys
from pathlib import Path

sys.path.append("/lib")
from lighten import lighten

for archive in sorted(Path("/archives/before").iterdir()):
    lighten(archive, Path("/archives/after", archive.name))
`);
