/** Decodes one response that is read from a file in chunks. Runs in plain Node, with a new process for each sample. */

import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { Decode, Parse, Row } from "./decoders.js";

export interface RowsInput {
  /** The compiled decoder. */
  readonly url: string;
  /** The response of the server. */
  readonly file: string;
  /** The number of rows. */
  readonly count: number;
  /** Whether to check each row instead of measuring. */
  readonly verify: boolean;
}

export interface RowsOutput {
  readonly milliseconds: number;
  /** The maximum growth of the process, in bytes. */
  readonly growth: number;
  /** The number of partition keys that differ from the server's. */
  readonly wrongKeys: number;
}

const { url, file, count, verify } = JSON.parse(process.argv[2] ?? "") as RowsInput;
const { decode, parse } = (await import(url)) as { readonly decode?: Decode; readonly parse?: Parse };
// A chunk size typical of a network.
const pieces = Readable.toWeb(createReadStream(file, { highWaterMark: 65_536 })) as ReadableStream;
const response = new Response(pieces, { headers: { "content-type": "application/json" } });

let seen = 0;
let sum = 0;
let wrongKeys = 0;
const see = (row: Row) => {
  seen++;
  if (verify) look(row);
};

/** All other columns must be correct. */
function look(row: Row): void {
  const number = Number(row.number);
  sum += number;
  if (String(row.partition_key) !== row.partition_key_text) wrongKeys++;
  const isPaused = number % 5 === 0;
  const isRight =
    row.target_service_key === `key-${number}` &&
    Number(row.retry_count) === number % 7 &&
    row.status === (isPaused ? "paused" : "completed") &&
    ((row.completed_at ?? null) === null) === isPaused;
  if (!isRight) throw new Error(`row ${number} is not as the server made it`);
}

async function decodeText(response: Response, see: (row: Row) => void): Promise<unknown> {
  const rows = parse?.(await response.text()).rows ?? [];
  for (const row of rows) see(row);
  return rows;
}

globalThis.gc?.();
const before = process.memoryUsage.rss();
const highest = process.resourceUsage().maxRSS;
let peak = before;
const sampler = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 10);
const start = performance.now();
const rows = await (decode ?? decodeText)(response, see);
const milliseconds = performance.now() - start;
clearInterval(sampler);
// The system's peak counts only if it rose since the start.
const { maxRSS } = process.resourceUsage();
peak = Math.max(peak, process.memoryUsage.rss(), maxRSS > highest ? maxRSS * 1024 : 0);

if (seen !== count) throw new Error(`${seen} rows of ${count}`);
if (verify && sum !== (count * (count + 1)) / 2) throw new Error("a row is there twice");
if (Array.isArray(rows) && rows.length !== count) throw new Error("the rows are gone");
console.log(JSON.stringify({ milliseconds, growth: peak - before, wrongKeys } satisfies RowsOutput));
