import { readFileSync, writeFileSync } from "node:fs";

export type Unit = "ratio" | "bytes" | "count" | "MB" | "yes or no";

/** The value of a "yes or no" that a setting turns from no to yes. */
export const CONFIGURABLE = 0.5;

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
}

export interface Contestant {
  readonly name: string;
  /** A note on how to interpret its figures. */
  readonly does?: string;
  /** The reason why it was not measured. */
  readonly failed?: string;
  readonly values: Readonly<Record<string, number>>;
}

/** The results of one benchmark, with everything needed to print them. */
export interface Findings {
  readonly title: string;
  /** How the benchmark was measured, and how to read it. */
  readonly about: string;
  readonly columns: readonly Column[];
  readonly contestants: readonly Contestant[];
}

export interface Circumstances {
  readonly date: string;
  readonly node: string;
  readonly machine: string;
  /** The machine's load average in the minute before the benchmark started. */
  readonly load: number;
  readonly quick: boolean;
}

export type Section = Findings & { readonly circumstances: Circumstances };

export interface Results {
  readonly versions: Readonly<Record<string, string>>;
  readonly sections: Readonly<Record<string, Section>>;
}

export function readResults(file: string): Results {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Results;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { versions: {}, sections: {} };
  }
}

export function writeResults(file: string, results: Results): void {
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}
