import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Benchmark, benchmarks } from "./measures.js";
import { printPicture, themes } from "./picture.js";
import { benchFolder, installed, workFolder } from "./places.js";
import { printReport } from "./report.js";
import { readJson, readResults, type Section } from "./results.js";

async function main(): Promise<void> {
  const { only, quick, print, check } = parseArgs({
    options: {
      only: { type: "string" },
      quick: { type: "boolean", default: false },
      print: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
    },
  }).values;
  const names = only?.split(",") ?? Object.keys(benchmarks);
  const unknown = names.filter((name) => !(name in benchmarks));
  if (unknown.length > 0) throw new Error(`there is no benchmark ${unknown.join(", ")}`);
  const folder = quick ? workFolder : benchFolder;
  if (!print && !check) await measure(names, folder, quick);
  writeReport(folder, check);
}

/** Saves the results after each benchmark, so that a failure loses only its own results. */
async function measure(names: readonly string[], folder: string, isQuick: boolean): Promise<void> {
  // Imported only here, so that `--check` needs no package that bench/package.json installs.
  const { prepare } = await import("./prepare.js");
  const failures = await prepare();
  mkdirSync(folder, { recursive: true });
  for (const [name, benchmark] of Object.entries(benchmarks)) {
    if (!names.includes(name)) continue;
    const section = await run(name, benchmark, isQuick, failures);
    const sections: Record<string, Section> = { ...readResults(folder).sections, [name]: section };
    const inOrder = Object.keys(benchmarks).flatMap((key) => (sections[key] ? [[key, sections[key]] as const] : []));
    const results = { versions: readVersions(), sections: Object.fromEntries(inOrder) };
    writeFileSync(join(folder, "results.json"), `${JSON.stringify(results, null, 2)}\n`);
  }
}

async function run(
  name: string,
  benchmark: Benchmark,
  isQuick: boolean,
  earlier: ReadonlyMap<string, string>,
): Promise<Section> {
  const start = performance.now();
  const circumstances = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    machine: `${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`,
    load: loadavg()[0] ?? Number.NaN,
    isQuick,
  };
  const { sampleInTurn } = await import("./sample.js");
  const { sample } = await import(`./${name}.js`);
  const measured = await sampleInTurn(benchmark, sample, isQuick, earlier);
  for (const [client, reason] of Object.entries(measured.failures)) console.log(`  ${client} failed: ${reason}`);
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  return { ...circumstances, ...measured };
}

/** Writes RESULTS.md and the pictures, or fails if one would change. */
function writeReport(folder: string, isCheck: boolean): void {
  const results = readResults(folder);
  const files = new Map([
    ["RESULTS.md", printReport(results)],
    ...themes.map((theme) => [`headline-${theme}.svg`, printPicture(results, theme)] as const),
  ]);
  for (const [name, text] of files) {
    const file = join(folder, name);
    if (!isCheck) writeFileSync(file, text);
    else if (readFileSync(file, "utf8") !== text)
      throw new Error(
        `${file} has other figures than results.json or sizes.json: run \`node --import tsx bench/run.ts --print\``,
      );
  }
}

function readVersions(): Record<string, string> {
  const manifest = readJson<{ readonly devDependencies: object }>(join(benchFolder, "package.json"));
  const names = Object.keys(manifest.devDependencies).filter((name) => !name.startsWith("@types/"));
  const readVersion = (name: string) =>
    readJson<{ readonly version: string }>(installed(`${name}/package.json`)).version;
  return Object.fromEntries(names.map((name) => [name, readVersion(name)]));
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
