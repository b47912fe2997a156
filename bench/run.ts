import { mkdirSync, readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Settings } from "./measure.js";
import { benchFolder, installed, workFolder } from "./places.js";
import { prepare } from "./prepare.js";
import { type Findings, type Results, readResults, type Section, writeResults } from "./results.js";
import { writeReport } from "./write-report.js";

/** Imported when they run, so that `--check` needs none of what they import. */
const benchmarks: Readonly<Record<string, (settings: Settings) => Promise<Findings>>> = {
  behaviour: async (settings) => (await import("./behaviour.js")).measureBehaviour(settings),
  bundle: async (settings) => (await import("./bundle.js")).measureBundle(settings),
  types: async (settings) => (await import("./types.js")).measureTypes(settings),
  rows: async (settings) => (await import("./rows.js")).measureRows(settings),
  cpu: async (settings) => (await import("./cpu.js")).measureCpu(settings),
  generation: async (settings) => (await import("./generation.js")).measureGeneration(settings),
};

const USAGE = `npm run bench -- [options]

  --only NAMES     some of ${Object.keys(benchmarks).join(",")}; keeps the results of the others
  --quick          fewer rounds and rows, as a check; writes to bench/work only
  --print          measures nothing: writes RESULTS.md from results.json
  --check          measures nothing: fails if RESULTS.md does not have the figures of results.json
  --help           this text`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      quick: { type: "boolean", default: false },
      print: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const names = values.only?.split(",") ?? Object.keys(benchmarks);
  const unknown = names.filter((name) => !(name in benchmarks));
  if (unknown.length > 0) throw new Error(`there is no benchmark ${unknown.join(", ")}\n\n${USAGE}`);

  if (values.print || values.check) return writeReport(benchFolder, values.check);

  console.log("generate the other clients");
  const failures = await prepare();
  for (const [name, reason] of failures) console.log(`  ${name} failed: ${reason}`);
  const folder = values.quick ? workFolder : benchFolder;
  for (const name of Object.keys(benchmarks).filter((name) => names.includes(name))) {
    const section = await runBenchmark(name, { quick: values.quick, failures });
    save(folder, name, section);
  }
  writeReport(folder, false);
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
  const { devDependencies } = readManifest(join(benchFolder, "package.json"));
  const names = Object.keys(devDependencies ?? {}).filter((name) => !name.startsWith("@types/"));
  return Object.fromEntries(names.map((name) => [name, readManifest(installed(`${name}/package.json`)).version]));
}

function readManifest(file: string) {
  return JSON.parse(readFileSync(file, "utf8")) as {
    readonly version: string;
    readonly devDependencies?: Readonly<Record<string, string>>;
  };
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
