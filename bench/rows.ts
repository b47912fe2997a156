import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile, toContestant } from "./compile.js";
import { decoders, lossy } from "./decoders.js";
import { measureInTurn, median, medianRatio, type Settings } from "./measure.js";
import type { Findings } from "./results.js";
import type { RowsInput, RowsOutput } from "./rows-program.js";
import { downloadRows } from "./rows-source.js";
import { reasonOf, runNode } from "./run-program.js";

const MEGABYTE = 1e6;

export async function measureRows({ quick }: Settings): Promise<Findings> {
  const rounds = quick ? 1 : 5;
  const count = quick ? 20_000 : 200_000;
  const { version, file } = await downloadRows(count);
  const program = fileURLToPath(await compile("rows-program"));
  const failures = new Map<string, string>();
  const wrongKeys = new Map<string, number>();
  const samples = new Map<string, () => Promise<RowsOutput>>();
  for (const { name, file: module } of decoders) {
    const decode = async (verify: boolean): Promise<RowsOutput> => {
      const input: RowsInput = { url: await compile(module), file, count, verify };
      const { stdout } = await runNode(["--expose-gc", program, JSON.stringify(input)]);
      return JSON.parse(stdout) as RowsOutput;
    };
    try {
      wrongKeys.set(name, (await decode(true)).wrongKeys);
      samples.set(name, () => decode(false));
    } catch (error) {
      failures.set(name, reasonOf(error));
    }
  }
  const runs = await measureInTurn(samples, rounds);
  const timesOf = (name: string) => (runs.get(name) ?? []).map(({ milliseconds }) => milliseconds);
  return {
    title: "Rows",
    about: `${count.toLocaleString("en")} rows of 20 columns, as restate-server ${version} returned them for one query: ${Math.round(statSync(file).size / MEGABYTE)} MB of JSON. From the \`Response\`, which reads a file in chunks of 64 kB, to the last row as a plain object. Each sample has its own process. Medians over the rounds (${rounds}); a ratio is the median of the ratios within a round. Each row was compared first: a wrong key is a \`partition_key\` that differs from the server's. Growth is the peak memory of the process minus its initial memory.`,
    columns: [
      { key: "to lossy", label: `time, to ${lossy}`, unit: "ratio" },
      { key: "wrong keys", label: "wrong keys", unit: "count" },
      { key: "growth", label: "growth", unit: "MB" },
    ],
    contestants: decoders.map((decoder) => {
      const { name } = decoder;
      const values = {
        "to lossy": medianRatio(timesOf(name), timesOf(lossy)),
        "wrong keys": wrongKeys.get(name) ?? Number.NaN,
        growth: median((runs.get(name) ?? []).map(({ growth }) => growth / MEGABYTE)),
      };
      return toContestant(decoder, failures.get(name), values);
    }),
  };
}
