import { describe, expect, it } from "vitest";
import { createAdmin } from "./create-fake-admin.js";

describe("SQL over rows", () => {
  it.each<readonly [string, unknown]>([
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
  ])("%s", async (query, rows) => {
    const { admin } = createAdmin();
    expect(await admin.queryRows(query)).toEqual(rows);
  });
});
