/** Writes the uncommitted clients that the benchmarks import. Run `node --import tsx prepare.ts` before a type-check. */

import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeHandWrittenClient } from "./hand-written.js";
import { builtFolder, documentFile, installed, loopbackUrl, workFolder } from "./places.js";
import { reasonOf, runNode } from "./run-node.js";

/** The arguments of `node`, by the name of the client that they generate. */
const generators: Readonly<Record<string, (out: string) => readonly string[]>> = {
  "hey-api": (out) => [
    installed("@hey-api/openapi-ts/bin/run.js"),
    ...["-i", documentFile, "-o", out, "--no-log-file", "--silent"],
  ],
  orval: () => [installed("orval/dist/bin/orval.mjs"), "--config", "orval.config.cjs"],
  "redocly generate-client": (out) => [
    installed("@redocly/cli/bin/cli.js"),
    ...["generate-client", documentFile, "--output", join(out, "client.ts")],
  ],
};

/** Returns the generators that failed: the reason, by name. */
export async function prepare(): Promise<ReadonlyMap<string, string>> {
  if (!existsSync(builtFolder)) throw new Error("there is no dist/: run `npm run build` in the project root first");
  const clients = join(workFolder, "clients");
  rmSync(clients, { recursive: true, force: true });
  writeHandWrittenClient(join(clients, "hand-written"));
  const failures = new Map<string, string>();
  const project = createProject(join(clients, "orval/client.ts"));
  for (const [name, command] of Object.entries(generators)) {
    mkdirSync(join(clients, name), { recursive: true });
    await runNode(command(join(clients, name)), project).catch((error: unknown) => failures.set(name, reasonOf(error)));
  }
  rmSync(project, { recursive: true });
  return failures;
}

/** Creates a user's project folder. Some generators look for their settings or for biome in the working directory. */
function createProject(target: string): string {
  const folder = mkdtempSync(join(tmpdir(), "restate-admin-client-bench-"));
  symlinkSync(installed(""), join(folder, "node_modules"), "junction");
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const orval = { admin: { input: documentFile, output: { client: "fetch", baseUrl: loopbackUrl, target } } };
  writeFileSync(join(folder, "orval.config.cjs"), `module.exports = ${JSON.stringify(orval)};\n`);
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const failures = await prepare();
  for (const [name, reason] of failures) console.error(`${name}: ${reason}`);
  if (failures.size > 0) process.exit(1);
}
