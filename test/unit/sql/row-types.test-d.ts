/** Checked by the compiler: the types of the rows of SQL tables for each way to query them. */

import { expectTypeOf } from "vitest";
import {
  type AdminClient,
  type Client,
  type Invocation,
  type InvocationStatus,
  type InvocationWithFailure,
  type JournalEntry,
  type JournalEvent,
  queryRows,
  type SqlRow,
  streamRows,
} from "../../../src/index.js";
import {
  type State,
  type SysIdempotency,
  type SysInvocation,
  type SysLocks,
  type SysRules,
  tableColumns,
} from "../../../src/schema/index.js";

declare const client: Client;
declare const admin: AdminClient;

const rows: Promise<SysInvocation[]> = queryRows<SysInvocation>(client, "SELECT * FROM sys_invocation", {
  columns: tableColumns.sys_invocation.always,
});
expectTypeOf(rows).resolves.items.toHaveProperty("id").toEqualTypeOf<string>();
expectTypeOf(
  admin.queryRows<State>("SELECT * FROM state", { columns: tableColumns.state.always }),
).resolves.toEqualTypeOf<State[]>();
expectTypeOf(queryRows(client, "SELECT 1 AS n")).resolves.toEqualTypeOf<SqlRow[]>();
expectTypeOf(streamRows<{ a: string }>(client, "SELECT 'x' AS a")).toEqualTypeOf<Listed<{ a: string }>>();

// @ts-expect-error A null column that `columns` does not name may be missing.
queryRows<{ a: string | null }>(client, "SELECT NULL AS a", { timeout: 1_000 });
// @ts-expect-error As above.
admin.streamRows<{ a: string | null }>("SELECT NULL AS a");
queryRows<{ a: string | null }>(client, "SELECT NULL AS a", { columns: ["a"] });
queryRows<{ a?: string | null }>(client, "SELECT NULL AS a");

type Either = { readonly kind: "a"; readonly v: string | null } | { readonly kind: "b"; readonly w: number | null };
// @ts-expect-error Each of the two rows has a column that may be null.
queryRows<Either>(client, "SELECT kind, v, w");
queryRows<Either>(client, "SELECT kind, v, w", { columns: ["kind", "v", "w"] });
// @ts-expect-error Neither row has such a column.
admin.queryRows<Either>("SELECT kind, v, w", { columns: ["x"] });

/** Code of a user for rows of any type. */
export function select<Row extends object>(columns: readonly (keyof Row & string)[]): Promise<Row[]> {
  return queryRows<Row>(client, "SELECT 'x' AS a", { columns });
}
// @ts-expect-error The row has no such column.
admin.streamRows<{ a: string }>("SELECT 'x' AS a", { columns: ["b"] });

expectTypeOf<SysInvocation["status"]>().toEqualTypeOf<InvocationStatus>();
expectTypeOf<"paused">().toExtend<InvocationStatus>();
expectTypeOf<string>().not.toExtend<InvocationStatus>();
// Open to the values of later versions.
expectTypeOf<string>().toExtend<SysInvocation["invoked_by"]>();

// This column is newer than the oldest version, so a row may lack it.
expectTypeOf<SysInvocation["scope"]>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<SysRules["concurrency"]>().toEqualTypeOf<number | null>();
expectTypeOf<SysLocks["partition_key"]>().toEqualTypeOf<number | bigint>();
expectTypeOf<SysIdempotency["invocation_id"]>().toEqualTypeOf<string | null>();

expectTypeOf<Invocation>().not.toHaveProperty("scope");
expectTypeOf<Invocation["retry_count"]>().toEqualTypeOf<number | null>();
expectTypeOf<Invocation["suspended_waiting_for_signals"]>().toEqualTypeOf<readonly number[] | null>();
expectTypeOf<Invocation>().toExtend<Partial<SysInvocation>>();
expectTypeOf<SysInvocation>().toExtend<Invocation>();

type Listed<Row> = AsyncGenerator<Row, void, undefined>;
expectTypeOf(admin.listInvocations()).toEqualTypeOf<Listed<Invocation>>();
expectTypeOf(admin.listInvocations({}, { withFailure: true })).toEqualTypeOf<Listed<InvocationWithFailure>>();

expectTypeOf<JournalEntry>().not.toHaveProperty("raw");
expectTypeOf<JournalEntry["index"]>().toEqualTypeOf<number>();
expectTypeOf<JournalEvent>().not.toHaveProperty("partition_key");
expectTypeOf<JournalEvent["event_json"]>().toEqualTypeOf<string>();

declare const row: SysInvocation;
// @ts-expect-error Rows are what the server said, and are not changed.
row.id = "inv_2";
