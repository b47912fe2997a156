// Starts generate.ts: node scripts/generate.mjs --check
//
// Node 20 runs no TypeScript. A loader would do, and does for the project's other programs, but its hooks are called for
// each of the thousand modules of the packages that the generator loads, which doubles its time. So esbuild joins the
// generator's own files into one CommonJS module (CommonJS, since Node reads every package of that kind twice when it is
// imported rather than required) and leaves the packages as they are.
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, stop } from "esbuild";

const entry = fileURLToPath(new URL("generate.ts", import.meta.url));
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
  entryPoints: [entry],
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
process.argv[1] = entry;
createRequire(import.meta.url)(outfile);
