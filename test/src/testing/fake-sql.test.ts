import { describe, expect, it } from "vitest";
import { catchError } from "../catch-error.js";
import { createAdmin, INVOCATIONS } from "./create-fake-admin.js";

const NOT_DISTINCT = "the column created_at is in ORDER BY, but not among the DISTINCT ones";

const WITH_FRACTIONS = "a server may write N with a fraction, since the query has numbers with one";

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
    [
      String.raw`SELECT 'a_b' LIKE 'a\_b' AS a, 'axb' LIKE 'a\_b' AS b, 'a\b' LIKE 'a\\b' AS c, 'a\' LIKE 'a\' AS d`,
      [{ a: true, b: false, c: true, d: true }],
    ],
    ["SELECT strpos('😀b', 'b') AS a, '😀' LIKE '_' AS b, '😀' > '\uff21' AS c", [{ a: 2, b: true, c: true }]],
    ["SELECT TIMESTAMP '2024-01-01T00:00:00Z' > '2023-01-01' AS a", [{ a: true }]],
    [
      "SELECT TIMESTAMP '2024-01-01T02:00:00.5+02:00' AS a, max(TIMESTAMP '2024-01-01') AS b",
      [{ a: "2024-01-01T00:00:00.500", b: "2024-01-01T00:00:00" }],
    ],
    [
      "SELECT id FROM sys_invocation WHERE created_at BETWEEN '2026-01-01' AND '2026-01-01 00:00:00.4'",
      [{ id: "inv_3" }],
    ],
    [
      "SELECT array_agg(last_failure ORDER BY id) AS a, first_value(last_failure ORDER BY id) AS b FROM sys_invocation",
      [{ a: [null, "[500] it's broken", null] }],
    ],
    [
      String.raw`SELECT regexp_replace('é1', '[\w-]*\d', '#') AS a, regexp_replace('a1', '(\d)', '<\1\2>') AS b`,
      [{ a: "#", b: "a<1>" }],
    ],
    ["SELECT id FROM sys_invocation ORDER BY 1 DESC LIMIT 1", [{ id: "inv_3" }]],
    [
      "select Status S, Count(*) N from SYS_INVOCATION i group by i.STATUS order by s limit 1",
      [{ s: "completed", n: 1 }],
    ],
    ['SELECT 1 "N", 2 N', [{ N: 1, n: 2 }]],
    ["SELECT lower(status) AS s FROM sys_invocation GROUP BY status ORDER BY status LIMIT 1", [{ s: "completed" }]],
    ["SELECT status FROM sys_invocation GROUP BY 1 HAVING max(id) > 'inv_2'", [{ status: "completed" }]],
    ["SELECT count(*) AS n FROM sys_invocation HAVING count(*) > 2", [{ n: 3 }]],
    [
      "SELECT id FROM sys_invocation WHERE completion_retention BETWEEN interval '1 hour' AND INTERVAL '1 hour 90 minutes'",
      [{ id: "inv_2" }],
    ],
    ["SELECT interval '1 second' < interval '2 seconds' AS a", [{ a: true }]],
    ["SELECT max(completion_retention) AS longest FROM sys_invocation", [{ longest: "PT86400S" }]],
    [
      "SELECT '2024-01-01' = '2024-01-01T00:00:00Z' AS a, '2024-01-01' < '2024-01-01 00:00' AS b, 'PT60S' = 'PT60.0S' AS c",
      [{ a: false, b: true, c: false }],
    ],
    ["SELECT last_value(id ORDER BY created_at DESC) AS oldest FROM sys_invocation", [{ oldest: "inv_3" }]],
    [
      "SELECT 5 NOT BETWEEN NULL AND 3 AS a, 5 BETWEEN 7 AND NULL AS b, 5 BETWEEN NULL AND 7 AS c",
      [{ a: true, b: false }],
    ],
    ["SELECT count(*) AS n FROM sys_invocation WHERE id NOT IN (SELECT last_failure FROM sys_invocation)", [{ n: 3 }]],
    ["SELECT count(*) AS n FROM sys_invocation WHERE last_failure IN (SELECT id FROM sys_invocation)", [{ n: 0 }]],
    ["SELECT DISTINCT i.status AS s FROM sys_invocation i ORDER BY length(status) DESC LIMIT 1", [{ s: "completed" }]],
    ["SELECT DISTINCT length(target_service_name) AS n FROM sys_invocation ORDER BY 1", [{ n: 4 }, { n: 7 }]],
    [
      `SELECT json_get_int('[1,2]', 1) AS a, json_get_int('[1,2]', '1') AS b, json_get_int('[1,2]', 'length') AS c,
        json_get_str('{"a":"x"}', 'a', 0) AS d, json_get_int('{"1":5}', 1) AS e, json_get_str('{}', 'constructor') AS f`,
      [{ a: 2 }],
    ],
    ["SELECT sum(9007199254740993) AS s FROM sys_invocation", [{ s: 27021597764222979n }]],
    ["SELECT coalesce(last_failure, 'none') AS f FROM sys_invocation WHERE id = 'inv_1'", [{ f: "none" }]],
  ];

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
    const ids = Array.from({ length: 3_000 }, (_, index) => `inv_${index}`);
    const failure = { error_message: "boom" };
    const { admin } = createAdmin({
      sys_invocation: ids.map((id) => ({ id, status: "paused" })),
      sys_journal_events: ids.map((id) => ({
        id,
        event_type: "Paused",
        event_json: JSON.stringify({ last_failure: failure }),
      })),
    });
    expect(await admin.summarizeFailures()).toMatchObject([{ message: "boom", count: 3_000 }]);
    expect(await admin.getLastFailures(ids)).toHaveProperty("size", 3_000);
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
    [
      "SELECT id FROM sys_invocation WHERE completion_retention = 'PT9000.0S'",
      'it does not compare "PT86400S" with "PT9000.0S"',
    ],
    [
      "SELECT id FROM sys_invocation WHERE created_at LIKE '2026%'",
      'it needs a string instead of "2026-01-03T00:00:00Z"',
    ],
    ["SELECT id FROM sys_invocation i JOIN sys_journal j ON i.id = j.id", "the column id is in several tables"],
    ["SELECT j.id FROM sys_invocation i", "the query has no table j"],
    ["SELECT max(id) FROM sys_invocation", "give this column a name, with AS: max(id)"],
    [
      "SELECT status, count(*) AS n FROM sys_invocation",
      "the column status is neither in GROUP BY nor in an aggregate",
    ],
    [
      "SELECT status FROM sys_invocation GROUP BY target",
      "the column status is neither in GROUP BY nor in an aggregate",
    ],
    ["SELECT * FROM sys_invocation GROUP BY id", "the column vqueue_id is neither in GROUP BY nor in an aggregate"],
    [
      "SELECT count(*) FROM sys_invocation GROUP BY status ORDER BY id",
      "the column id is neither in GROUP BY nor in an aggregate",
    ],
    [
      "SELECT status FROM sys_invocation HAVING status = 'paused'",
      "the column status is neither in GROUP BY nor in an aggregate",
    ],
    ["SELECT id, id FROM sys_invocation", "two columns have the name id"],
    ["SELECT * FROM sys_invocation i LEFT JOIN sys_deployment d ON FALSE", "two columns have the name id"],
    ["SELECT DISTINCT status FROM sys_invocation ORDER BY created_at", NOT_DISTINCT],
    ["SELECT DISTINCT lower(id) AS l FROM sys_invocation ORDER BY created_at", NOT_DISTINCT],
    [
      "SELECT DISTINCT status FROM sys_invocation GROUP BY status ORDER BY count(*)",
      "there is an aggregate in ORDER BY with DISTINCT",
    ],
    ["SELECT id IN (SELECT key FROM state) AS a FROM sys_invocation", "IN (SELECT ...) can only be a condition"],
    ["SELECT count(*) FROM sys_invocation WHERE count(*) > 0", "there is an aggregate in WHERE"],
    ["SELECT count(*) AS n FROM sys_invocation GROUP BY 1", "there is an aggregate in GROUP BY"],
    ["SELECT status, count(*) AS n FROM sys_invocation GROUP BY status, n", "there is an aggregate in GROUP BY"],
    ["SELECT status FROM sys_invocation GROUP BY status, max(id)", "there is an aggregate in GROUP BY"],
    ["SELECT i.id FROM sys_invocation i JOIN state s ON max(s.key) = i.id", "there is an aggregate in ON"],
    ["SELECT max(count(*)) AS n FROM sys_invocation", "there is an aggregate in max"],
    [
      "SELECT i.id FROM sys_invocation i JOIN state s ON s.key = j.id JOIN sys_journal j ON TRUE",
      "the query has no table j",
    ],
    [
      "SELECT id FROM sys_invocation WHERE last_failure NOT IN (SELECT id FROM sys_invocation)",
      "servers differ in whether null is NOT IN (SELECT ...)",
    ],
    ["SELECT 1 AS a WHERE 'x' IN (SELECT id, status FROM sys_invocation)", "the query of IN has more than one column"],
    ["SELECT CASE WHEN id = 'inv_1' THEN 'x' ELSE 0 END AS a FROM sys_invocation", '"x" and 0 have different types'],
    [
      "SELECT CASE WHEN FALSE THEN created_at ELSE 'never' END AS a FROM sys_invocation",
      '"never" and "2026-01-03T00:00:00Z" have different types',
    ],
    [
      "SELECT coalesce(completed_at, created_at, '2020-01-01') AS a FROM sys_invocation",
      '"2026-01-03T00:00:00Z" and "2020-01-01" have different types',
    ],
    [
      `SELECT json_get_int('{"a":5.0}', 'a') AS a`,
      String.raw`it needs JSON with integers up to 2^53 only instead of "{\"a\":5.0}"`,
    ],
    [
      `SELECT json_get_int('{"a":9007199254740993}', 'a') AS a`,
      String.raw`it needs JSON with integers up to 2^53 only instead of "{\"a\":9007199254740993}"`,
    ],
    [
      `SELECT json_get_str('{"a":"x","a":"y"}', 'a') AS a`,
      String.raw`it needs JSON without repeated keys instead of "{\"a\":\"x\",\"a\":\"y\"}"`,
    ],
    [`SELECT json_get_str('[] more') AS a`, 'it needs valid JSON instead of "[] more"'],
    [
      "SELECT sum(18446744073709551615) AS a FROM sys_invocation",
      'it needs a smaller number instead of "55340232221128654845"',
    ],
    ["SELECT sum(0.1) AS a FROM sys_invocation", "it needs an integer instead of 0.1"],
    ["SELECT avg(9007199254740993) AS a", "it needs a smaller number instead of 9007199254740992"],
    ["SELECT CAST(9007199254740993 AS DOUBLE) AS a", "it needs a smaller number instead of 9007199254740992"],
    ["SELECT CAST(2.0 AS VARCHAR) AS a", WITH_FRACTIONS.replace("N", "2")],
    ["SELECT CAST(n AS TEXT) AS a FROM (SELECT avg(1) AS n FROM sys_invocation)", WITH_FRACTIONS.replace("N", "1")],
    ["SELECT TIMESTAMP '2300-01-01' AS a", "it does not know this: '2300-01-01' AS a"],
    [
      "SELECT id FROM sys_invocation WHERE created_at > '0001-01-01T00:00:00Z'",
      'it does not compare "2026-01-03T00:00:00Z" with "0001-01-01T00:00:00Z"',
    ],
    ["SELECT 1 AS a, 2 AS A", "two columns have the name a"],
    ['SELECT "Status" FROM sys_invocation', "there is no column Status"],
    [
      "SELECT status > INTERVAL '1 hour' AS a FROM sys_invocation",
      'it does not compare "paused" with "INTERVAL \'3600 seconds\'"',
    ],
    ["SELECT INTERVAL '1 day' > INTERVAL '1 hour' AS a", "it does not know this: '1 day' > INTERVAL '1 hour' AS a"],
    ["SELECT INTERVAL '1 hour' AS a", "it only compares intervals"],
    ["SELECT median(1)", "it does not know this: median(1)"],
    ["SELECT id FROM sys_invocation WHERE statsu = 'paused'", "there is no column statsu"],
    ["SELECT id FROM sys_invocations", "there is no table sys_invocations"],
    ["SELECT true = 'true' AS a", 'it does not compare true with "true"'],
    ["SELECT 10 > '9' AS a", 'it does not compare 10 with "9"'],
    [
      "SELECT count(*) FROM sys_invocation i JOIN sys_journal j ON j.index = i.id",
      'it does not compare 0 with "inv_1"',
    ],
    ["SELECT true IN (1) AS a", "it does not compare true with 1"],
    ["SELECT TIMESTAMP '2024-01-01' > 'x' AS a", 'it does not compare "2024-01-01T00:00:00" with "x"'],
    ["SELECT TIMESTAMP '2024-02-30' AS a", "it does not know this: '2024-02-30' AS a"],
    ["SELECT id FROM sys_invocation WHERE status", 'it needs a condition instead of "paused"'],
    ["SELECT NOT 1 AS a", "it needs a condition instead of 1"],
    ["SELECT 1 LIKE '1' AS a", "it needs a string instead of 1"],
    ["SELECT split_part('a', ',', -1) AS a", "it needs a position from 1 instead of -1"],
    ["SELECT split_part('ab', '', 1) AS a", 'it needs a separator instead of ""'],
    ["SELECT CAST('x' AS BIGINT) AS a", 'it needs a number instead of "x"'],
    ["SELECT CAST(3000000000 AS INT) AS a", "it needs a smaller number instead of 3000000000"],
    ["SELECT sum(id) AS a FROM sys_invocation", 'it needs an integer instead of "inv_1"'],
    ["SELECT regexp_match('ab', 'a(?=b)') AS a", "it does not know this regular expression: a(?=b)"],
    ["SELECT regexp_match('a', '[[:alpha:]]') AS a", "it does not know this regular expression: [[:alpha:]]"],
    [
      "SELECT regexp_replace('a', 'a', '$1') AS a",
      String.raw`it needs a replacement with \1 to \9 only instead of "$1"`,
    ],
    ["SELECT id FROM sys_invocation WHERE (TRUE", "its end is missing"],
    ["SELECT 1 # 2", "it does not know this: # 2"],
    ["SHOW TABLES", "it does not know this: SHOW TABLES"],
  ])("that is more than the fake knows is an error: %s", async (query, words) => {
    const { admin, api } = createAdmin({ sys_invocation: INVOCATIONS, sys_journal: [{ id: "inv_1", index: 0 }] });
    const message = `the fake cannot run this query: ${words}; answer it yourself: api.on("query", ({ body }) => ({ rows: [...] }))`;
    expect(await catchError(admin.queryRows(query))).toMatchObject({
      status: 501,
      message: expect.stringContaining(message),
    });
    expect(api.unexpected).toEqual([message]);
  });
});
