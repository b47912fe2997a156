import { deepStrictEqual } from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Client } from "./clients.js";
import { findMissingPaths } from "./operations.js";
import { loopbackUrl, workFolder } from "./places.js";
import type { Values } from "./results.js";
import { stubFetch } from "./verify-calls.js";

/** Measures the bundles of another client. Those of this one are in sizes.json. */
export async function sample({ name, bundle }: Client): Promise<Values> {
  if (bundle === undefined) return {};
  const { imports, call, all } = bundle;
  const program = `${imports}\nexport const start = (baseUrl) => ${call};\n`;
  const one = await buildBundle(`${name} one`, program);
  if (all === undefined) return { one: zip(one) };
  const whole = await buildBundle(`${name} all`, program + all);
  const missing = findMissingPaths(whole.toString("utf8"));
  if (missing.length > 0) throw new Error(`the bundle of all operations lacks ${missing.join(", ")}`);
  return { one: zip(one), all: zip(whole) };
}

function zip(bytes: Buffer): number {
  return gzipSync(bytes, { level: 9 }).length;
}

async function buildBundle(file: string, source: string): Promise<Buffer> {
  const folder = join(workFolder, "bundles");
  mkdirSync(folder, { recursive: true });
  const entry = join(folder, `${file}.js`);
  const outfile = join(folder, `${file}.mjs`);
  writeFileSync(entry, source);
  const format = { bundle: true, minify: true, format: "esm", target: "es2022" } as const;
  await build({ entryPoints: [entry], outfile, ...format, logLevel: "silent" });
  await assertSends(outfile, `PATCH ${loopbackUrl}/invocations/inv_1/resume?deployment=latest`);
  return readFileSync(outfile);
}

async function assertSends(file: string, request: string): Promise<void> {
  const { fetch } = globalThis;
  const sent = stubFetch(() => new Response("{}", { headers: { "content-type": "application/json" } }));
  const { start } = (await import(pathToFileURL(file).href)) as { start: (baseUrl: string) => Promise<unknown> };
  await start(loopbackUrl).finally(() => {
    globalThis.fetch = fetch;
  });
  deepStrictEqual(
    sent.map(({ line }) => line),
    [request],
  );
}
