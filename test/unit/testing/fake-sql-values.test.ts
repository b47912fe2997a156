import { describe, expect, it } from "vitest";
import { catchError } from "../catch-error.js";
import { createAdmin } from "./create-fake-admin.js";

describe("SQL over rows of the test's own:", () => {
  it.each([
    ["JOIN sys_journal_events e ON e.id = i.id", 2],
    ["JOIN sys_journal_events e ON i.id = e.id AND e.appended_at > '2026-01-01T00:00:01Z'", 1],
    ["JOIN sys_journal_events e ON i.id = e.id OR i.id = 'inv_2'", 4],
    ["JOIN sys_journal_events e ON NOT (i.id = e.id)", 4],
    ["LEFT JOIN sys_journal_events e ON e.id = i.id WHERE e.id IS NULL", 2],
    ["JOIN sys_journal_events e ON event_type = status OR e.id = i.id", 2],
    ["JOIN sys_invocation j ON j.completion_failure = i.completion_failure", 1],
    ["JOIN sys_invocation j ON j.created_at = i.created_at", 3],
    ["JOIN sys_invocation j ON i.id = i.target", 0],
  ])("rows are joined: %s", async (join, count) => {
    const { admin } = createAdmin();
    expect(await admin.queryRows(`SELECT count(*) AS n FROM sys_invocation i ${join}`)).toEqual([{ n: count }]);
  });

  it("equal times and durations are the same, however they are written", async () => {
    const times = ["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"];
    const durations = ["PT60S", "PT60.0S", "PT61S"];
    const { admin } = createAdmin({
      sys_invocation: times.map((created_at, index) => ({
        created_at,
        completion_retention: durations[index] ?? null,
      })),
    });
    const select =
      "SELECT count(DISTINCT created_at) AS t, count(DISTINCT completion_retention) AS d FROM sys_invocation";
    expect(await admin.queryRows(select)).toEqual([{ t: 2, d: 2 }]);
    const groups = "SELECT created_at, count(*) AS n FROM sys_invocation GROUP BY created_at ORDER BY created_at";
    expect(await admin.queryRows(groups)).toEqual([
      { created_at: "2026-01-01T00:00:00.000Z", n: 2 },
      { created_at: "2026-01-01T00:00:01Z", n: 1 },
    ]);
    const all = "SELECT DISTINCT created_at, completion_retention FROM sys_invocation";
    expect(await admin.queryRows(all)).toHaveLength(2);
  });

  it("thousands of rows take no longer than a moment", { timeout: 10_000 }, async () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `inv_${index}`);
    const failure = { error_message: "boom" };
    const { admin } = createAdmin({
      sys_invocation: ids.map((id) => ({ id, status: "paused" })),
      sys_journal_events: ids.map((id) => ({
        id,
        event_type: "Paused",
        event_json: JSON.stringify({ last_failure: failure }),
      })),
    });
    expect(await admin.summarizeFailures()).toMatchObject([{ message: "boom", count: 1_000 }]);
  });

  const state = [
    { service_key: "bob", key: "n", value: "35", value_utf8: "5" },
    { service_key: "eve", key: "n", value: "0a", value_utf8: "\n" },
  ];

  it.each([
    ["SELECT value FROM state ORDER BY value", [{ value: "0a" }, { value: "35" }]],
    ["SELECT max(value) AS m, count(DISTINCT value) AS n FROM state", [{ m: "35", n: 2 }]],
    ["SELECT a.service_key FROM state a JOIN state b ON a.value > b.value", [{ service_key: "bob" }]],
    ["SELECT array_agg(value) AS a FROM state WHERE value IS NOT NULL", [{ a: ["35", "0a"] }]],
    ["SELECT value FROM state WHERE value_utf8 = '5'", [{ value: "35" }]],
  ])("bytes are compared with bytes: %s", async (query, rows) => {
    const { admin } = createAdmin({ state });
    expect(await admin.queryRows(query)).toEqual(rows);
  });

  it.each([
    ["value = '35'", 'it does not compare the bytes "35" with "35"'],
    ["value IN ('35')", 'it does not compare the bytes "35" with "35"'],
    ["value LIKE '3%'", 'it needs a string instead of the bytes "35"'],
    ["length(value) = 1", 'it needs a string instead of the bytes "35"'],
    ["CAST(value AS VARCHAR) = '5'", 'it needs one value instead of the bytes "35"'],
    ["json_get_int(value) = 5", 'it needs a string instead of the bytes "35"'],
  ])("the digits of bytes are hidden from queries: %s", async (condition, words) => {
    const { admin, api } = createAdmin({ state });
    await catchError(admin.queryRows(`SELECT key FROM state WHERE ${condition}`));
    expect(api.unexpected).toEqual([expect.stringContaining(`the fake cannot run this query: ${words};`)]);
  });
});
