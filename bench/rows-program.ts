/** Decodes one response that is read from a file in chunks. Runs in plain Node, with a new process for each sample. */

import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { CreateCalls } from "./clients/calls.js";
import { loopbackUrl } from "./places.js";

const [, , url = "", file = "", count] = process.argv;
const { createCalls } = (await import(url)) as { readonly createCalls: CreateCalls };
// A chunk size typical of a network.
const pieces = Readable.toWeb(createReadStream(file, { highWaterMark: 65_536 })) as ReadableStream;
const response = new Response(pieces, { headers: { "content-type": "application/json" } });
globalThis.fetch = () => Promise.resolve(response);

const highest = () => process.resourceUsage().maxRSS * 1024;
globalThis.gc?.();
const before = highest();
const start = performance.now();
const rows = (await createCalls(loopbackUrl).query("SELECT")) as readonly Readonly<Record<string, unknown>>[];
const time = performance.now() - start;
const growth = (highest() - before) / 1e6;

const numbers = new Set(rows.map(({ number }) => Number(number)));
if (rows.length !== Number(count) || numbers.size !== rows.length) throw new Error(`${numbers.size} rows of ${count}`);
let wrong = 0;
for (const row of rows) {
  if (String(row.partition_key) !== row.partition_key_text) wrong++;
  // All other columns must be correct.
  const number = Number(row.number);
  const isPaused = number % 5 === 0;
  const isRight =
    row.target_service_key === `key-${number}` &&
    Number(row.retry_count) === number % 7 &&
    row.status === (isPaused ? "paused" : "completed") &&
    ((row.completed_at ?? null) === null) === isPaused;
  if (!isRight) throw new Error(`row ${number} is not as the server made it`);
}
console.log(JSON.stringify({ time, growth, "wrong keys": wrong }));
