import { deepStrictEqual } from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { type BundleEntry, bundleEntries } from "./bundle-entries.js";
import { ours } from "./clients.js";
import { loopbackUrl } from "./loopback-url.js";
import { findMissingPaths } from "./operations.js";
import { workFolder } from "./places.js";
import { reasonOf } from "./reason-of.js";
import type { Contestant, Findings } from "./results.js";
import type { Settings } from "./settings.js";
import { stubFetch } from "./verify-calls.js";

const folder: string = join(workFolder, "bundles");

export async function measureBundle({ failures }: Settings): Promise<Findings> {
  const contestants: Contestant[] = [];
  for (const entry of bundleEntries) contestants.push(await measureEntry(entry, failures));
  const base = contestants.find(({ name }) => name === ours)?.values ?? {};
  return {
    title: "Bundle",
    about:
      "Bytes of a program that makes one call, bundled with `esbuild --minify` as an ES module: with only that call, and with every operation of the API. Each bundle must first run and send the right request. Clients that have all operations in one object have the same size for a single operation.",
    columns: [
      { key: "one", label: "one operation, gzip -9", unit: "bytes" },
      { key: "one to ours", label: `to ${ours}`, unit: "ratio" },
      { key: "one, minified", label: "minified", unit: "bytes" },
      { key: "all", label: "all operations, gzip -9", unit: "bytes" },
      { key: "all to ours", label: `to ${ours}`, unit: "ratio" },
    ],
    contestants: contestants.map((contestant) => {
      const { one, all } = contestant.values;
      const ratios = {
        ...(one && base.one && { "one to ours": one / base.one }),
        ...(all && base.all && { "all to ours": all / base.all }),
      };
      return { ...contestant, values: { ...contestant.values, ...ratios } };
    }),
    chart: { key: "one to ours", title: `Bundle of one operation, gzip, to ${ours}`, better: "less" },
  };
}

async function measureEntry(entry: BundleEntry, failures: ReadonlyMap<string, string>): Promise<Contestant> {
  const { name, does, one, all, sends = "PATCH /invocations/inv_1/resume?deployment=latest" } = entry;
  const about = does === undefined ? {} : { does };
  try {
    const reason = failures.get(name);
    if (reason !== undefined) throw new Error(reason);
    const whole = all === undefined ? undefined : await bundle(`${name} all`, all, sends);
    if (whole) assertHoldsAll(whole.text);
    const single = one === undefined ? whole : await bundle(`${name} one`, one, sends);
    const values = {
      ...(single && { one: single.gzip, "one, minified": single.minified }),
      ...(whole && { all: whole.gzip }),
    };
    return { name, ...about, values };
  } catch (error) {
    return { name, ...about, failed: reasonOf(error), values: {} };
  }
}

async function bundle(file: string, source: string, sends: string) {
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
  await assertSends(outfile, sends);
  const bytes = readFileSync(outfile);
  return { minified: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, text: bytes.toString("utf8") };
}

async function assertSends(file: string, request: string): Promise<void> {
  const { fetch } = globalThis;
  try {
    const headers = { "content-type": "application/json" };
    const sent = stubFetch(() => new Response('{"rows":[]}', { headers }));
    const { start } = (await import(pathToFileURL(file).href)) as { start: (baseUrl: string) => Promise<unknown> };
    await start(loopbackUrl);
    const lines = sent.map(({ line }) => line.replace(loopbackUrl, ""));
    deepStrictEqual(lines, [request]);
  } finally {
    globalThis.fetch = fetch;
  }
}

function assertHoldsAll(text: string): void {
  const missing = findMissingPaths(text);
  if (missing.length > 0) throw new Error(`the bundle of all operations lacks ${missing.join(", ")}`);
}
