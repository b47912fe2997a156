/** Checked by the compiler: the types of rows of the SQL tables. Tests of the packed package compile queries with mistakes. */

import { type Expression, Kysely } from "kysely";
import { expectTypeOf } from "vitest";
import type { Client, InvocationStatus } from "../../../src/index.js";
import { createKysely, type RestateDatabase, RestateDialect } from "../../../src/kysely/index.js";

declare const client: Client;
const db = createKysely(client);

type RowOf<Query> = Query extends Expression<infer Row> ? Row : never;

const three = db
  .selectFrom("sys_invocation as i")
  .innerJoin("sys_invocation_status as s", "s.id", "i.id")
  .leftJoin("sys_deployment as d", "d.id", "i.pinned_deployment_id")
  .select(["i.id", "i.status", "i.target_service_key", "s.partition_key", "d.endpoint", "d.services"])
  .where("i.status", "in", ["paused", "backing-off"])
  .orderBy("i.created_at", "desc");
expectTypeOf<RowOf<typeof three>>().toEqualTypeOf<{
  id: string;
  status: InvocationStatus;
  target_service_key: string | null;
  partition_key: number | bigint;
  // The join may find no deployment.
  endpoint: string | null;
  services: readonly string[] | null;
}>();

// @ts-expect-error The table has no such column.
three.innerJoin("sys_service as n", "n.deployment", "d.id");
// @ts-expect-error It is a string.
db.selectFrom("sys_invocation").where("created_at", ">", new Date());
db.selectFrom("state").where("partition_key", "=", 5n);

async function read(): Promise<void> {
  const row = await three.executeTakeFirstOrThrow();
  for await (const streamed of three.stream()) streamed satisfies typeof row;
}
void read;

// Only newer servers have it. Older ones reject a query that names it.
const scoped = db.selectFrom("sys_invocation").select("scope");
expectTypeOf<RowOf<typeof scoped>>().toEqualTypeOf<{ scope: string | null }>();

const grouped = db
  .with("paused", (q) =>
    q.selectFrom("sys_invocation_status").select(["id", "partition_key"]).where("status", "=", "paused"),
  )
  .selectFrom("paused")
  .innerJoin("sys_invocation as i", "i.id", "paused.id")
  .groupBy("i.target_service_name")
  .select((eb) => [
    "i.target_service_name as service",
    eb.fn.countAll<number>().as("count"),
    eb.fn.max("paused.partition_key").as("last"),
    eb.fn.max("i.scheduled_at").as("scheduled"),
  ]);
expectTypeOf<RowOf<typeof grouped>>().toEqualTypeOf<{
  service: string;
  count: number;
  last: number | bigint;
  scheduled: string | null;
}>();

const whole = db.selectFrom("state").selectAll();
expectTypeOf<RowOf<typeof whole>["partition_key"]>().toEqualTypeOf<number | bigint>();
expectTypeOf<RowOf<typeof whole>["key_length"]>().toEqualTypeOf<number>();
expectTypeOf<RowOf<typeof whole>["scope"]>().toEqualTypeOf<string | null>();

// @ts-expect-error There are no transactions.
db.transaction;
// @ts-expect-error The tables are read-only.
db.with("a", (q) => q.selectFrom("state").select("key")).updateTable;

const own = new Kysely<RestateDatabase & { readonly mine: { readonly id: string } }>({
  dialect: new RestateDialect(client),
});
const mine = own.selectFrom("mine").select("id");
expectTypeOf<RowOf<typeof mine>>().toEqualTypeOf<{ id: string }>();
