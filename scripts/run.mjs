// Runs one of the project's TypeScript programs: node scripts/run.mjs scripts/generate.ts --check
//
// Node 20 runs no TypeScript. A loader would do, but its hooks are called for each of the thousand modules of the
// packages that a program loads, which doubles the time of the whole generator. So esbuild joins the project's own files
// into one CommonJS module (CommonJS, since Node reads every package of that kind twice when it is imported rather than
// required) and leaves the packages as they are. Such a program cannot use `await` outside of a function.
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, stop } from "esbuild";

const [script = "", ...args] = process.argv.slice(2);
const outfile = fileURLToPath(new URL(`../node_modules/.cache/scripts/${process.pid}.cjs`, import.meta.url));

// Each file still knows where it is.
const keepUrls = {
  name: "keep import.meta.url",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
      loader: "ts",
    })),
};

await build({
  entryPoints: [resolve(script)],
  outfile,
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20",
  format: "cjs",
  sourcemap: "inline",
  logLevel: "error",
  plugins: [keepUrls],
});
await stop();

process.on("exit", () => rmSync(outfile, { force: true }));
process.setSourceMapsEnabled(true);
process.argv.splice(1, Number.POSITIVE_INFINITY, resolve(script), ...args);
createRequire(import.meta.url)(outfile);
