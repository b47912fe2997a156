import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { type ClientEntry, clients, ours } from "./clients.js";
import { benchFolder, builtFolder, workFolder } from "./places.js";
import type { Contestant } from "./results.js";
import { reasonOf } from "./run-program.js";

/**
 * Compiles a file of this folder for plain Node. The loader that runs the benchmarks would work too, but it renames every function
 * at run time, a cost that generated sources would have and a published package would not.
 */
export async function compile(file: string): Promise<string> {
  const outfile = join(workFolder, "programs", `${file}.mjs`);
  await build({
    entryPoints: [join(benchFolder, `${file}.ts`)],
    outfile,
    bundle: true,
    alias: { [ours]: join(builtFolder, "index.js") },
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "silent",
  });
  return pathToFileURL(outfile).href;
}

export interface CompiledClients {
  /** The modules to import, by client name. */
  readonly urls: ReadonlyMap<string, string>;
  readonly failures: Map<string, string>;
}

/** Compiles each client separately, so that one failure does not affect the others. */
export async function compileClients(earlier: ReadonlyMap<string, string>): Promise<CompiledClients> {
  const urls = new Map<string, string>();
  const failures = new Map(earlier);
  for (const { name, file } of clients.filter(({ name }) => !failures.has(name))) {
    await compile(file).then(
      (url) => urls.set(name, url),
      (error: unknown) => failures.set(name, reasonOf(error)),
    );
  }
  return { urls, failures };
}

/** Returns the row of a contestant: its values, or the reason why it has none. */
export function toContestant(
  { name, does }: Pick<ClientEntry, "name" | "does">,
  failed: string | undefined,
  values: Readonly<Record<string, number>>,
): Contestant {
  const about = does === undefined ? { name } : { name, does };
  return failed === undefined ? { ...about, values } : { ...about, failed, values: {} };
}
