import { expect, it } from "vitest";
import { createClient } from "../../../src/index.js";
import { createKysely } from "../../../src/kysely/index.js";
import { createFakeAdminApi } from "../../../src/testing/index.js";

it("runs on the double of the testing kit, over one table", async () => {
  const { fetch } = createFakeAdminApi({
    rows: {
      sys_invocation: [
        { id: "inv_1", status: "paused" },
        { id: "inv_2", status: "running" },
        { id: "inv_3", status: "paused" },
      ],
      state: [{ key: "a", partition_key: 5 }],
    },
  });
  const db = createKysely(createClient({ fetch }));
  const ids = db
    .selectFrom("sys_invocation as i")
    .select(["i.id", "i.last_failure"])
    .where("i.status", "in", ["paused"]);
  expect(await ids.orderBy("i.id", "desc").limit(1).execute()).toEqual([{ id: "inv_3", last_failure: null }]);
  const counts = db.selectFrom("sys_invocation").groupBy("status").select("status").orderBy("status");
  expect(await counts.select((eb) => eb.fn.countAll<number>().as("count")).execute()).toEqual([
    { status: "paused", count: 2 },
    { status: "running", count: 1 },
  ]);
  expect(await db.selectFrom("state").select(["key", "partition_key"]).execute()).toEqual([
    { key: "a", partition_key: 5n },
  ]);
});
