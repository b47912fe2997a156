// Starts generate.ts: node scripts/generate.mjs --check
//
// Node 20 cannot run TypeScript, and loading packages of several hundred files is slow. So esbuild first makes one script of
// the generator and its imports, with one compiler, that of ts-morph. The script and the code that V8 made of it
// stay in node_modules/.cache until a file of scripts/ or a package changes.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

// Node 20 optimizes functions too early for a run of a few seconds. This flag of V8 saves 1.1 of the 10.6 CPU seconds that GitHub's document
// takes, and 0.8 of the 2.9 s of Restate's. Remove the flag with support for Node 20.
if (process.version.startsWith("v20.")) setFlagsFromString("--interrupt-budget=400000");

// In development, the compiler checks its own nodes, and openapi-typescript makes some that are invalid.
delete process.env.NODE_ENV;

const project = fileURLToPath(new URL("..", import.meta.url));
const main = join(project, "scripts/generate.ts");
const cache = join(project, "node_modules/.cache/generate");
const key = hashSources();
const bundle = read("bundle.cjs") ?? save("bundle.cjs", await bundleSources());
const script = new Script(bundle.toString(), { filename: main, cachedData: read("bundle.bin") });
const module = { exports: {} };
script.runInThisContext()(createRequire(import.meta.url), module, module.exports, main);
await module.exports.main(process.argv.slice(2));
// By now, V8 has compiled the functions that ran.
if (script.cachedDataRejected !== false) save("bundle.bin", script.createCachedData());

function hashSources() {
  const scripts = readdirSync(join(project, "scripts"), { recursive: true }).filter((file) => /\.(ts|mjs)$/.test(file));
  const hash = createHash("sha256").update(`${import.meta.url} ${process.version}`);
  for (const file of ["package-lock.json", ...scripts.map((file) => join("scripts", file)).sort()]) {
    hash.update(file).update(readFileSync(join(project, file)));
  }
  return hash.digest();
}

async function bundleSources() {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [main],
    bundle: true,
    write: false,
    alias: { typescript: join(project, "scripts/io/compiler.ts") },
    define: { "import.meta.url": JSON.stringify(pathToFileURL(main).href) },
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "error",
  });
  return Buffer.from(`(function (require, module, exports, __filename) {${outputFiles[0].text}\n})`);
}

/** Returns the content that was saved for the same sources. */
function read(name) {
  try {
    const content = readFileSync(join(cache, name));
    return content.subarray(0, key.length).equals(key) ? content.subarray(key.length) : undefined;
  } catch {
    return undefined;
  }
}

/** Renames a file that is complete, since another process may read it at the same time. */
function save(name, content) {
  const file = join(cache, name);
  mkdirSync(cache, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, Buffer.concat([key, content]));
  renameSync(`${file}.${process.pid}`, file);
  return content;
}
