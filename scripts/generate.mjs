// Starts generate.ts: node scripts/generate.mjs --check
//
// Most of the generator's time is loading, so this keeps what it can of it, in node_modules/.cache:
//
// - Node 20 runs no TypeScript. A loader would do, and does for the project's other programs, but its hooks are called for
//   each of the thousand modules of the packages that the generator loads, which doubles its time. So esbuild joins the
//   generator's own files into one CommonJS module (CommonJS, since Node reads every package of that kind twice when it is
//   imported rather than required) and leaves the packages as they are. It stays for as long as no file here changes.
// - From 22.1 on, Node keeps what it has compiled, if it is told to.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import module, { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const scripts = fileURLToPath(new URL(".", import.meta.url));
const cache = fileURLToPath(new URL("../node_modules/.cache/scripts", import.meta.url));
const entry = join(scripts, "generate.ts");
const joined = join(cache, `generate-${hashFolder(scripts)}.cjs`);

if (!existsSync(joined)) await joinFiles();
// The second thread reads the variable.
process.env.NODE_COMPILE_CACHE ??= join(cache, "compiled");
module.enableCompileCache?.();
process.setSourceMapsEnabled(true);
process.argv[1] = entry;
createRequire(import.meta.url)(joined);

function hashFolder(folder) {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    if (/\.m?ts$|\.mjs$/.test(name)) hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
  }
  return hash.digest("hex").slice(0, 16);
}

async function joinFiles() {
  const { build, stop } = await import("esbuild");
  // Whole, whenever it is there: another run may be waiting for it.
  const outfile = `${joined}.${process.pid}.cjs`;
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
    plugins: [{ name: "keep import.meta.url", setup: keepUrls }],
  });
  await stop();
  for (const name of readdirSync(cache)) {
    if (/^generate-\w+\.cjs$/.test(name)) rmSync(join(cache, name), { force: true });
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
