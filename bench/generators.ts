import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentFile, installed, loopbackUrl, rootFolder } from "./places.js";
import { runNode } from "./run-program.js";

export interface Generator {
  readonly name: string;
  readonly does: string;
  /** The arguments of `node`. */
  readonly command: (out: string) => readonly string[];
}

const manifest = JSON.parse(readFileSync(join(rootFolder, "package.json"), "utf8")) as {
  readonly scripts: { readonly generate: `node ${string}` };
};
/** What `npm run generate` starts. */
const ours = join(rootFolder, manifest.scripts.generate.slice("node ".length));

export const typesOnly: Generator = {
  name: "openapi-typescript",
  does: "types only, as openapi-fetch needs them",
  // Without the flag, a property that has a default is required.
  command: (out) => [
    installed("openapi-typescript/bin/cli.js"),
    ...[documentFile, "--default-non-nullable=false", "-o", join(out, "schema.d.ts")],
  ],
};

/** The generators whose output is a client, by the name of the client. */
export const peerGenerators: readonly Generator[] = [
  {
    name: "hey-api",
    does: "types and functions, and its own fetch client as source",
    command: (out) => [
      installed("@hey-api/openapi-ts/bin/run.js"),
      ...["-i", documentFile, "-o", out, "--no-log-file", "--silent"],
    ],
  },
  {
    name: "orval",
    does: "types and functions that call fetch",
    command: () => [installed("orval/dist/bin/orval.mjs"), "--config", "orval.config.cjs"],
  },
  {
    name: "redocly generate-client",
    does: "types and one object with all calls; experimental",
    command: (out) => [
      installed("@redocly/cli/bin/cli.js"),
      ...["generate-client", documentFile, "--output", join(out, "client.ts")],
    ],
  },
];

export const ourGenerators: readonly Generator[] = [
  {
    name: "restate-admin-client",
    does: "the complete run: corrects the server's own document, lints it, compares it with all earlier ones; writes types, functions, a table of operations and their documentation",
    command: (out) => [ours, "--out", out],
  },
  {
    name: "restate-admin-client, as the others",
    does: "the same from the corrected document, without corrections and lint",
    command: (out) => [ours, "--schema", documentFile, "--no-overlays", "--lint", "off", "--out", out],
  },
];

/** Creates a user's project folder. Some generators look for their settings or for biome in the working directory. */
export function createProject(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "restate-admin-client-bench-"));
  symlinkSync(installed(""), join(folder, "node_modules"), "junction");
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const target = "`${process.env.BENCH_OUT}/client.ts`";
  const output = `{ client: "fetch", baseUrl: ${JSON.stringify(loopbackUrl)}, target: ${target} }`;
  const orval = `module.exports = { admin: { input: ${JSON.stringify(documentFile)}, output: ${output} } };\n`;
  writeFileSync(join(folder, "orval.config.cjs"), orval);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs a generator, and returns its time in milliseconds. */
export async function runGenerator({ command }: Generator, project: string, out: string): Promise<number> {
  const env = { BENCH_OUT: out, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return (await runNode(command(out), { cwd: project, env })).milliseconds;
}
