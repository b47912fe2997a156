/**
 * SQL on top of the query operation: rows as objects, exact, all at once or one after the other. Written by hand, since the
 * schema says of a query only that it answers with rows.
 */

import {
  AdminDecodeError,
  AdminTimeoutError,
  assertUnread,
  type Decoder,
  type DecoderOption,
  decodeWith,
  type ErrorContext,
  RestateAdminError,
  runWithin,
} from "../call/index.js";
import { assertArguments, internals, type RequestOptions } from "../client/index.js";
import { openChunks } from "../http/index.js";
import { type Client, query as sendQuery } from "../operations.js";
import { assertNoSettings } from "./assert-no-settings.js";
import { Columns } from "./columns.js";
import { RowReader, type SqlRow } from "./row-reader.js";
import { isSql, type Sql } from "./sql.js";

export type { SqlRow } from "./row-reader.js";

export interface RowsOptions extends RequestOptions {
  /**
   * Lets `SET`, `RESET`, `PREPARE` and `DEALLOCATE` pass. They change the server for all who use it, until it is restarted
   * (seen on 1.6.2 and 1.7.12), so they are refused otherwise.
   */
  readonly allowSettings?: boolean | undefined;
  /** The names of the result's columns, where they are known: one that is null is then `null` in each row that lacks it. */
  readonly columns?: readonly string[] | undefined;
}

/**
 * Sends a query and gives all of its rows. An integer beyond 2^53 is a bigint, never a rounded number. A column that is null
 * in a row, which the server leaves out, is `null` in it, if any row has the column. It is repeated after a failure that may
 * be temporary, as queries are.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param query - What {@link sql} makes, or a text, which is sent as it is.
 * @param options - The request's options. The `timeout` is for the whole result.
 * @returns The rows, in the server's order.
 * @throws {@link AdminResponseError} if the server does not take the query, or fails at its beginning.
 * @throws {@link AdminConnectionError} if the result is cut off: the server breaks the connection where a query fails later.
 * @throws {@link AdminDecodeError} if the result has no end, or is none.
 * @throws TypeError if it changes the settings of the server, which only `allowSettings` lets pass.
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
  const decode: Decoder = async (response, context, onCut) => {
    const rows: SqlRow[] = [];
    const columns = new Columns(options.columns);
    // Rows before it may lack a column that was not known then.
    let complete = 0;
    const { read, cancel } = openRows(response, context, onCut);
    try {
      for (let some = await read(); some; some = await read()) {
        const { count } = columns;
        columns.fill(some);
        if (columns.count > count) complete = rows.length + some.length;
        for (const row of some) rows.push(row);
      }
    } finally {
      cancel();
    }
    columns.fill(rows.slice(0, complete));
    return rows;
  };
  return (await send(client, query, options, decode)) as Row[];
}

/**
 * Sends a query and gives its rows one after the other, as they arrive, so that a result may be larger than the memory: the
 * server waits while nobody reads. Leaving the loop ends the query. Otherwise as {@link queryRows}, but for these:
 *
 * - What fails before the first row is repeated, as there; what fails later is not.
 * - The `timeout` is for the beginning of the result, and then for each piece of it.
 * - A column that is null is `null` in a row if `columns` names it, or an earlier row has it.
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
  // What is no client is refused when the query is sent.
  const { signal, timeout = client?.[internals]?.timeout ?? 0 } = options;
  const columns = new Columns(options.columns);
  // The attempt ends with the head of the answer, and its time with it.
  const open: Decoder = async (response, context, onCut) => ({ context, ...openRows(response, context, onCut) });
  const { context, read, cancel } = (await send(client, query, options, open)) as OpenRows;
  try {
    for (;;) {
      const some = await runWithin(timeout, signal, read).catch((error: unknown) => {
        if (signal?.aborted || error instanceof RestateAdminError) throw error;
        throw new AdminTimeoutError({ ...context, timeout, maybeSent: true });
      });
      if (!some) return;
      columns.fill(some);
      for (const row of some as Row[]) {
        signal?.throwIfAborted();
        yield row;
      }
    }
  } finally {
    cancel();
  }
}

interface OpenRows extends RowsInPieces {
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

interface RowsInPieces {
  /** The rows that are complete with the next piece, which may be none; undefined at the end. */
  read(): Promise<SqlRow[] | undefined>;
  cancel(): void;
}

/** Makes rows of a result as it arrives; what is no result, or has no end, is an error of this package. */
function openRows(response: Response, context: ErrorContext, onCut: (cause: unknown) => never): RowsInPieces {
  assertUnread(context, response);
  const reader = new RowReader();
  const { read, cancel } = openChunks(response, onCut);
  return {
    cancel,
    async read(): Promise<SqlRow[] | undefined> {
      const piece = await read();
      try {
        if (piece) return reader.push(piece);
        reader.finish();
        return undefined;
      } catch (cause) {
        const { status, headers } = response;
        const problem = `its rows cannot be read: ${(cause as Error).message}`;
        throw new AdminDecodeError({ ...context, status, headers, problem, cause });
      }
    },
  };
}
