import { sql } from "kysely";
import { expect, it } from "vitest";
import { createClient } from "../../../src/index.js";
import { createKysely } from "../../../src/kysely/index.js";
import { createFakeAdminApi } from "../../../src/testing/index.js";

it("the fake runs queries that Kysely has built", async () => {
  const api = createFakeAdminApi({
    rows: {
      sys_service: [{ name: "Greeter", deployment_id: "dp_2" }, { name: "Cart" }],
      sys_invocation: [
        { id: "inv_1", target_service_name: "Greeter", status: "paused", pinned_deployment_id: "dp_1" },
        { id: "inv_2", target_service_name: "Greeter", status: "paused" },
        { id: "inv_3", target_service_name: "Greeter", status: "running" },
      ],
      state: [{ service_name: "Cart", partition_key: 7 }],
    },
  });
  const db = createKysely(createClient({ fetch: api.fetch }));
  const stuck = await db
    .selectFrom("sys_invocation as i")
    .innerJoin("sys_service as s", "s.name", "i.target_service_name")
    .select((eb) => ["s.name", "s.deployment_id", eb.fn.countAll().as("stuck")])
    .where("i.status", "in", ["paused", "suspended"])
    .groupBy(["s.name", "s.deployment_id"])
    .orderBy("stuck", "desc")
    .limit(10)
    .execute();
  expect(stuck).toEqual([{ name: "Greeter", deployment_id: "dp_2", stuck: 2 }]);
  const keys = await db.selectFrom("state").select("partition_key").where("service_name", "=", "Cart").execute();
  expect(keys).toEqual([{ partition_key: 7 }]);
  expect(api.unexpected).toEqual([]);
});

it("the fake runs the queries of the guide", async () => {
  const created = { status: "paused", created_at: "2026-01-01T00:00:00Z" } as const;
  const api = createFakeAdminApi({
    rows: {
      sys_invocation: [
        { ...created, id: "inv_1", pinned_deployment_id: "dp_1", completion_retention: "PT86400S" },
        { ...created, id: "inv_2", completion_retention: "PT900S" },
      ],
      sys_invocation_status: [
        { id: "inv_1", partition_key: 7 },
        { id: "inv_2", partition_key: 8 },
      ],
      sys_deployment: [{ id: "dp_1", endpoint: "http://localhost:9080/" }],
    },
  });
  const db = createKysely(createClient({ fetch: api.fetch }));
  const stuck = await db
    .selectFrom("sys_invocation as i")
    .innerJoin("sys_invocation_status as s", "s.id", "i.id")
    .leftJoin("sys_deployment as d", "d.id", "i.pinned_deployment_id")
    .select(["i.id", "i.last_failure", "s.partition_key", "d.endpoint"])
    .where((eb) => eb.or([eb("i.status", "in", ["paused", "backing-off"]), eb("i.last_failure", "is not", null)]))
    .where("i.created_at", "<", new Date(Date.UTC(2026, 1)).toISOString())
    .where("i.completion_retention", ">", sql<string>`interval '1 hour'`)
    .execute();
  expect(stuck).toEqual([{ id: "inv_1", last_failure: null, partition_key: 7, endpoint: "http://localhost:9080/" }]);
  const counts = await db
    .selectFrom("sys_invocation")
    .select((eb) => ["target_service_name as service", "status", eb.fn.countAll<number>().as("count")])
    .groupBy(["target_service_name", "status"])
    .execute();
  expect(counts).toEqual([{ service: "target_service_name", status: "paused", count: 2 }]);
});
