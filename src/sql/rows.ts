/**
 * SQL on top of the query operation: rows as objects with exact integers, all at once or one by one. Written by hand, since
 * the schema says nothing of a row.
 */

import {
  AdminTimeoutError,
  type Decoder,
  type DecoderOption,
  decodeWith,
  type ErrorContext,
  onAbort,
  RestateAdminError,
  runWithin,
} from "../call/index.js";
import { assertArguments, internals, type RequestOptions } from "../client/index.js";
import { type Client, query as sendQuery } from "../operations.js";
import { assertNoSettings } from "./assert-no-settings.js";
import { Columns } from "./columns.js";
import { openRows, type RowsInChunks } from "./open-rows.js";
import type { SqlRow } from "./row-reader.js";
import { isSql, type Sql } from "./sql.js";

export type { SqlRow } from "./row-reader.js";

export interface RowsOptions extends RequestOptions {
  /**
   * Lets `SET`, `RESET`, `PREPARE` and `DEALLOCATE` pass. They change the server for all who use it, until it is restarted
   * (seen on 1.6.2 and 1.7.12), so they are refused otherwise.
   */
  readonly allowSettings?: boolean | undefined;
  /** The names of the result's columns, if you know them: each is then `null` in a row that lacks it. */
  readonly columns?: readonly string[] | undefined;
}

/**
 * Sends a query and returns all of its rows. An integer beyond 2^53 is a bigint, never a rounded number. The server leaves
 * out of a row what is null; here a column is `null` in each row that lacks it, if any row has it. A failure that may be
 * temporary is retried.
 *
 * @param client - A client made by `createClient`.
 * @param query - The result of {@link sql}, or a string, which is sent as it is.
 * @param options - The request's options. The `timeout` is for the whole result.
 * @returns The rows, in the server's order.
 * @throws {@link AdminResponseError} if the server rejects the query, or fails at its beginning.
 * @throws {@link AdminConnectionError} if the result is cut off: the server breaks the connection if a query fails later.
 * @throws {@link AdminDecodeError} if the answer is not a whole result, has an integer of more than 4,300 digits, or rows
 * with so little in common that their nulls would fill the memory; `columns` lifts that limit.
 * @throws TypeError if the query changes the settings of the server, unless `allowSettings` lets it pass.
 *
 * @example
 * ```ts
 * const rows = await queryRows<{ id: string }>(client, sql`SELECT id FROM sys_invocation WHERE status = ${status}`);
 * ```
 */
export async function queryRows<Row extends object = SqlRow>(
  client: Client,
  query: Sql | string,
  options: RowsOptions = {},
): Promise<Row[]> {
  return readRows(client, query, options, (row) => row as Row);
}

/**
 * For features that know what a row must have: as {@link queryRows}, but each row is what `readRow` makes of it.
 *
 * @param readRow - Its errors count as errors of the answer, and end in an `AdminDecodeError`.
 */
export async function readRows<Value>(
  client: Client,
  query: Sql | string,
  options: RowsOptions,
  readRow: (row: SqlRow) => Value,
): Promise<Value[]> {
  const decode: Decoder = async (response, context, onCut) => {
    const rows: SqlRow[] = [];
    const columns = new Columns(options.columns);
    // Rows before this index may lack a column that was learned later.
    let complete = 0;
    const { read, cancel, check } = openRows(response, context, onCut, columns);
    try {
      for (let count = columns.count, some = await read(); some; some = await read()) {
        for (const row of some) rows.push(row);
        if (columns.count > count) complete = rows.length;
        count = columns.count;
      }
    } finally {
      cancel();
    }
    return check(() => {
      columns.fill(rows.slice(0, complete));
      return rows.map(readRow);
    });
  };
  return (await send(client, query, options, decode)) as Value[];
}

/**
 * Sends a query and yields its rows as they arrive, so that a result may be larger than the memory: the server waits while
 * nobody reads. Leaving the loop ends the query, and so does the `signal`, at once. It differs from {@link queryRows}:
 *
 * - A failure before the first row is retried; a later one is not.
 * - The `timeout` is for the beginning of the result, and then for each piece of it.
 * - A column is `null` in a row that lacks it if `columns` names it, or an earlier row has it.
 *
 * @example
 * ```ts
 * for await (const { id } of streamRows<{ id: string }>(client, "SELECT id FROM sys_invocation")) console.log(id);
 * ```
 */
export async function* streamRows<Row extends object = SqlRow>(
  client: Client,
  query: Sql | string,
  options: RowsOptions = {},
): AsyncGenerator<Row, void, undefined> {
  // Sending the query is what rejects anything but a client.
  const { signal, timeout = client?.[internals]?.timeout ?? 0 } = options;
  const columns = new Columns(options.columns);
  // The attempt ends with the head of the answer, and its time with it.
  const open: Decoder = async (response, context, onCut) => ({
    context,
    ...openRows(response, context, onCut, columns),
  });
  const { context, read, cancel } = (await send(client, query, options, open)) as OpenRows;
  let forget: (() => void) | undefined;
  try {
    signal?.throwIfAborted();
    // While the caller is busy with a row, nothing here would notice.
    forget = signal && onAbort(signal, cancel);
    for (;;) {
      const some = await runWithin(timeout, signal, read).catch((error: unknown) => {
        if (signal?.aborted || error instanceof RestateAdminError) throw error;
        throw new AdminTimeoutError({ ...context, timeout, maybeSent: true });
      });
      if (!some) return;
      for (const row of some as Row[]) {
        signal?.throwIfAborted();
        yield row;
      }
    }
  } finally {
    forget?.();
    cancel();
  }
}

interface OpenRows extends RowsInChunks {
  readonly context: ErrorContext;
}

async function send(client: Client, query: Sql | string, options: RowsOptions, decode: Decoder): Promise<unknown> {
  assertArguments("query", {}, options);
  const { allowSettings, columns: _, ...rest } = options;
  if (typeof query !== "string" && !isSql(query)) {
    throw new TypeError("query: the query must be a text, or made with the sql tag");
  }
  const text = String(query);
  if (!allowSettings) assertNoSettings(text);
  const withDecoder: RequestOptions & DecoderOption = { ...rest, [decodeWith]: decode };
  return sendQuery(client, { query: text }, withDecoder);
}
