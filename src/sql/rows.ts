import { type BeforeAttempt, type CallOptions, joinSignals, onAbort, runWithin, type Success } from "../call/index.js";
import { assertArguments, createStreamEnd, inner, internals, STRINGS, type StreamEnd } from "../client/index.js";
import { AdminConnectionError, AdminTimeoutError, RestateAdminError } from "../errors/index.js";
import { type Client, query as sendQuery } from "../operations.js";
import { completeRows, openRows, type RowsInChunks, type SqlRow } from "./row-reader.js";
import type { RowsArguments, RowsOptions } from "./rows-options.js";
import { readStatement, type Sql } from "./sql.js";
import { readTrusted } from "./trusted-rows.js";

/**
 * Runs an SQL query and returns all of its rows. An integer beyond 2^53 is a bigint, never a rounded number.
 *
 * The server omits null columns from a row. The result has `null` instead in every column that `columns` names, and in
 * every column that at least one row has. If `Row` declares nulls, `columns` is required.
 *
 * Rename columns that have the same name, as in a join of two tables, with `AS`. A result in which a row has both is
 * rejected. If each row lacks one of them, the client cannot tell them apart.
 *
 * @param query - SQL from the {@link sql} tag, which quotes values, or a string, which is sent unchanged.
 * @param options - `columns`, and request options. {@link RowsOptions} says what all queries have in common.
 * @returns The rows, in the server's order.
 * @throws An {@link AdminDecodeError} if the result has two columns with the same name.
 * @throws A TypeError if the query would change the settings of the server, by `SET` or the like.
 * @example
 * ```ts
 * const rows = await queryRows<{ id: string }>(client, sql`SELECT id FROM sys_invocation WHERE status = ${status}`);
 * ```
 */
export async function queryRows<Row extends object = SqlRow>(
  client: Client,
  query: Sql | string,
  ...options: RowsArguments<Row>
): Promise<Row[]>;
export async function queryRows(client: Client, query: Sql | string, options: RowsOptions = {}): Promise<SqlRow[]> {
  const checked = assertArguments("queryRows", {}, options, { columns: STRINGS });
  return readRows(client, query, checked, (row) => row);
}

/**
 * Runs a query for features that know its columns, and maps each row. The arguments are already checked.
 *
 * @param readRow - Maps a row. An error that it throws becomes an `AdminDecodeError`.
 */
export async function readRows<Value>(
  client: Client,
  query: Sql | string,
  options: RowsOptions,
  readRow: (row: SqlRow) => Value,
): Promise<Value[]> {
  const decode = async (success: Success) => {
    const rows: SqlRow[] = [];
    const { read, cancel, check } = openRows(success);
    try {
      for (let some = await read(); some; some = await read()) for (const row of some) rows.push(row);
    } finally {
      cancel();
    }
    return check(() => {
      completeRows(rows, new Set(options.columns));
      return rows.map(readRow);
    });
  };
  return send(client, query, options, { decode });
}

/**
 * Runs an SQL query and yields its rows as they arrive, so that a result may be larger than memory.
 *
 * The server waits while no row is read. The query ends at once when you leave the loop, call `return`, even while a row
 * is awaited, or abort the `signal`. Otherwise it works as {@link queryRows} does, with these differences:
 *
 * - Only failures before the first row are retried. If the result breaks off later, the error says after how many rows.
 * - The `timeout` covers the time until the first chunk of the result, then each further chunk.
 * - A missing column is certain to be `null` only if `columns` names it or an earlier row has it.
 *
 * @param query - SQL from the {@link sql} tag, which quotes values, or a string, which is sent unchanged.
 * @param options - `columns`, and request options.
 * @throws An {@link AdminTimeoutError} if the next chunk does not arrive in time, and the errors of `queryRows`.
 * @example
 * ```ts
 * for await (const { id } of streamRows<{ id: string }>(client, "SELECT id FROM sys_invocation")) console.log(id);
 * ```
 */
export function streamRows<Row extends object = SqlRow>(
  client: Client,
  query: Sql | string,
  ...options: RowsArguments<Row>
): AsyncGenerator<Row, void, undefined>;
export function streamRows(
  client: Client,
  query: Sql | string,
  options?: RowsOptions,
): AsyncGenerator<SqlRow, void, void> {
  const leaving = new AbortController();
  const rows = yieldRows(client, query, options, { readChunk: (some) => some, leaving: leaving.signal });
  // A generator's own `return` waits for a pending `next`, and before the first `next` it does not even run a `finally`.
  const leave: typeof rows.return = () => {
    leaving.abort();
    return Object.getPrototypeOf(rows).return.call(rows);
  };
  return Object.assign(rows, { return: leave });
}

interface ChunkReader<Value> {
  /** Maps the rows of a chunk to the values to yield. An error that it throws becomes an `AdminDecodeError`. */
  readonly readChunk: (rows: readonly SqlRow[]) => readonly Value[];
  /** Aborts when the caller leaves, which is not an error. */
  readonly leaving?: AbortSignal;
}

/** Yields values as {@link streamRows} yields rows, for features. */
export async function* yieldRows<Value>(
  client: Client,
  query: Sql | string,
  options: RowsOptions | undefined = {},
  { readChunk, leaving }: ChunkReader<Value>,
): AsyncGenerator<Value, void, void> {
  const checked = assertArguments("streamRows", {}, options, { columns: STRINGS });
  // `send` rejects anything but a client.
  const { timeout = client?.[internals]?.timeout ?? 0 } = checked;
  const { signal, forget } = joinSignals(leaving, checked.signal);
  const known = new Set<string>(checked.columns);
  // The attempt and its timeout end with the first chunk. A result that breaks off before that chunk is retried.
  const open = async (success: Success): Promise<OpenRows> => {
    const rows = openRows(success, known);
    const first = await rows.read().catch((error: unknown) => {
      rows.cancel();
      throw error;
    });
    return { ...rows, ...createStreamEnd(), describe: success.describe, first };
  };
  const readNext = ({ describe, read }: OpenRows, count: number): ReturnType<typeof read> =>
    runWithin(timeout, signal, read).catch((error: unknown) => {
      const detail = `the result broke off after ${count} rows`;
      if (error instanceof AdminConnectionError)
        throw new AdminConnectionError({ ...describe(), problem: detail, cause: error });
      if (signal.aborted || error instanceof RestateAdminError) throw error;
      throw new AdminTimeoutError({ ...describe(), timeout, detail });
    });
  let rows: OpenRows | undefined;
  try {
    const discard = ({ cancel, end }: OpenRows) => {
      cancel();
      end();
    };
    rows = await send(client, query, { ...checked, signal }, { decode: open, discard });
    signal.throwIfAborted();
    // While the caller processes a row, nothing else would notice the abort.
    onAbort(signal, rows.cancel);
    let count = 0;
    for (let some = rows.first; some; some = await readNext(rows, count)) {
      const chunk = some;
      count += chunk.length;
      for (const value of rows.check(() => readChunk(chunk))) {
        signal.throwIfAborted();
        yield value;
      }
    }
  } catch (error) {
    if (leaving?.aborted) return;
    rows?.end(error);
    throw error;
  } finally {
    forget();
    rows?.cancel();
    rows?.end();
  }
}

interface OpenRows extends RowsInChunks, StreamEnd, Pick<Success, "describe"> {
  readonly first: SqlRow[] | undefined;
}

/** Reads the response of a query. */
interface ResultReader<Result> {
  readonly decode: (success: Success) => Promise<Result>;
  /** Closes a result that is not trusted. */
  readonly discard?: (result: Result) => void;
}

async function send<Result>(
  client: Client,
  query: Sql | string,
  { columns: _, ...request }: RowsOptions & CallOptions,
  { decode, discard }: ResultReader<Result>,
): Promise<Result> {
  const text = String(query);
  const statement = readStatement(text);
  // Such a statement changes the server for all clients (seen on 1.6.2 and 1.7.12). A 1.8 server rejects it.
  if (/^(set|reset|prepare|deallocate)$/i.test(statement)) {
    throw new TypeError(
      `${request[inner]?.calledFunction}: ${statement.toUpperCase()} changes the server's settings for all its clients; if you intend that, send it as a plain query operation`,
    );
  }
  const read = (beforeAttempt: BeforeAttempt) => {
    const options: CallOptions = { ...request, [inner]: { ...request[inner], decode, beforeAttempt } };
    return sendQuery(client, { query: text }, options) as Promise<unknown> as Promise<Result>;
  };
  return readTrusted(client, request, read, discard);
}
