import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { createKysely } from "../../src/kysely/index.js";
import { callHandler, sendInvocation, sendSleeper, waitForStatus } from "../kit/send-invocations.js";
import { useServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

describe.each(versions)("Kysely on %s", (version) => {
  const server = useServer(version);
  const connect = () => createKysely(server.admin);
  let deployment = "";
  let paused = "";
  let sleeper = "";

  beforeAll(async () => {
    deployment = await server.deploy({ label: "a", broken: true });
    await callHandler(server, "Counter/bob/add", 5);
    await callHandler(server, "Counter/eve/add", 7);
    sleeper = await sendSleeper(server);
    paused = await sendInvocation(server, "Task/run");
    await waitForStatus(server, paused, "paused");
  });

  it("joins four tables, and has null where nothing matches", async () => {
    const query = connect()
      .selectFrom("sys_invocation as i")
      .innerJoin("sys_invocation_status as s", "s.id", "i.id")
      .innerJoin("sys_deployment as d", "d.id", "i.pinned_deployment_id")
      .leftJoin("sys_journal_events as e", (join) => join.onRef("e.id", "=", "i.id").on("e.event_type", "=", "Paused"))
      .select(["i.id", "i.status", "i.target_service_key as key", "d.id as deployment", "e.event_type as event"])
      .select("s.partition_key")
      .where("i.target_service_name", "=", "Task")
      .orderBy("i.status");
    const row = { key: null, deployment, partition_key: expect.any(BigInt) };
    expect(await query.execute()).toEqual([
      { ...row, id: paused, status: "paused", event: "Paused" },
      { ...row, id: sleeper, status: expect.stringMatching(/running|suspended/), event: null },
    ]);
  });

  it("has integers exactly, as numbers up to 2^53, and times as strings", async () => {
    const db = connect();
    const query = db
      .selectFrom("state")
      .select((eb) => [
        eb("partition_key", "-", 1n).as("difference"),
        eb.cast<string>(eb("partition_key", "-", 1n), "varchar").as("digits"),
        eb("partition_key", "%", eb.ref("partition_key")).as("remainder"),
        eb("partition_key", "/", 2n).as("half"),
        sql<string>`${new Date(0)}`.as("time"),
      ])
      .where("partition_key", ">", 2n ** 53n);
    const row = await query.executeTakeFirstOrThrow();
    expect(String(row.difference)).toBe(row.digits);
    expect(row).toMatchObject({ difference: expect.any(BigInt), remainder: 0, time: "1970-01-01T00:00:00" });
    expect(typeof row.half).toBe("number");
  });
});
