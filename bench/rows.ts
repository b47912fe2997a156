import { compile } from "./compile.js";
import { decoders, lossy } from "./decoders.js";
import { measureInTurn } from "./measure-in-turn.js";
import { reasonOf } from "./reason-of.js";
import type { Contestant, Findings } from "./results.js";
import type { RowsInput, RowsOutput } from "./rows-program.js";
import { downloadRows } from "./rows-source.js";
import { runNode } from "./run-program.js";
import type { Settings } from "./settings.js";
import { median, medianRatio } from "./statistics.js";

const MEGABYTE = 1e6;

export async function measureRows({ quick }: Settings): Promise<Findings> {
  const rounds = quick ? 1 : 5;
  const count = quick ? 20_000 : 200_000;
  const { version, files, bytes } = await downloadRows(count);
  const program = await compile("rows-program");
  const runDecoder = async (decoder: string, verify: boolean): Promise<RowsOutput> => {
    const input: RowsInput = { decoder, file: files[decoders[decoder]?.format ?? "json"], count, verify };
    const { stdout } = await runNode(["--expose-gc", program, JSON.stringify(input)]);
    return JSON.parse(stdout) as RowsOutput;
  };

  const wrongKeys = new Map<string, number>();
  const failures = new Map<string, string>();
  for (const name of Object.keys(decoders)) {
    await runDecoder(name, true).then(
      (output) => wrongKeys.set(name, output.wrongKeys),
      (error: unknown) => failures.set(name, reasonOf(error)),
    );
  }
  const growth = new Map<string, number[]>();
  const samples = [...wrongKeys.keys()].map((name) => {
    const sample = async () => {
      const output = await runDecoder(name, false);
      growth.set(name, [...(growth.get(name) ?? []), output.growth / MEGABYTE]);
      return output.milliseconds;
    };
    return [name, sample] as const;
  });
  const times = await measureInTurn(new Map(samples), rounds);

  const megabytes = (size: number) => `${Math.round(size / MEGABYTE)} MB`;
  return {
    title: "Rows",
    about: `${count.toLocaleString("en")} rows of 20 columns, as restate-server ${version} returned them for one query: ${megabytes(bytes.json)} of JSON, ${megabytes(bytes.arrow)} of Arrow. From the \`Response\`, which reads a file in chunks of 64 kB, to the last row as a plain object. Each sample has its own process. Medians over the rounds (${rounds}); a ratio is the median of the ratios within a round. Each row was compared first: a wrong key is a \`partition_key\` that differs from the server's. Growth is the peak memory of the process minus its initial memory.`,
    columns: [
      { key: "time", label: "time", unit: "ms" },
      { key: "to lossy", label: `to ${lossy}`, unit: "ratio" },
      { key: "wrong keys", label: "wrong keys", unit: "count" },
      { key: "growth", label: "growth", unit: "MB" },
    ],
    contestants: Object.entries(decoders).map(([name, { does, format }]): Contestant => {
      const about = { name, does: `${format === "json" ? "JSON" : "Arrow"}; ${does}` };
      const failed = failures.get(name);
      if (failed !== undefined) return { ...about, failed, values: {} };
      const own = times.get(name) ?? [];
      const values = {
        time: median(own),
        "to lossy": medianRatio(own, times.get(lossy) ?? []),
        "wrong keys": wrongKeys.get(name) ?? Number.NaN,
        growth: median(growth.get(name) ?? []),
      };
      return { ...about, values };
    }),
    chart: { key: "to lossy", title: `Time of decoding rows, to ${lossy}`, better: "less" },
  };
}
