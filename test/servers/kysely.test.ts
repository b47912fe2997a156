import { describe, expect, it } from "vitest";
import { createKysely } from "../../src/kysely/index.js";
import { sendInvocation, sendSleeper, waitForStatus } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

describe.each(versions)("Kysely on %s", (version) => {
  const server = shareServer(version);

  it("joins four tables, and has null where nothing matches", async () => {
    const deployment = await server.deploy({ label: "a", broken: true });
    const sleeper = await sendSleeper(server);
    const paused = await sendInvocation(server, "Task/run");
    await waitForStatus(server, paused, "paused");
    const query = createKysely(server.admin)
      .selectFrom("sys_invocation as i")
      .innerJoin("sys_invocation_status as s", "s.id", "i.id")
      .innerJoin("sys_deployment as d", "d.id", "i.pinned_deployment_id")
      .leftJoin("sys_journal_events as e", (join) => join.onRef("e.id", "=", "i.id").on("e.event_type", "=", "Paused"))
      .select(["i.id", "i.status", "i.target_service_key as key", "d.id as deployment", "e.event_type as event"])
      .select("s.partition_key")
      .where("i.target_service_name", "=", `${server.prefix}Task`)
      .orderBy("i.status");
    const row = { key: null, deployment, partition_key: expect.any(BigInt) };
    expect(await query.execute()).toEqual([
      { ...row, id: paused, status: "paused", event: "Paused" },
      { ...row, id: sleeper, status: expect.stringMatching(/running|suspended/), event: null },
    ]);
  });
});
