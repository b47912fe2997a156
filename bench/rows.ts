import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { readServerVersions } from "../scripts/server/restate-binary.js";
import { startRestate } from "../src/testing/server/index.js";
import type { Client } from "./clients.js";
import { runProgram } from "./compile.js";
import { ROWS } from "./measures.js";
import { workFolder } from "./places.js";
import type { Values } from "./results.js";

let downloaded: Promise<string> | undefined;

export async function sample({ file }: Client, isQuick: boolean): Promise<Values> {
  const count = isQuick ? ROWS.quick : ROWS.full;
  downloaded ??= downloadRows(count);
  return (await runProgram("rows-program", file, await downloaded, String(count))) as Values;
}

/** Queries a real server for this many rows, and returns the file with the result, as the server sent it. */
async function downloadRows(count: number): Promise<string> {
  const version = readServerVersions().at(-1);
  if (version === undefined) throw new Error("package.json has no restate-server");
  mkdirSync(workFolder, { recursive: true });
  const file = join(workFolder, "rows.json");
  const server = await startRestate({ version });
  try {
    const response = await fetch(`${server.adminUrl}/query`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify({ query: writeQuery(count) }),
    });
    if (!response.ok || response.body === null)
      throw new Error(`POST /query: ${response.status} ${await response.text()}`);
    await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(file));
  } finally {
    await server.stop();
  }
  return file;
}

/**
 * Twenty columns with the types and lengths of `sys_invocation`. The partition key, a 64-bit hash in that table, comes from a
 * multiplication that overflows. It is also present as a string, which cannot be rounded.
 */
function writeQuery(count: number): string {
  const text = (expression: string, name: string) => `arrow_cast(${expression}, 'LargeUtf8') AS ${name}`;
  const time = (days: number) =>
    `arrow_cast(1764000000000 + ${days} * 86400000 + value * 977, 'Timestamp(Millisecond, Some("+00:00"))')`;
  const columns = [
    "value AS number",
    "partition_key",
    text("partition_key", "partition_key_text"),
    text("'inv_1' || md5(CAST(value AS VARCHAR))", "id"),
    text("'Checkout/key-' || CAST(value AS VARCHAR) || '/pay'", "target"),
    text("'Checkout'", "target_service_name"),
    text("'key-' || CAST(value AS VARCHAR)", "target_service_key"),
    text("'pay'", "target_handler_name"),
    text("'virtual_object'", "target_service_ty"),
    text("CASE WHEN value % 5 = 0 THEN 'paused' ELSE 'completed' END", "status"),
    text("'ingress'", "invoked_by"),
    text("CASE WHEN value % 3 = 0 THEN md5(CAST(value + 1 AS VARCHAR)) END", "idempotency_key"),
    text("md5(CAST(value + 2 AS VARCHAR))", "trace_id"),
    text("'dp_10AzGsK0bd2NnQY6RGCZjmr'", "pinned_deployment_id"),
    "arrow_cast(6, 'UInt32') AS pinned_service_protocol_version",
    "arrow_cast(value % 40, 'UInt32') AS journal_size",
    "arrow_cast(value % 7, 'UInt64') AS retry_count",
    `${time(0)} AS created_at`,
    `${time(1)} AS modified_at`,
    `CASE WHEN value % 5 > 0 THEN ${time(2)} END AS completed_at`,
  ];
  const hashed = `SELECT value, arrow_cast(value, 'UInt64') * 11400714819323198485 AS partition_key FROM generate_series(1, ${count})`;
  return `SELECT ${columns.join(", ")} FROM (${hashed})`;
}
