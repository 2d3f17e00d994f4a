// Bundle each widget into one file of ../static, which is committed: users need no node. `--check` only compares.

import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const names = ["assessment", "disagreements", "estimates", "hypotheses", "origins", "reader", "sources", "timeline", "triage"];
const result = await build({
  absWorkingDir: here,
  entryPoints: names.map((name) => `${name}.js`),
  bundle: true,
  format: "esm",
  charset: "utf8",
  target: "es2022",
  legalComments: "none",
  outdir: join(here, "..", "static"),
  banner: { js: "// Made by osintkit/widgets/js/build.mjs from the modules beside it; change those." },
  write: false,
});
let stale = 0;
for (const file of result.outputFiles) {
  if (process.argv.includes("--check")) {
    const held = await readFile(file.path, "utf8").catch(() => "");
    if (held !== file.text) {
      stale += 1;
      console.error(`osintkit/widgets/static/${basename(file.path)} is not what its modules give; run: npm run build`);
    }
  } else await writeFile(file.path, file.text);
}
process.exitCode = stale ? 1 : 0;
