// Starts generate.ts: node scripts/generate.mjs --check
//
// Most of the generator's time is loading, so this keeps what it can of it, in node_modules/.cache:
//
// - Node 20 runs no TypeScript, and takes its time for packages of some hundred files. So esbuild joins the generator's own
//   files and what they import into one module: of CommonJS, since Node reads every package of that kind twice when it is
//   imported rather than required. TypeScript, which is one file already, stays where it is. The module stays for as long
//   as no file here and no package changes.
// - From 22.1 on, Node keeps what it has compiled, if it is told to.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import module, { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const scripts = fileURLToPath(new URL(".", import.meta.url));
const cache = fileURLToPath(new URL("../node_modules/.cache/scripts", import.meta.url));
const entry = join(scripts, "generate.ts");
const joined = join(cache, `generate-${hashSources()}.cjs`);

if (!existsSync(joined)) await joinFiles();
// The second thread reads the variable.
process.env.NODE_COMPILE_CACHE ??= join(cache, "compiled");
module.enableCompileCache?.();
process.argv[1] = entry;
createRequire(import.meta.url)(joined);

function hashSources() {
  const own = readdirSync(scripts, { recursive: true }).filter((name) => /\.m?[jt]s$/.test(name));
  const hash = createHash("sha256");
  for (const name of [...own.sort(), "../package-lock.json"]) {
    const path = join(scripts, name);
    if (existsSync(path)) hash.update(`${name}\0`).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 16);
}

async function joinFiles() {
  const { build, stop } = await import("esbuild");
  // Other runs may be at the same: the module is whole whenever it is there, and stays.
  const outfile = `${joined}.${process.pid}.cjs`;
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    external: ["ts-morph", "openapi-typescript"],
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "error",
    plugins: [{ name: "keep import.meta.url", setup: keepUrls }],
  });
  await stop();
  for (const name of readdirSync(cache)) {
    if (/^generate-\w+\.cjs$/.test(name) && join(cache, name) !== joined) rmSync(join(cache, name), { force: true });
  }
  renameSync(outfile, joined);
}

/** Each file still knows where it is. */
function keepUrls({ onLoad }) {
  onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    contents: readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
    loader: "ts",
  }));
}
