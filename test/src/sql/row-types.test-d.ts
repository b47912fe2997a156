/** Held against the client by the compiler: what the rows of the SQL tables are for whoever asks for them. */

import { expectTypeOf } from "vitest";
import {
  type AdminClient,
  type Client,
  type Invocation,
  type InvocationStatus,
  type JournalEntry,
  type JournalEvent,
  queryRows,
  type State,
  SYS_INVOCATION_COLUMNS,
  type SysIdempotency,
  type SysInvocation,
  type SysLocks,
  type SysRules,
} from "../../../src/index.js";

declare const client: Client;
declare const admin: AdminClient;

const rows: Promise<SysInvocation[]> = queryRows<SysInvocation>(client, "SELECT * FROM sys_invocation", {
  columns: SYS_INVOCATION_COLUMNS,
});
expectTypeOf(rows).resolves.items.toHaveProperty("id").toEqualTypeOf<string>();
expectTypeOf(admin.queryRows<State>("SELECT * FROM state")).resolves.toEqualTypeOf<State[]>();

expectTypeOf<SysInvocation["status"]>().toEqualTypeOf<InvocationStatus>();
expectTypeOf<"paused">().toExtend<InvocationStatus>();
expectTypeOf<string>().not.toExtend<InvocationStatus>();
// Open to what later versions bring.
expectTypeOf<string>().toExtend<SysInvocation["invoked_by"]>();

// Newer than the oldest version, so that a row may lack it.
expectTypeOf<SysInvocation["scope"]>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<SysRules["concurrency"]>().toEqualTypeOf<number | null>();
expectTypeOf<SysLocks["partition_key"]>().toEqualTypeOf<number | bigint>();
expectTypeOf<SysIdempotency["invocation_id"]>().toEqualTypeOf<string | null>();

expectTypeOf<Invocation>().not.toHaveProperty("scope");
expectTypeOf<Invocation["retry_count"]>().toEqualTypeOf<number | null>();
expectTypeOf<Invocation["suspended_waiting_for_signals"]>().toEqualTypeOf<readonly number[] | null>();
expectTypeOf<Invocation>().toExtend<Partial<SysInvocation>>();
expectTypeOf<SysInvocation>().toExtend<Invocation>();

expectTypeOf<JournalEntry>().not.toHaveProperty("raw");
expectTypeOf<JournalEntry["index"]>().toEqualTypeOf<number>();
expectTypeOf<JournalEvent>().not.toHaveProperty("partition_key");
expectTypeOf<JournalEvent["event_json"]>().toEqualTypeOf<string>();

declare const row: SysInvocation;
// @ts-expect-error Rows are what the server said, and are not changed.
row.id = "inv_2";
