import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { type ClientEntry, clients } from "./clients.js";
import { benchFolder, workFolder } from "./places.js";
import { reasonOf } from "./reason-of.js";

/**
 * Compiles a file of this folder for plain Node. The loader that runs the benchmarks would do, but it names every function
 * anew at run time, which costs generated sources what a published package does not pay.
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
  /** What to import, by the client's name. */
  readonly urls: Readonly<Record<string, string>>;
  readonly failures: Map<string, string>;
}

/** Compiles each client by itself, so that one that cannot be compiled leaves the others. */
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

/** A row of results for a client: its values, or why it has none. */
export function toContestant(client: ClientEntry, failure: string | undefined, values: Record<string, number>) {
  const { name, does } = client;
  const about = does === undefined ? {} : { does };
  return failure === undefined ? { name, ...about, values } : { name, ...about, failed: failure, values: {} };
}
