import type { RequestOptions } from "../client/index.js";
import type { SqlRow } from "./row-reader.js";

/**
 * Options of {@link queryRows} and {@link streamRows}.
 *
 * Every function that reads rows, such as `listInvocations`, follows these rules:
 *
 * - Temporary failures are retried for a minute, and a query up to 8 times, as described at the client's `maxRetries`.
 * - A starting server returns no rows, or too few, for a moment (seen on 1.6.2 and 1.7.12). So after a connection was refused, or
 *   the server responded that the cluster is changing, the next query waits until queries have been answered for a second, and reads in
 *   flight are repeated. If the server may have started before the client, call {@link waitUntilHealthy} first.
 * - The `timeout` limits each query, and, separately, all waits of a read for the server together.
 * - The function rejects with an `AdminResponseError` if the server rejects the query, or fails before it sends rows; with an
 *   `AdminConnectionError` if the result is truncated, since the server disconnects if a query fails midway; and with an
 *   `AdminDecodeError` if the response is not a complete result.
 */
export interface RowsOptions<Row extends object = SqlRow> extends RequestOptions {
  /**
   * The names of the result's columns. A column that a row lacks is then `null`. Required if the type of a row declares
   * nulls.
   */
  readonly columns?: readonly ColumnOf<Row>[] | undefined;
}

/**
 * The options of a query: see {@link RowsOptions}. They are optional unless the type of a row has a column that may be null: then
 * `columns` is required, since the server omits nulls. For a type such as `SysInvocation`, pass `tableColumns.sys_invocation.always`.
 */
export type RowsArguments<Row extends object> = [NullColumn<Row>] extends [never]
  ? [options?: RowsOptions<Row>]
  : [options: RowsOptions<Row> & { readonly columns: readonly ColumnOf<Row>[] }];

/** The columns of all rows of a union. `keyof` alone has only their common columns, but resolves in generic code. */
type ColumnOf<Row> = (keyof Row & string) | (Row extends unknown ? keyof Row & string : never);

/** The columns, in any row of a union, whose type includes null but not undefined. */
type NullColumn<Row> = Row extends unknown
  ? {
      [Column in keyof Row]-?: undefined extends Row[Column] ? never : null extends Row[Column] ? Column : never;
    }[keyof Row]
  : never;
