import { fileURLToPath } from "node:url";
import { clients, raw } from "./clients.js";
import { compile, compileClients, toContestant } from "./compile.js";
import type { CpuInput, CpuOutput } from "./cpu-program.js";
import { measureInTurn, medianRatio, type Settings } from "./measure.js";
import type { Findings } from "./results.js";
import { reasonOf, runNode } from "./run-program.js";

const KINDS = ["GET", "PATCH", "POST"];

export async function measureCpu({ failures: earlier, quick }: Settings): Promise<Findings> {
  const rounds = quick ? 2 : 7;
  const warmUp = quick ? 1_000 : 40_000;
  const calls = quick ? 1_000 : 20_000;
  const { urls, failures } = await compileClients(earlier);
  const program = fileURLToPath(await compile("cpu-program"));
  const samples = [...urls].map(([name, url]) => {
    const input: CpuInput = { url, warmUp, calls };
    const sample = async (): Promise<CpuOutput> => {
      const run = runNode([program, JSON.stringify(input)]).then(({ stdout }) => JSON.parse(stdout) as CpuOutput);
      return run.catch((error: unknown) => {
        failures.set(name, reasonOf(error));
        return {};
      });
    };
    return [name, sample] as const;
  });
  const times = await measureInTurn(new Map(samples), rounds);
  const timesOf = (name: string, kind: string) => (times.get(name) ?? []).map((round) => round[kind] ?? Number.NaN);
  return {
    title: "Processor time of a call",
    about: `The CPU time of one call, to that of ${raw}, including garbage collection, with a fetch that immediately returns a new \`Response\`: \`GET /deployments/dp_1\`, \`PATCH /invocations/inv_1/resume?deployment=latest\`, \`POST /deployments\` with a body. Each client has its default settings and its own process: ${calls.toLocaleString("en")} calls, after ${warmUp.toLocaleString("en")} calls to warm up the compiler. A ratio is the median of the ratios within a round, over ${rounds} rounds. A call takes microseconds, which are negligible on a real network.`,
    columns: KINDS.map((kind) => ({ key: kind, label: `${kind}, to ${raw}`, unit: "ratio" as const })),
    contestants: clients.map((client) => {
      const ratio = (kind: string) => medianRatio(timesOf(client.name, kind), timesOf(raw, kind));
      const values = Object.fromEntries(KINDS.map((kind) => [kind, ratio(kind)]));
      return toContestant(client, failures.get(client.name), values);
    }),
  };
}
