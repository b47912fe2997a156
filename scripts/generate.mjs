// Starts generate.ts: node scripts/generate.mjs --check
//
// Most of the generator's time is spent loading code, so this caches what it can in node_modules/.cache:
//
// - Node 20 cannot run TypeScript, and loading packages of several hundred files is slow. So esbuild bundles the
//   generator and its imports into one module. The module is CommonJS, because Node reads a CommonJS package twice when
//   it is imported rather than required. ts-morph, with TypeScript, is few files already and stays external. The bundle
//   is reused until a file here or package-lock.json changes.
// - Since 22.1, Node can cache compiled code.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import module, { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

const DAY = 86_400_000;

/**
 * V8 optimizes functions that a run of seconds does not call often enough to repay it: in Node 20, that is 40 % of the CPU
 * time for a small document. For each version of Node, what saves most of it without making a large document slower.
 */
const OPTIMIZE_LESS = {
  20: "--interrupt-budget=400000",
  22: "--invocation-count-for-turbofan=9000",
  24: "--no-opt",
};

const scripts = fileURLToPath(new URL(".", import.meta.url));
const cache = fileURLToPath(new URL("../node_modules/.cache/scripts", import.meta.url));
// The bundle contains absolute paths, so each folder has its own; several may share one node_modules.
const prefix = `generate-${hash([scripts])}-`;
const joined = join(cache, `${prefix}${hash(readSources())}.cjs`);
const compiled = join(cache, "compiled");

const flag = OPTIMIZE_LESS[process.versions.node.split(".", 1)[0]];
if (flag) setFlagsFromString(flag);
if (!existsSync(joined)) await joinFiles();
module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE ?? compiled);
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
  // Another run may be building the same bundle. Renaming it when complete means that no run loads half a bundle.
  const outfile = `${joined}.${process.pid}.cjs`;
  await build({
    entryPoints: [join(scripts, "generate.ts")],
    outfile,
    bundle: true,
    external: ["ts-morph"],
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "error",
    plugins: [
      { name: "keep import.meta.url", setup: keepUrls },
      { name: "share the compiler of ts-morph", setup: shareCompiler },
      { name: "leave out what openapi-typescript bundles documents with", setup: shake },
    ],
  });
  await stop();
  removeOld();
  renameSync(outfile, joined);
}

/** Removes this folder's earlier bundles, and other folders' bundles older than a day, which they rebuild on demand. */
function removeOld() {
  rmSync(compiled, { recursive: true, force: true });
  const modules = readdirSync(cache).filter((name) => /^generate-[^.]+\.cjs$/.test(name));
  for (const path of modules.map((name) => join(cache, name))) {
    const isOwn = path.startsWith(join(cache, prefix));
    const isOld = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > DAY;
    if (path !== joined && (isOwn || isOld)) rmSync(path, { force: true });
  }
}

/** Replaces `import.meta.url` by the URL of the source file, so that paths resolve as they did before bundling. */
function keepUrls({ onLoad }) {
  onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    contents: readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
    loader: "ts",
  }));
}

/** openapi-typescript's entry point loads a Redocly of its own, which none of the functions called here needs. */
function shake({ onResolve, resolve }) {
  onResolve({ filter: /^(openapi-typescript|@redocly\/openapi-core)$/ }, async ({ path, pluginData, ...from }) => {
    if (pluginData === shake) return undefined;
    return { ...(await resolve(path, { ...from, pluginData: shake })), sideEffects: false };
  });
}

/** Gives openapi-typescript the compiler that ts-morph exports, since a second one takes a quarter of a second to load. */
function shareCompiler({ onResolve, onLoad }) {
  onResolve({ filter: /^typescript$/ }, () => ({ path: "typescript", namespace: "ts-morph" }));
  onLoad({ filter: /.*/, namespace: "ts-morph" }, () => ({
    contents: `export { ts as default } from "ts-morph"`,
    resolveDir: scripts,
  }));
}
