import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { type ClientEntry, clients } from "./clients.js";
import { benchFolder, workFolder } from "./places.js";
import { reasonOf } from "./reason-of.js";

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
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "silent",
  });
  return outfile;
}

export interface CompiledClients {
  /** The modules to import, by client name. */
  readonly urls: Readonly<Record<string, string>>;
  readonly failures: Map<string, string>;
}

/** Compiles each client separately, so that one failure does not affect the others. */
export async function compileClients(failures: ReadonlyMap<string, string>): Promise<CompiledClients> {
  const compiled = { urls: {} as Record<string, string>, failures: new Map(failures) };
  for (const { name, file } of clients) {
    if (compiled.failures.has(name)) continue;
    try {
      compiled.urls[name] = pathToFileURL(await compile(`clients/${file}`)).href;
    } catch (error) {
      compiled.failures.set(name, reasonOf(error));
    }
  }
  return compiled;
}

/** Returns the row of a client: its values, or the reason why it has none. */
export function toContestant(client: ClientEntry, failure: string | undefined, values: Record<string, number>) {
  const { name, does } = client;
  const about = does === undefined ? {} : { does };
  return failure === undefined ? { name, ...about, values } : { name, ...about, failed: failure, values: {} };
}
