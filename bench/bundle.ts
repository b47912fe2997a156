import { deepStrictEqual } from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { type BundleEntry, bundleEntries } from "./bundle-entries.js";
import { ours } from "./clients.js";
import { toContestant } from "./compile.js";
import type { Settings } from "./measure.js";
import { findMissingPaths } from "./operations.js";
import { loopbackUrl, rootFolder, workFolder } from "./places.js";
import type { Contestant, Findings } from "./results.js";
import { reasonOf, runNode } from "./run-program.js";
import { stubFetch } from "./verify-calls.js";

const folder: string = join(workFolder, "bundles");

export async function measureBundle({ failures }: Settings): Promise<Findings> {
  const contestants = await measureOurs();
  for (const entry of bundleEntries) contestants.push(await measureEntry(entry, failures.get(entry.name)));
  return {
    title: "Bundle",
    about:
      "Bytes of a bundle by `esbuild --minify` as an ES module, after `gzip -9`: with one operation, and with every operation of the API. Those of this client are the sizes that `npm run check:size` limits. Those of the others also have the call, some 60 bytes, and must send the right request. Clients that have all operations in one object have the same size for a single operation.",
    columns: [
      { key: "one", label: "one operation", unit: "bytes" },
      { key: "all", label: "all operations", unit: "bytes" },
    ],
    contestants,
  };
}

/** Takes the sizes of this client from size-limit, whose configuration names the bundles. */
async function measureOurs(): Promise<Contestant[]> {
  const { stdout } = await runNode([join(rootFolder, "node_modules/size-limit/bin.js"), "--json"], { cwd: rootFolder });
  const sizes = JSON.parse(stdout) as readonly { readonly name: string; readonly size: number }[];
  const sizeOf = (bundle: string): number => {
    const found = sizes.find(({ name }) => name === bundle);
    if (found === undefined) throw new Error(`.size-limit.mjs has no bundle "${bundle}"`);
    return found.size;
  };
  const bound = sizeOf("everything bound");
  return [
    { name: ours, values: { one: sizeOf("one operation"), all: sizeOf("all operations as functions") } },
    { name: `${ours}, queryRows`, does: "SQL with exact rows", values: { one: sizeOf("rows of a query") } },
    {
      name: `${ours}, createAdminClient`,
      does: "all operations, and rows, bulk operations, waiting and state",
      values: { one: bound, all: bound },
    },
  ];
}

async function measureEntry(entry: BundleEntry, failed: string | undefined): Promise<Contestant> {
  const { name, one, all } = entry;
  if (failed !== undefined) return toContestant(entry, failed, {});
  try {
    const whole = all === undefined ? undefined : await bundle(`${name} all`, all);
    const missing = whole === undefined ? [] : findMissingPaths(whole.toString("utf8"));
    if (missing.length > 0) throw new Error(`the bundle of all operations lacks ${missing.join(", ")}`);
    const single = one === undefined ? whole : await bundle(`${name} one`, one);
    return toContestant(entry, undefined, { ...(single && { one: zip(single) }), ...(whole && { all: zip(whole) }) });
  } catch (error) {
    return toContestant(entry, reasonOf(error), {});
  }
}

function zip(bytes: Buffer): number {
  return gzipSync(bytes, { level: 9 }).length;
}

async function bundle(file: string, source: string): Promise<Buffer> {
  mkdirSync(folder, { recursive: true });
  const entry = join(folder, `${file}.js`);
  const outfile = join(folder, `${file}.mjs`);
  writeFileSync(entry, source);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  });
  await assertSends(outfile, "PATCH /invocations/inv_1/resume?deployment=latest");
  return readFileSync(outfile);
}

async function assertSends(file: string, request: string): Promise<void> {
  const { fetch } = globalThis;
  try {
    const headers = { "content-type": "application/json" };
    const sent = stubFetch(() => new Response("{}", { headers }));
    const { start } = (await import(pathToFileURL(file).href)) as { start: (baseUrl: string) => Promise<unknown> };
    await start(loopbackUrl);
    const lines = sent.map(({ line }) => line.replace(loopbackUrl, ""));
    deepStrictEqual(lines, [request]);
  } finally {
    globalThis.fetch = fetch;
  }
}
