import { describe, expect, it } from "vitest";
import { type InvocationFilter, sql } from "../../../src/index.js";
import { catchError } from "../catch-error.js";
import { useFastClock } from "../fast-clock.js";
import { createAdmin, EVENTS, INVOCATIONS } from "./create-fake-admin.js";

useFastClock();

async function listIds(invocations: AsyncIterable<{ readonly id: string }>): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { id } of invocations) ids.push(id);
  return ids;
}

describe("the features, over rows", () => {
  const filters: readonly (readonly [InvocationFilter, readonly string[]])[] = [
    [{}, ["inv_1", "inv_2", "inv_3"]],
    [{ status: "paused" }, ["inv_1"]],
    [{ status: ["paused", "running"] }, ["inv_1", "inv_2"]],
    [{ status: [] }, []],
    [{ stuck: true }, ["inv_1", "inv_2"]],
    [{ stuck: false }, ["inv_3"]],
    [{ service: "Cart", key: "bob" }, ["inv_3"]],
    [{ deployment: "dp_1" }, ["inv_1"]],
    [{ olderThan: new Date("2026-01-02") }, ["inv_2", "inv_3"]],
    [{ newerThan: new Date("2026-01-02") }, ["inv_1"]],
    [{ lastFailure: "it's broken" }, ["inv_2"]],
    [{ lastFailure: "killed" }, ["inv_3"]],
    [{ lastFailure: "no stock" }, ["inv_1"]],
    [{ lastFailure: "nothing" }, []],
    [{ sql: sql`last_failure IS NULL AND NOT (status LIKE ${"comp%"})` }, ["inv_1"]],
  ];

  it.each(filters)("list and count %j", async (filter, ids) => {
    const { admin } = createAdmin();
    const listed = await listIds(admin.listInvocations(filter));
    expect(listed).toEqual(ids);
    expect(await admin.countInvocations(filter)).toBe(ids.length);
  });

  it.each([
    ["oldest", ["inv_3", "inv_2", "inv_1"]],
    ["newest", ["inv_1", "inv_2", "inv_3"]],
  ] as const)("list the %s first, page by page", async (order, ids) => {
    const { admin, api } = createAdmin();
    const listed = await listIds(admin.listInvocations({}, { order, pageSize: 1 }));
    expect(listed).toEqual(ids);
    expect(api.calls).toHaveLength(4);
  });

  it("have every column, with the exact integers", async () => {
    const { admin } = createAdmin();
    const row = await admin.getInvocation("inv_2");
    expect(row).toMatchObject({ last_failure: "[500] it's broken", scheduled_at: null });
    expect(await admin.getInvocation("inv_4")).toBeUndefined();
    const other = createAdmin({ state: [{ partition_key: 2n ** 63n }] });
    const rows = await other.admin.queryRows(
      "SELECT partition_key FROM state WHERE partition_key > 9223372036854775807",
    );
    expect(rows).toEqual([{ partition_key: 2n ** 63n }]);
  });

  it("find failures and journals", async () => {
    const journal = [
      { id: "inv_1", index: 1, entry_type: "Command: Run" },
      { id: "inv_1", index: 0, entry_type: "Command: Input" },
    ];
    const { admin } = createAdmin({ sys_invocation: INVOCATIONS, sys_journal_events: EVENTS, sys_journal: journal });
    expect(await admin.getLastFailure("inv_1")).toMatchObject({ message: "no stock" });
    expect(await admin.getLastFailure("inv_3")).toMatchObject({ message: "killed", code: 409 });
    expect((await admin.getJournal("inv_1")).map(({ index }) => index)).toEqual([0, 1]);
  });

  it("find, summarize and count the failures of many", async () => {
    const { admin } = createAdmin();
    const failures = await admin.getLastFailures({ status: ["paused", "completed"] });
    expect([...failures].map(([id, { message }]) => [id, message])).toEqual([
      ["inv_1", "no stock"],
      ["inv_3", "killed"],
    ]);
    expect(await admin.summarizeFailures()).toMatchObject([
      { service: "Cart", message: "killed", code: 409, count: 1, statuses: ["completed"], examples: ["inv_3"] },
      { service: "Greeter", message: "no stock", code: null, count: 1, statuses: ["paused"], examples: ["inv_1"] },
      // The server has no event of it, but the row has.
      { service: "Greeter", message: "it's broken", code: 500, count: 1, statuses: ["running"], examples: ["inv_2"] },
    ]);
    expect(await admin.countInvocationsBy(["service", "status"], { service: "Greeter" })).toEqual([
      { service: "Greeter", status: "paused", count: 1 },
      { service: "Greeter", status: "running", count: 1 },
    ]);
  });

  const messages = ["returned 404", "returned 404", "returned 503", "", "order 1\nis late"];
  const failed = {
    sys_invocation: messages.map((_, index) => ({
      id: `inv_${index}`,
      target_service_name: "S",
      status: "paused" as const,
    })),
    sys_journal_events: messages.map((error_message, index) => ({
      id: `inv_${index}`,
      event_type: "Paused",
      appended_at: `2026-01-01T00:00:0${index}Z`,
      event_json: JSON.stringify({ last_failure: { error_message, error_code: 500 } }),
    })),
  };

  it("summarize different messages apart, and select exactly those of a group", async () => {
    const { admin } = createAdmin(failed);
    const groups = await admin.summarizeFailures({ stuck: true });
    expect(groups.map(({ message, count }) => [message, count])).toEqual([
      ["returned 404", 2],
      ["order 1\nis late", 1],
      ["", 1],
      ["returned 503", 1],
    ]);
    for (const group of groups) {
      const { notStarted } = await admin.killInvocations({ stuck: true, failure: group }, { dryRun: true });
      expect(notStarted.map(({ id }) => messages[Number(id.slice(4))])).toEqual(Array(group.count).fill(group.message));
    }
    const several = groups.filter(({ message }) => message.startsWith("returned"));
    expect(await admin.countInvocations({ failure: several })).toBe(3);
    expect(await admin.countInvocations({ status: "running", failure: several })).toBe(0);
    expect(await admin.countInvocations({ failure: [] })).toBe(0);
  });

  it("summarize similar messages together if asked to, and say how many there are", async () => {
    const { admin } = createAdmin(failed);
    const groups = await admin.summarizeFailures({}, { similar: true });
    expect(groups[0]).toMatchObject({ newestMessage: "returned 503", variants: 2, count: 3 });
    expect(groups.map(({ variants }) => variants)).toEqual([2, 1, 1]);
    expect(await listIds(admin.listInvocations({ failure: groups[0] }))).toEqual(["inv_0", "inv_1", "inv_2"]);
  });

  it("resume what a filter selects", async () => {
    const { admin, api } = createAdmin();
    const { succeeded } = await admin.resumeInvocations({ status: "paused" }, { deployment: "latest" });
    expect(succeeded.map(({ id }) => id)).toEqual(["inv_1"]);
    expect(api.callsTo("resumeInvocation")).toMatchObject([{ query: { deployment: "latest" } }]);
  });

  it("wait until the rows change", async () => {
    let status: "running" | "completed" = "running";
    const { admin, api } = createAdmin({
      sys_invocation: () => [{ id: "inv_1", status, pinned_deployment_id: "dp_1" }],
    });
    api.on("cancelInvocation", () => {
      status = "completed";
    });
    const drained = admin.waitUntilDrained("dp_1", { interval: 1 });
    const error = await catchError(admin.waitUntilDrained("dp_1", { timeout: 20 }));
    expect(error).toMatchObject({ lastSeen: { running: 1 } });
    await admin.cancelInvocation("inv_1");
    await drained;
    expect(await admin.waitForInvocation("inv_1")).toMatchObject({ status: "completed" });
    await admin.waitUntilHealthy({ partitions: true });
  });

  it("read the state at a key that looks like a time or a duration, and at no other that would be the same time", async () => {
    const entry = { service_name: "Day", key: "status", value: "226f70656e22" };
    const { admin } = createAdmin({
      state: ["2024-01-01", "PT60S"].map((key) => ({ ...entry, service_key: key })),
    });
    const read = async (key: string) => (await admin.readState("Day", key)).values;
    expect([await read("2024-01-01"), await read("PT60S")]).toEqual([{ status: "open" }, { status: "open" }]);
    expect([await read("2024-01-01T00:00:00Z"), await read("PT60.0S")]).toEqual([{}, {}]);
  });

  it("read and replace state", async () => {
    const values = new Map([["cart", '{"open":true}']]);
    const { admin, api } = createAdmin({
      state: () =>
        [...values].map(([key, value]) => ({
          service_name: "Cart",
          service_key: "bob",
          key,
          value: Buffer.from(value).toString("hex"),
        })),
    });
    expect((await admin.readState("Cart", "bob")).values).toEqual({ cart: { open: true } });
    expect((await admin.readState("Cart", "eve")).values).toEqual({});
    api.on("modifyServiceState", ({ body }) => {
      values.clear();
      for (const [key, value] of Object.entries(body.new_state)) values.set(key, Buffer.from(value).toString());
    });
    await admin.replaceState("Cart", "bob", { status: "closed" });
    expect((await admin.readState("Cart", "bob")).values).toEqual({ status: "closed" });
  });
});
