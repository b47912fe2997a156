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
  expect(keys).toEqual([{ partition_key: 7n }]);
  expect(api.unexpected).toEqual([]);
});
