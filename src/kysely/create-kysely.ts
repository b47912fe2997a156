import { type Expression, Kysely, type KyselyPlugin, type QueryCreator } from "kysely";
import type { TableRows } from "../../generated/table-columns.js";
import type { Client, RequestOptions } from "../index.js";
import { RestateDialect } from "./restate-dialect.js";

/**
 * The SQL tables of the server, with the values that rows really have: a time is an ISO string, and an integer of 64 bits
 * is a number up to 2^53 - 1 and a bigint beyond.
 */
export interface RestateDatabase extends StableRows<TableRows> {}

/** The rows of each table. If the server lacks a column, a query that names it fails, and `selectAll()` sets it to null. */
type StableRows<Tables> = {
  readonly [Table in keyof Tables]: {
    readonly [Column in keyof Tables[Table]]-?: Exclude<Tables[Table][Column], undefined>;
  };
};

/** The methods of Kysely that create queries which only read. */
interface SelectCreator<Database> extends Pick<QueryCreator<Database>, "selectFrom" | "selectNoFrom"> {
  /** Adds a common table expression: a query that later queries use as a table. */
  with<Name extends string, Row>(
    name: Name,
    query: (db: SelectCreator<Database>) => Expression<Row>,
  ): SelectCreator<Database & { readonly [Table in Name]: Row }>;
}

/** Kysely without its writing methods, since the server's tables are read-only. */
export interface ReadOnlyKysely<Database>
  extends SelectCreator<Database>,
    Pick<Kysely<Database>, "case" | "dynamic" | "executeQuery" | "fn" | "getExecutor"> {
  /** Returns a copy that uses a plugin too. */
  withPlugin(plugin: KyselyPlugin): ReadOnlyKysely<Database>;
}

/**
 * Creates a Kysely query builder for the SQL tables of the server. Columns, comparisons and rows are type-checked.
 *
 * - A column without a value is `null` in every row.
 * - An integer is a number up to 2^53 - 1 and a bigint beyond, never rounded: a 64-bit column such as `partition_key` is
 *   `number | bigint`.
 * - Times and durations are ISO strings. Compare a time with an ISO string: `where("created_at", ">", date.toISOString())`.
 * - Values become literals, as with `sql` of this package, since the server has no query parameters.
 *
 * @param client - The client, from `createClient` or `createAdminClient`.
 * @param options - Request options for every query. The `timeout` works as in `queryRows` and `streamRows`.
 * @example
 * ```ts
 * const db = createKysely(client);
 * const paused = await db.selectFrom("sys_invocation").select(["id", "retry_count"]).where("status", "=", "paused").execute();
 * ```
 */
export function createKysely(client: Client, options: RequestOptions = {}): ReadOnlyKysely<RestateDatabase> {
  const kysely = new Kysely<RestateDatabase>({ dialect: new RestateDialect(client, options) });
  // The same object with fewer methods. The `with` of Kysely also takes queries that write, so its type is not assignable.
  return kysely as unknown as ReadOnlyKysely<RestateDatabase>;
}
