// Starts generate.ts: node scripts/generate.mjs --check
//
// Node 20 cannot run TypeScript, and loading packages of several hundred files is slow. So esbuild first makes one module of
// the generator and what it imports: CommonJS, because Node reads a CommonJS package twice when it is imported rather than
// required. ts-morph is one file already. Its compiler is the only one.
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { build } from "esbuild";

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const main = path("generate.ts");
const { outputFiles } = await build({
  entryPoints: [main],
  bundle: true,
  write: false,
  external: ["ts-morph"],
  alias: { typescript: path("io/compiler.ts") },
  define: { "import.meta.url": JSON.stringify(pathToFileURL(main).href) },
  platform: "node",
  target: "node20",
  format: "cjs",
  logLevel: "error",
});
const module = { exports: {} };
const run = compileFunction(outputFiles[0].text, ["require", "module", "exports"], { filename: main });
run(createRequire(import.meta.url), module, module.exports);
await module.exports.main(process.argv.slice(2));
