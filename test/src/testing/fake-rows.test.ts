import { describe, expect, it } from "vitest";
import { createAdminClient, type InvocationFilter, sql } from "../../../src/index.js";
import { createFakeAdminApi, createRow, type FakeRows } from "../../../src/testing/index.js";
import { catchError } from "../catch-error.js";

const INVOCATIONS = [
  createRow("sys_invocation", {
    id: "inv_1",
    status: "paused",
    target_service_name: "Greeter",
    created_at: "2026-01-03T00:00:00Z",
    pinned_deployment_id: "dp_1",
  }),
  createRow("sys_invocation", {
    id: "inv_2",
    status: "running",
    target_service_name: "Greeter",
    created_at: "2026-01-01T00:00:00.500Z",
    last_failure: "[500] it's broken",
  }),
  createRow("sys_invocation", {
    id: "inv_3",
    status: "completed",
    target_service_name: "Cart",
    target_service_key: "bob",
    created_at: "2026-01-01T00:00:00Z",
    completion_failure: "[409] killed",
    completed_at: "2026-01-01T00:00:03Z",
  }),
];

const EVENTS = [
  { id: "inv_1", event_type: "Paused", appended_at: "2026-01-01T00:00:01Z", event_json: '{"ty":"Paused"}' },
  {
    id: "inv_1",
    event_type: "Paused",
    appended_at: "2026-01-01T00:00:02Z",
    event_json: '{"ty":"Paused","last_failure":{"error_message":"no stock"}}',
  },
];

function createAdmin(rows: FakeRows = { sys_invocation: INVOCATIONS, sys_journal_events: EVENTS }) {
  const api = createFakeAdminApi({ rows });
  return { api, admin: createAdminClient({ fetch: api.fetch, maxRetries: 0 }) };
}

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
    ]);
    expect(await admin.countInvocationsBy(["service", "status"], { service: "Greeter" })).toEqual([
      { service: "Greeter", status: "paused", count: 1 },
      { service: "Greeter", status: "running", count: 1 },
    ]);
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

describe("SQL over rows", () => {
  const queries: readonly (readonly [string, unknown])[] = [
    ["SELECT 1 AS one, 'it''s' AS text, -2 AS less, 1.5 AS half", [{ one: 1, text: "it's", less: -2, half: 1.5 }]],
    ["SELECT count(*) FROM sys_invocation", [{ "count(*)": 3 }]],
    ["SELECT count(*) AS n FROM sys_invocation WHERE FALSE", [{ n: 0 }]],
    ["SELECT max(created_at) AS m FROM sys_invocation WHERE id > 'inv_1'", [{ m: "2026-01-01T00:00:00.500Z" }]],
    [
      "SELECT target_service_name, count(*) AS n FROM sys_invocation GROUP BY target_service_name ORDER BY n DESC",
      [
        { target_service_name: "Greeter", n: 2 },
        { target_service_name: "Cart", n: 1 },
      ],
    ],
    ["SELECT status FROM sys_invocation GROUP BY status HAVING min(id) = 'inv_2'", [{ status: "running" }]],
    ["SELECT DISTINCT target_service_name FROM sys_invocation LIMIT 1 OFFSET 1;", [{ target_service_name: "Cart" }]],
    ["SELECT i.\"id\" FROM sys_invocation AS i WHERE i.id IN ('inv_3', 'inv_9')", [{ id: "inv_3" }]],
    [
      "SELECT id FROM sys_invocation WHERE id BETWEEN 'inv_2' AND 'inv_3' AND last_failure IS NOT NULL",
      [{ id: "inv_2" }],
    ],
    [
      "SELECT id FROM sys_invocation WHERE last_failure = NULL OR NOT (last_failure = 'x') -- unknown",
      [{ id: "inv_2" }],
    ],
    [
      "SELECT count(DISTINCT target_service_name) AS n, sum(1) AS s, avg(2) AS a FROM sys_invocation",
      [{ n: 2, s: 3, a: 2 }],
    ],
    ["SELECT coalesce(last_failure, upper(status)) AS t FROM sys_invocation WHERE id = 'inv_1'", [{ t: "PAUSED" }]],
    ["SELECT id FROM sys_invocation ORDER BY last_failure, id LIMIT 1", [{ id: "inv_2" }]],
    ["SELECT array_agg(DISTINCT target_service_name) AS t FROM sys_invocation", [{ t: ["Greeter", "Cart"] }]],
    [
      `SELECT i.id, count(e.id) AS events FROM sys_invocation i LEFT JOIN sys_journal_events AS e ON e.id = i.id
        GROUP BY i.id ORDER BY events DESC, 1 LIMIT 2`,
      [
        { id: "inv_1", events: 2 },
        { id: "inv_2", events: 0 },
      ],
    ],
    [
      "SELECT service, count(*) AS n FROM (SELECT target_service_name AS service FROM sys_invocation) GROUP BY service LIMIT 1",
      [{ service: "Greeter", n: 2 }],
    ],
    [
      "SELECT CASE WHEN status = 'paused' THEN 'p' ELSE CAST(length(id) AS TEXT) END AS t FROM sys_invocation LIMIT 2",
      [{ t: "p" }, { t: "5" }],
    ],
    [
      "SELECT (regexp_match('a-12', '([0-9]+)'))[1] AS n, regexp_replace('a1b2', '[0-9]', '#', 'g') AS t",
      [{ n: "12", t: "a#b#" }],
    ],
    [`SELECT json_get_str('{"a":{"b":"c"}}', 'a', 'b') AS s, json_get_int('{"a":1}', 'a') AS n`, [{ s: "c", n: 1 }]],
    ["SELECT id FROM sys_invocation ORDER BY 1 DESC LIMIT 1", [{ id: "inv_3" }]],
    ["SELECT last_value(id ORDER BY created_at DESC) AS oldest FROM sys_invocation", [{ oldest: "inv_3" }]],
  ];

  it.each(queries)("%s", async (query, rows) => {
    const { admin } = createAdmin();
    expect(await admin.queryRows(query)).toEqual(rows);
  });

  it.each([
    ["SELECT id FROM sys_invocation FULL JOIN state ON TRUE", "it does not know this: FULL JOIN state ON TRUE"],
    [
      "SELECT created_at - INTERVAL '1 day' FROM sys_invocation",
      "it does not know this: - INTERVAL '1 day' FROM sys_invocation",
    ],
    ["SELECT id FROM sys_invocation i JOIN sys_journal j ON i.id = j.id", "the column id is in several tables"],
    ["SELECT j.id FROM sys_invocation i", "the query has no table j"],
    ["SELECT max(id) FROM sys_invocation", "give this column a name, with AS: max(id)"],
    ["SELECT median(1)", "it does not know this: median(1)"],
    ["SELECT id FROM sys_invocation WHERE statsu = 'paused'", "there is no column statsu"],
    ["SELECT id FROM sys_invocations", "there is no table sys_invocations"],
    ["SELECT id FROM sys_invocation WHERE (TRUE", "its end is missing"],
    ["SELECT 1 # 2", "it does not know this: # 2"],
    ["SHOW TABLES", "it does not know this: SHOW TABLES"],
  ])("that is more than the fake knows is an error: %s", async (query, words) => {
    const { admin, api } = createAdmin();
    const message = `the fake cannot run this query: ${words}; answer it yourself: api.on("query", ({ body }) => ({ rows: [...] }))`;
    expect(await catchError(admin.queryRows(query))).toMatchObject({
      status: 501,
      message: expect.stringContaining(message),
    });
    expect(api.unexpected).toEqual([message]);
  });
});
