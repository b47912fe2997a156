import { describe, expect, it } from "vitest";
import { catchError } from "../catch-error.js";
import { createAdmin, INVOCATIONS } from "./create-fake-admin.js";

const NOT_DISTINCT = "the column created_at is in ORDER BY, but not among the DISTINCT ones";

const WITH_FRACTIONS = "a server may write N with a fraction, since the query has numbers with one";

describe("SQL over rows", () => {
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
