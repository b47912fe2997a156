import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { drawChart } from "./chart.js";
import { readManifest } from "./pack.js";
import { benchFolder, rootFolder, workFolder } from "./places.js";
import { prepare } from "./prepare.js";
import { printReport } from "./report.js";
import { type Findings, type Results, readResults, type Section, writeResults } from "./results.js";
import type { Settings } from "./settings.js";

/** Imported after preparation, because they import packed and generated files. */
const benchmarks: Readonly<Record<string, (settings: Settings) => Promise<Findings>>> = {
  behaviour: async (settings) => (await import("./behaviour.js")).measureBehaviour(settings),
  generation: async (settings) => (await import("./generation.js")).measureGeneration(settings),
  types: async (settings) => (await import("./types.js")).measureTypes(settings),
  bundle: async (settings) => (await import("./bundle.js")).measureBundle(settings),
  cpu: async (settings) => (await import("./cpu.js")).measureCpu(settings),
  throughput: async (settings) => (await import("./throughput.js")).measureThroughput(settings),
  rows: async (settings) => (await import("./rows.js")).measureRows(settings),
};

const USAGE = `npm run bench -- [options]

  --only NAMES     some of ${Object.keys(benchmarks).join(",")}; keeps the results of the others
  --quick          fewer rounds and rows, as a check; writes to bench/work only
  --package FILE   a packed restate-admin-client to measure   (default: this project, newly packed)
  --help           this text`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      quick: { type: "boolean", default: false },
      package: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const names = values.only?.split(",") ?? Object.keys(benchmarks);
  const unknown = names.filter((name) => !(name in benchmarks));
  if (unknown.length > 0) throw new Error(`there is no benchmark ${unknown.join(", ")}\n\n${USAGE}`);

  console.log("pack, and generate the other clients");
  const failures = await prepare(values.package && resolve(values.package));
  for (const [name, reason] of failures) console.log(`  ${name} failed: ${reason}`);
  const folder = values.quick ? workFolder : benchFolder;
  for (const name of Object.keys(benchmarks).filter((name) => names.includes(name))) {
    const section = await runBenchmark(name, { quick: values.quick, failures });
    save(folder, name, section);
  }
  const results = readResults(join(folder, "results.json"));
  writeFileSync(join(folder, "RESULTS.md"), printReport(results));
  const chart = values.quick ? join(workFolder, "benchmarks.svg") : join(rootFolder, "docs/benchmarks.svg");
  writeFileSync(chart, drawChart(results));
  console.log(`wrote ${join(folder, "RESULTS.md")} and ${chart}`);
}

async function runBenchmark(name: string, settings: Settings): Promise<Section> {
  const start = performance.now();
  const circumstances = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    machine: `${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`,
    load: loadavg()[0] ?? Number.NaN,
    quick: settings.quick,
  };
  const findings = await (benchmarks[name] as (settings: Settings) => Promise<Findings>)(settings);
  for (const { name, failed } of findings.contestants) if (failed) console.log(`  ${name} failed: ${failed}`);
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  return { ...findings, circumstances };
}

/** Saves the results after each benchmark, so that a failure loses only its own results. */
function save(folder: string, name: string, section: Section): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "results.json");
  const sections: Record<string, Section> = { ...readResults(file).sections, [name]: section };
  const inOrder = Object.keys(benchmarks).flatMap((key): [string, Section][] => {
    const kept = sections[key];
    return kept === undefined ? [] : [[key, kept]];
  });
  writeResults(file, { versions: readVersions(), sections: Object.fromEntries(inOrder) } satisfies Results);
}

function readVersions(): Record<string, string> {
  const manifest = JSON.parse(readFileSync(join(benchFolder, "package.json"), "utf8")) as {
    devDependencies: Record<string, string>;
  };
  const names = Object.keys(manifest.devDependencies).filter((name) => !name.startsWith("@types/"));
  return Object.fromEntries(["restate-admin-client", ...names].map((name) => [name, readManifest(name).version]));
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
