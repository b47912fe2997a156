import { bare, clients, raw } from "./clients.js";
import { compile, compileClients, toContestant } from "./compile.js";
import type { CpuInput, CpuOutput } from "./cpu-program.js";
import type { Column, Findings } from "./results.js";
import { runNode } from "./run-program.js";
import type { Settings } from "./settings.js";
import { median, medianRatio } from "./statistics.js";

const KINDS = { get: "GET", patch: "PATCH", post: "POST" };

const columns: readonly Column[] = Object.entries(KINDS).flatMap(([kind, label]): readonly Column[] => [
  { key: kind, label, unit: "µs" },
  { key: `${kind} to raw`, label: `to ${raw}`, unit: "ratio" },
  { key: `${kind} to bare`, label: `to ${bare}`, unit: "ratio" },
]);

export async function measureCpu({ failures: earlier, quick }: Settings): Promise<Findings> {
  const rounds = quick ? 2 : 7;
  const warmUp = quick ? 1_000 : 40_000;
  const calls = quick ? 1_000 : 20_000;
  const { urls, failures } = await compileClients(earlier);
  const program = await compile("cpu-program");
  const times = new Map<string, Record<string, number>[]>();
  const broken = new Map(failures);
  for (let round = 0; round < rounds; round++) {
    for (const [name, url] of Object.entries(urls)) {
      const input: CpuInput = { url, warmUp, calls };
      const { stdout } = await runNode([program, JSON.stringify(input)]);
      const output = JSON.parse(stdout) as CpuOutput;
      if (output.failure !== undefined) broken.set(name, output.failure);
      times.set(name, [...(times.get(name) ?? []), output.times]);
    }
  }
  const timesOf = (name: string, kind: string) => (times.get(name) ?? []).map((round) => round[kind] ?? Number.NaN);
  return {
    title: "Processor time of a call",
    about: `The CPU time of one call, including garbage collection, with a fetch that immediately returns a new \`Response\`: \`GET /deployments/dp_1\`, \`PATCH /invocations/inv_1/resume?deployment=latest\`, \`POST /deployments\` with a body. Each client has its default settings and its own process: ${calls.toLocaleString("en")} calls, after ${warmUp.toLocaleString("en")} calls to warm up the compiler. Medians over the rounds (${rounds}); a ratio is the median of the ratios within a round. On a real network these microseconds are negligible.`,
    columns,
    contestants: clients.map((client) => {
      const values: Record<string, number> = {};
      for (const kind of Object.keys(KINDS)) {
        const own = timesOf(client.name, kind);
        values[kind] = median(own);
        values[`${kind} to raw`] = medianRatio(own, timesOf(raw, kind));
        values[`${kind} to bare`] = medianRatio(own, timesOf(bare, kind));
      }
      return toContestant(client, broken.get(client.name), values);
    }),
    chart: { key: "get to raw", title: `Processor time of a GET, to ${raw}`, better: "less" },
  };
}
