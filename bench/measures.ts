import { raw } from "./clients.js";

export type Unit = "ratio" | "bytes" | "count" | "MB" | "yes or no";

/** The value of a "yes or no" that a setting turns from no to yes. */
export const CONFIGURABLE = 0.5;

export interface Measure {
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  /** The bundle of this client in sizes.json. */
  readonly size?: string;
}

export interface Benchmark {
  /** How the benchmark was measured, and how to read it. */
  readonly about: string;
  readonly rounds: number;
  /** The client that ratios compare with. */
  readonly baseline?: string;
  readonly measures: readonly Measure[];
}

/** The numbers of calls and rows, also of a quick run. */
export const CALLS = { full: { warmUp: 40_000, calls: 20_000 }, quick: { warmUp: 1_000, calls: 1_000 } };
export const ROWS = { full: 200_000, quick: 20_000 };

const write = (value: number) => value.toLocaleString("en");

/** By the module that has its `sample`. */
export const benchmarks: Readonly<Record<string, Benchmark>> = {
  behaviour: {
    about:
      "Each client has its default settings; what a setting would turn on is configurable. A client that does less costs less.",
    rounds: 1,
    measures: [
      { key: "rejects", label: "rejects on a 404", unit: "yes or no" },
      { key: "encodes", label: "sends an id such as a/b as one path segment", unit: "yes or no" },
      { key: "retries", label: "retries a GET after a 503", unit: "yes or no" },
    ],
  },
  bundle: {
    about:
      "A bundle by `esbuild --minify` as an ES module, after `gzip -9`. Those of this client are the sizes that `npm run check:size` limits. Those of the others also have the call, some 60 bytes, and must send the right request. redocly has all operations in one object, as `createAdminClient` has, with every feature too. openapi-fetch has no code for an operation.",
    rounds: 1,
    measures: [
      { key: "one", label: "bundle with one operation, bytes", unit: "bytes", size: "one operation" },
      { key: "all", label: "bundle with every operation, bytes", unit: "bytes", size: "all operations as functions" },
      { key: "everything", label: "bundle with createAdminClient, bytes", unit: "bytes", size: "everything bound" },
    ],
  },
  types: {
    about:
      "The type instantiations of `tsc` for one file that makes four calls, with `skipLibCheck`. The other generators write source into the user's project, which is checked too; this client has declarations, as a package does. The numbers do not depend on the machine.",
    rounds: 1,
    measures: [{ key: "instantiations", label: "type instantiations of four calls", unit: "count" }],
  },
  cpu: {
    about: `The CPU time of one call, including garbage collection, with a fetch that immediately returns a new \`Response\`: \`GET /deployments/dp_1\`, \`PATCH /invocations/inv_1/resume?deployment=latest\`, \`POST /deployments\` with a body. Each client has its own process: ${write(CALLS.full.calls)} calls, after ${write(CALLS.full.warmUp)} calls to warm up the compiler. The median of 7 rounds. A call takes microseconds, which are negligible on a real network.`,
    rounds: 7,
    baseline: raw,
    measures: ["GET", "PATCH", "POST"].map((key) => ({ key, label: `CPU of a ${key}, to ${raw}`, unit: "ratio" })),
  },
  rows: {
    about: `${write(ROWS.full)} rows of 20 columns, as a real Restate server returned them for one query: 130 MB of JSON, read from a file in chunks of 64 kB. The median of 5 rounds, each in its own process. A wrong key is a \`partition_key\` that differs from the server's, because \`JSON.parse\` rounds integers beyond 2^53. Growth is the rise of the peak memory of the process. This client calls \`queryRows\`, which returns all rows.`,
    rounds: 5,
    baseline: "fetch",
    measures: [
      { key: "wrong keys", label: `wrong keys in ${write(ROWS.full)} rows`, unit: "count" },
      { key: "time", label: "time to decode them, to fetch", unit: "ratio" },
      { key: "growth", label: "growth of memory", unit: "MB" },
    ],
  },
};

export const measures: readonly Measure[] = Object.values(benchmarks).flatMap(({ measures }) => measures);
