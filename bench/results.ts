import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ours } from "./clients.js";
import { measures } from "./measures.js";
import { rootFolder } from "./places.js";

/** The figures of a client, by the key of the measure. */
export type Values = Readonly<Record<string, number>>;

/** The results of one benchmark. */
export interface Section {
  readonly date: string;
  readonly node: string;
  readonly machine: string;
  /** The machine's load average in the minute before the benchmark started. */
  readonly load: number;
  readonly isQuick: boolean;
  readonly values: Readonly<Record<string, Values>>;
  /** The reasons why clients were not measured. */
  readonly failures: Readonly<Record<string, string>>;
}

export interface Results {
  readonly versions: Readonly<Record<string, string>>;
  readonly sections: Readonly<Record<string, Section>>;
}

export function readResults(folder: string): Results {
  const file = join(folder, "results.json");
  return existsSync(file) ? readJson<Results>(file) : { versions: {}, sections: {} };
}

/** Returns the figures of each client. The sizes of this one are in the file that `npm run sizes` writes. */
export function collectValues({ sections }: Results): ReadonlyMap<string, Values> {
  const sizes = readJson<Values>(join(rootFolder, "sizes.json"));
  const collected = new Map<string, Record<string, number>>([[ours, {}]]);
  for (const { values } of Object.values(sections))
    for (const [client, measured] of Object.entries(values))
      collected.set(client, { ...collected.get(client), ...measured });
  for (const { key, size } of measures) {
    if (size === undefined) continue;
    if (sizes[size] === undefined) throw new Error(`sizes.json has no bundle "${size}"`);
    collected.set(ours, { ...collected.get(ours), [key]: sizes[size] });
  }
  return collected;
}

export function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, "utf8")) as T;
}
