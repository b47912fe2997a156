import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { ours } from "./clients.js";
import { benchFolder, builtFolder, workFolder } from "./places.js";
import { runNode } from "./run-node.js";

/** Runs a program of this folder in a plain Node process of its own, with a client and arguments, and returns what it prints. */
export async function runProgram(program: string, client: string, ...args: readonly string[]): Promise<unknown> {
  const url = pathToFileURL(await compile(client)).href;
  return JSON.parse(await runNode(["--expose-gc", await compile(program), url, ...args]));
}

/**
 * Compiles a file of this folder for plain Node. The loader that runs the benchmarks would work too, but it renames every function
 * at run time, a cost that generated sources would have and a published package would not.
 */
async function compile(file: string): Promise<string> {
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
  return outfile;
}
