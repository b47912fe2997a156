// Starts generate.ts: node scripts/generate/generate.mjs --check
//
// Most of the generator's time is loading, so this keeps what it can of it, in node_modules/.cache:
//
// - Node 20 runs no TypeScript, and takes its time for packages of some hundred files. So esbuild joins the generator's own
//   files and what they import into one module: of CommonJS, since Node reads every package of that kind twice when it is
//   imported rather than required. TypeScript, which is one file already, stays where it is. The module stays for as long
//   as no file here changes, and not package-lock.json.
// - From 22.1 on, Node keeps what it has compiled, if it is told to.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import module, { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const DAY = 86_400_000;

const scripts = fileURLToPath(new URL("..", import.meta.url));
const cache = fileURLToPath(new URL("../../node_modules/.cache/scripts", import.meta.url));
// It knows where its files were, so it serves this folder alone; another may share its node_modules.
const prefix = `generate-${hash([scripts])}-`;
const joined = join(cache, `${prefix}${hash(readSources())}.cjs`);
const compiled = join(cache, "compiled");

if (!existsSync(joined)) await joinFiles();
// The second thread reads the variable.
process.env.NODE_COMPILE_CACHE ??= compiled;
module.enableCompileCache?.();
await createRequire(import.meta.url)(joined).main(process.argv.slice(2));

function readSources() {
  const own = readdirSync(scripts, { recursive: true }).filter((name) => /\.m?[jt]s$/.test(name));
  const names = [...own.sort(), "../package-lock.json"].filter((name) => existsSync(join(scripts, name)));
  return names.flatMap((name) => [name, readFileSync(join(scripts, name))]);
}

function hash(parts) {
  const whole = createHash("sha256");
  for (const part of parts) whole.update(part).update("\0");
  return whole.digest("hex").slice(0, 16);
}

async function joinFiles() {
  const { build, stop } = await import("esbuild");
  // Other runs may be at the same: the module is whole whenever it is there, and stays.
  const outfile = `${joined}.${process.pid}.cjs`;
  await build({
    entryPoints: [join(scripts, "generate/generate.ts")],
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
  removeOld();
  renameSync(outfile, joined);
}

/** Nothing else does: what this folder had before, and what others have not made for a day; they make it again. */
function removeOld() {
  rmSync(compiled, { recursive: true, force: true });
  const modules = readdirSync(cache).filter((name) => /^generate-[^.]+\.cjs$/.test(name));
  for (const path of modules.map((name) => join(cache, name))) {
    const isOwn = path.startsWith(join(cache, prefix));
    const isOld = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > DAY;
    if (path !== joined && (isOwn || isOld)) rmSync(path, { force: true });
  }
}

/** Each file still knows where it is. */
function keepUrls({ onLoad }) {
  onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    contents: readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
    loader: "ts",
  }));
}
