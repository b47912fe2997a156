import { joinSignals, onAbort, runWithin, type Success } from "../call/index.js";
import { assertArguments, createStreamEnd, internals, STRINGS } from "../client/index.js";
import { AdminConnectionError, AdminTimeoutError, RestateAdminError } from "../errors/index.js";
import type { Client } from "../operations.js";
import { completeRows, openRows, type SqlRow } from "./row-reader.js";
import type { RowsArguments, RowsOptions } from "./rows-options.js";
import type { Sql } from "./sql.js";
import { readTrusted } from "./trusted-rows.js";

/**
 * Runs an SQL query and returns all of its rows. An integer beyond 2^53 - 1 is a bigint, never a rounded number.
 *
 * The server omits null columns from a row. The result has `null` instead in every column that `columns` names, and in
 * every column that at least one row has. If `Row` declares nulls, `columns` is required.
 *
 * If two columns have the same name, as in a join of two tables, rename one of them with `AS`. A result in which a row has both columns
 * is rejected. If each row lacks one of the columns, the client cannot tell them apart.
 *
 * @param query - SQL from the {@link sql} tag, which quotes values, or a string, which is sent unchanged.
 * @param options - `columns`, and request options. {@link RowsOptions} has the rules of all queries.
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

/** Reads the rows of a query with checked options, and maps each. If `readRow` throws an error, the read fails with an `AdminDecodeError`. */
export async function readRows<Value>(
  client: Client,
  query: Sql | string,
  options: RowsOptions,
  readRow: (row: SqlRow) => Value,
): Promise<Value[]> {
  const decode = async (success: Success) => {
    const rows: SqlRow[] = [];
    const { read, check } = openRows(success, (chunk) => chunk);
    for (let chunk = await read(); chunk; chunk = await read()) for (const row of chunk) rows.push(row);
    return check(() => {
      completeRows(rows, new Set(options.columns));
      return rows.map(readRow);
    });
  };
  return readTrusted(client, query, options, decode);
}

/**
 * Runs an SQL query and yields its rows as they arrive, so that a result may be larger than memory.
 *
 * The server waits while no row is read. Leaving the loop, aborting the `signal` or calling `return` ends the query at once, even while
 * a row is awaited. `streamRows` works like {@link queryRows}, with these differences:
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
export function streamRows(client: Client, query: Sql | string, options?: RowsOptions): AsyncGenerator<SqlRow> {
  const leaving = new AbortController();
  const rows = yieldRows(client, query, options, { readChunk: (chunk) => chunk, leaving: leaving.signal });
  // A generator's own `return` waits for a pending `next`, and before the first `next` it does not even run a `finally`.
  const leave: typeof rows.return = () => {
    leaving.abort();
    return Object.getPrototypeOf(rows).return.call(rows);
  };
  return Object.assign(rows, { return: leave });
}

/** Runs a query, and yields values as {@link streamRows} yields rows. */
export async function* yieldRows<Value>(
  client: Client,
  query: Sql | string,
  options: RowsOptions | undefined = {},
  { readChunk, leaving }: ValuesOptions<Value>,
): AsyncGenerator<Value, void, void> {
  const checked = assertArguments("streamRows", {}, options, { columns: STRINGS });
  const { signal, forget } = joinSignals(leaving, checked.signal);
  const known = new Set<string>(checked.columns);
  const read = (rows: SqlRow[]) => {
    completeRows(rows, known);
    return readChunk(rows);
  };
  let stream: OpenStream<Value> | undefined;
  try {
    const decode = (success: Success) => openStream(success, read);
    stream = await readTrusted(client, query, { ...checked, signal }, decode, closeStream);
    signal.throwIfAborted();
    // While the caller processes a row, nothing else would notice the abort.
    onAbort(signal, stream.cancel);
    const { timeout = client[internals].timeout } = checked;
    for (let values = stream.first; values; values = await readNext(stream, timeout, signal)) {
      for (const value of values) {
        signal.throwIfAborted();
        yield value;
      }
    }
  } catch (error) {
    if (leaving?.aborted) return;
    stream?.end(error);
    throw error;
  } finally {
    forget();
    if (stream) closeStream(stream);
  }
}

interface ValuesOptions<Value> {
  /** Maps the rows of a chunk to the values to yield. If it throws an error, the read fails with an `AdminDecodeError`. */
  readonly readChunk: (rows: readonly SqlRow[]) => readonly Value[];
  /** Aborts when the caller stops reading, which is not an error. */
  readonly leaving?: AbortSignal;
}

/** A response whose first chunk has been read. */
type OpenStream<Value> = Awaited<ReturnType<typeof openStream<Value>>>;

/** Reads the first chunk. The attempt and its timeout end with this chunk, so a result that breaks off earlier is retried. */
async function openStream<Value>(success: Success, readChunk: (rows: SqlRow[]) => readonly Value[]) {
  const rows = openRows(success, readChunk);
  return { ...rows, ...createStreamEnd(), describe: success.describe, first: await rows.read() };
}

function closeStream({ cancel, end }: OpenStream<unknown>): void {
  cancel();
  end();
}

/** Reads the next chunk. If the chunk does not arrive, the error says after how many rows. */
function readNext<Value>({ read, countRows, describe }: OpenStream<Value>, timeout: number, signal: AbortSignal) {
  return runWithin(timeout, signal, read).catch((error: unknown) => {
    const detail = `the result broke off after ${countRows()} rows`;
    if (error instanceof AdminConnectionError)
      throw new AdminConnectionError({ ...describe(), problem: detail, cause: error });
    if (signal.aborted || error instanceof RestateAdminError) throw error;
    throw new AdminTimeoutError({ ...describe(), timeout, detail });
  });
}
