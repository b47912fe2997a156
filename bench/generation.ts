import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ours } from "./clients.js";
import { toContestant } from "./compile.js";
import { createProject, type Generator, ourGenerators, peerGenerators, runGenerator, typesOnly } from "./generators.js";
import { measureInTurn, medianRatio, type Settings } from "./measure.js";
import { findMissingPaths, readSources } from "./operations.js";
import { workFolder } from "./places.js";
import type { Findings } from "./results.js";
import { reasonOf } from "./run-program.js";

const generators = [...ourGenerators, typesOnly, ...peerGenerators];

export async function measureGeneration({ quick }: Settings): Promise<Findings> {
  const rounds = quick ? 1 : 15;
  const project = createProject();
  const failures = new Map<string, string>();
  try {
    for (const generator of generators) {
      await verify(generator, project.folder).catch((error: unknown) => failures.set(generator.name, reasonOf(error)));
    }
    const able = generators.filter(({ name }) => !failures.has(name));
    const samples = able.map((generator) => {
      const sample = () => intoFreshFolder((out) => runGenerator(generator, project.folder, out));
      return [generator.name, sample] as const;
    });
    const times = await measureInTurn(new Map(samples), rounds);
    return describe(rounds, failures, times);
  } finally {
    project.remove();
  }
}

function describe(rounds: number, failures: ReadonlyMap<string, string>, times: Map<string, number[]>): Findings {
  return {
    title: "Generation",
    about: `The time from the start of the process to its end, in an empty folder, from \`generated/openapi.json\`. The generators differ in what they do, as listed below the table. Each must write every path of the document. A ratio is the median of the ratios within a round, over ${rounds} rounds.`,
    columns: [{ key: "to ours", label: `time, to ${ours}`, unit: "ratio" }],
    contestants: generators.map((generator) => {
      const ratio = medianRatio(times.get(generator.name) ?? [], times.get(ours));
      return toContestant(generator, failures.get(generator.name), { "to ours": ratio });
    }),
  };
}

async function intoFreshFolder<T>(work: (out: string) => Promise<T>): Promise<T> {
  const out = mkdtempSync(join(workFolder, "generated-"));
  try {
    return await work(out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function verify(generator: Generator, project: string): Promise<void> {
  await intoFreshFolder(async (out) => {
    await runGenerator(generator, project, out);
    if (readdirSync(out).length === 0) throw new Error("it wrote nothing");
    const missing = findMissingPaths(readSources(out));
    if (missing.length > 0) throw new Error(`what it wrote lacks ${missing.join(", ")}`);
  });
}
