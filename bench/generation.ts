/** Measures how long the generator takes beside hey-api 0.95, the last for Node 20: `npm run generation`. */

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { documentFile, installed, rootFolder, workFolder } from "./places.js";
import { runNode } from "./run-node.js";

const ROUNDS = 7;
/** The generator may take this many times as long as hey-api. 1.0 is the aim, and the rest is noise. */
const LIMIT = 1.05;

/** The same work: types and functions for the corrected document, without corrections and lint. */
const ours = (out: string) => [
  join(rootFolder, "scripts/generate.mjs"),
  ...["--schema", documentFile, "--no-overlays", "--lint", "off", "--out", out],
];
const heyApi = (out: string) => [
  installed("hey-api-0.95/bin/run.js"),
  ...["-i", documentFile, "-o", out, "--no-log-file", "--silent"],
];

/** Runs a generator into a new folder, and returns the time from the start of its process to the end. */
async function time(generator: (out: string) => readonly string[]): Promise<number> {
  const out = mkdtempSync(join(workFolder, "generation-"));
  const start = performance.now();
  await runNode(generator(out), out);
  const duration = performance.now() - start;
  rmSync(out, { recursive: true });
  return duration;
}

mkdirSync(workFolder, { recursive: true });
const load = loadavg()[0]?.toFixed(1);
// The first run of each finds nothing in the cache of files, and ours bundles its sources.
await time(ours);
await time(heyApi);
const ratios: number[] = [];
for (let round = 0; round < ROUNDS; round++) ratios.push((await time(ours)) / (await time(heyApi)));
ratios.sort((a, b) => a - b);
const [least, median, most] = [0, ROUNDS >> 1, -1].map((index) => ratios.at(index) ?? Number.NaN);
const range = `${ROUNDS} pairs from ${least?.toFixed(2)} to ${most?.toFixed(2)}`;
console.log(`${median?.toFixed(2)} of the time of hey-api 0.95; ${range}; Node ${process.versions.node}; load ${load}`);
if (!(Number(median) <= LIMIT)) process.exitCode = 1;
