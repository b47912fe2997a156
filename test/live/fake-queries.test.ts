import { beforeAll, describe, expect, it } from "vitest";
import { tableColumns } from "../../generated/table-columns.js";
import {
  type AdminClient,
  type AdminResponseError,
  createAdminClient,
  type InvocationFilter,
  type SqlRow,
} from "../../src/index.js";
import { createFakeAdminApi } from "../../src/testing/index.js";
import { playScenario } from "./table-scenario.js";
import { useServer } from "./use-server.js";
import { versions } from "./versions.js";

/** The tables that the queries below read. */
const TABLES = [
  "state",
  "sys_deployment",
  "sys_invocation",
  "sys_journal",
  "sys_journal_events",
  "sys_service",
] as const;

/** Queries whose result depends on nothing that changes while invocations are retried. */
const QUERIES: readonly string[] = [
  "SELECT 1 AS a, 'it''s' AS b, -2 AS c, NULL AS d, TRUE AS e",
  "SELECT NULL = 1 AS a, NULL IS NULL AS b, NOT (NULL = 1) AS c, NULL OR TRUE AS d, NULL AND FALSE AS e",
  "SELECT 1 IN (1, NULL) AS a, 2 IN (1, NULL) AS b, 2 NOT IN (1, 3) AS c, 2 BETWEEN 1 AND 2 AS d, 0 NOT BETWEEN 1 AND 2 AS e",
  "SELECT 'a_b' LIKE 'a_b' AS a, 'abc' LIKE 'a%' AS b, 'ABC' LIKE 'a%' AS c, 'ABC' ILIKE 'a%' AS d, 'a' NOT LIKE 'b' AS e",
  "SELECT strpos('abc', 'c') AS a, strpos('abc', 'x') AS b, split_part('a,b', ',', 2) AS c, split_part('a', ',', 9) AS d",
  "SELECT lower('Ab') AS a, upper('Ab') AS b, length('aé') AS c, starts_with('ab', 'a') AS d, coalesce(NULL, 'x') AS e",
  "SELECT regexp_replace('a1b2', '[0-9]', '#') AS a, regexp_replace('a1b2', '[0-9]', '#', 'g') AS b",
  "SELECT regexp_match('a-12', '([a-z])-([0-9]+)') AS a, (regexp_match('a-12', '([0-9]+)'))[1] AS b, regexp_match('a', 'b') AS c",
  `SELECT json_get_str('{"a":{"b":"c"}}', 'a', 'b') AS a, json_get_int('{"a":7}', 'a') AS b, json_get_str('{"a":7}', 'a') AS c`,
  "SELECT CASE WHEN FALSE THEN 1 WHEN TRUE THEN 2 ELSE 3 END AS a, CASE WHEN NULL THEN 1 END AS b, CAST('7' AS BIGINT) AS c",
  "SELECT TIMESTAMP '2026-01-01T00:00:00Z' < TIMESTAMP '2026-01-01T00:00:00.5Z' AS a",
  String.raw`SELECT 'a_b' LIKE 'a\_b' AS a, 'axb' LIKE 'a\_b' AS b, 'a\b' LIKE 'a\\b' AS c, 'a\b' LIKE 'a\b' AS d, 'a\' LIKE 'a\' AS e`,
  String.raw`SELECT 'A_B' ILIKE 'a\_b' AS a, 'AxB' ILIKE 'a\_b' AS b, '😀' LIKE '_' AS c, 'É' ILIKE 'é' AS d, 'a%' LIKE 'a\%' AS e`,
  "SELECT strpos('😀b', 'b') AS a, strpos('b', '') AS b, length('😀b') AS c, '😀' > '\uff21' AS d",
  "SELECT upper('ß') AS a, lower('ΑΣ') AS b, starts_with('ab', '') AS c",
  "SELECT regexp_match('😀', '^(.)$') AS a, regexp_match('a', 'a') AS b, regexp_match('aB', 'b', 'i') AS c, regexp_match('a', '(b)?a') AS d",
  String.raw`SELECT regexp_match('é1', '[\w-]*\d') AS a, regexp_match('éb', '\bb') AS b, regexp_match('é-٣', '\w\-\d') AS c, regexp_match('é', '\W') AS d`,
  String.raw`SELECT regexp_replace('a1', '([0-9])', '<\1\2>') AS a, regexp_replace('aab', '', '-', 'g') AS b`,
  "SELECT regexp_match('a\rb', 'a.b') AS a, regexp_match('a\nb', 'a.b') AS b, regexp_match('a\nb', 'a.b', 's') AS c",
  "SELECT TIMESTAMP '2024-01-01T00:00:00Z' > '2023-01-01' AS a, TIMESTAMP '2024-01-01' = '2024-01-01 00:00:00' AS b",
  "SELECT TIMESTAMP '2024-01-01T02:00:00.5+02:00' AS a, TIMESTAMP '2024-01-01' BETWEEN '2023-01-01' AND '2024-01-01' AS b",
  "SELECT TIMESTAMP '2024-01-01' IN ('2024-01-01', '2025-01-01') AS a, CAST(TIMESTAMP '2024-01-01T00:00:00.1234Z' AS TEXT) AS b",
  "SELECT '10' > '9' AS a, 1 = 1.0 AS b, 1.5 > 1 AS c, TRUE > FALSE AS d, 9223372036854775807 > 9223372036854775806 AS e",
  "SELECT CAST(1.7 AS BIGINT) AS a, CAST(-1.7 AS INT) AS b, CAST(TRUE AS INT) AS c, CAST('+7' AS BIGINT) AS d, CAST('1.5' AS DOUBLE) AS e",
  "SELECT '2024-01-01' = '2024-01-01T00:00:00Z' AS a, '2024-01-01' < '2024-01-01T00:00:00Z' AS b, 'PT60S' = 'PT60.0S' AS c",
  "SELECT count(*) AS n FROM sys_invocation WHERE CAST(created_at AS TEXT) = created_at",
  "SELECT id FROM sys_invocation WHERE created_at > '2026-01-01' AND created_at > '2026-01-01 00:00:00' ORDER BY id",
  "SELECT array_agg(completion_failure ORDER BY id) AS a, last_value(completion_failure ORDER BY id) AS b FROM sys_invocation",
  "SELECT array_agg(id) AS a, first_value(id) AS b, avg(1) AS c FROM sys_invocation WHERE FALSE",
  "select Status S, Count(*) N from SYS_INVOCATION i group by i.STATUS order by s",
  'SELECT 1 "N", 2 N, count(*) n_ FROM sys_invocation HAVING count(*) > 0',
  "SELECT lower(status) AS s, count(*) AS n FROM sys_invocation GROUP BY status ORDER BY status",
  "SELECT length(lower(status)) AS s, count(*) AS n FROM sys_invocation GROUP BY lower(status) ORDER BY 1, 2",
  "SELECT count(*) AS n FROM sys_invocation WHERE completion_retention > interval '1 hour'",
  "SELECT count(*) AS n FROM sys_invocation WHERE completion_retention > interval '86400 seconds'",
  "SELECT count(*) AS n FROM sys_invocation WHERE completion_retention = interval '23 HOURS 60 minutes'",
  "SELECT count(*) AS n FROM sys_invocation WHERE completion_retention BETWEEN interval '1 hour' AND interval '25 hours'",
  "SELECT max(completion_retention) AS m FROM sys_invocation",
  "SELECT id FROM sys_invocation ORDER BY id",
  "SELECT id, status FROM sys_invocation ORDER BY status, created_at DESC, id LIMIT 5 OFFSET 2",
  "SELECT id FROM sys_invocation ORDER BY completion_failure, id",
  "SELECT id FROM sys_invocation ORDER BY completion_failure DESC, id",
  "SELECT status, count(*) AS number FROM sys_invocation GROUP BY status ORDER BY number DESC, status",
  "SELECT target_service_name AS service, status, count(*) AS n FROM sys_invocation GROUP BY 1, 2 ORDER BY 1, 2",
  "SELECT target_service_name AS service FROM sys_invocation GROUP BY service HAVING count(*) > 1 ORDER BY service",
  "SELECT count(*), count(completed_at) AS c, count(DISTINCT status) AS d FROM sys_invocation",
  "SELECT count(*) AS n, max(id) AS m, min(id) AS l, sum(1) AS s FROM sys_invocation WHERE FALSE",
  "SELECT min(created_at) AS first, max(created_at) AS last FROM sys_invocation",
  "SELECT first_value(id ORDER BY created_at, id) AS a, last_value(id ORDER BY created_at, id) AS b FROM sys_invocation",
  "SELECT array_slice(array_agg(id ORDER BY created_at DESC, id), 1, 3) AS ids FROM sys_invocation",
  "SELECT DISTINCT target_service_ty FROM sys_invocation ORDER BY target_service_ty",
  "SELECT id FROM sys_invocation WHERE id IN (SELECT id FROM sys_journal_events WHERE event_type = 'Paused') ORDER BY id",
  `SELECT s.name, count(i.id) AS n FROM sys_service s LEFT JOIN sys_invocation i
    ON i.target_service_name = s.name AND i.status = 'completed' GROUP BY s.name ORDER BY s.name`,
  `SELECT d.ty, i.id FROM sys_invocation AS i JOIN sys_deployment AS d ON d.id = i.pinned_deployment_id
    INNER JOIN sys_service s ON s.name = i.target_service_name WHERE i.status <> 'completed' ORDER BY i.id`,
  "SELECT n, count(*) AS c FROM (SELECT id, count(*) AS n FROM sys_journal WHERE index < 1 GROUP BY id) GROUP BY n",
  "SELECT key, value, value_utf8 FROM state WHERE service_name = 'Counter' ORDER BY service_key, key",
  "SELECT DISTINCT value FROM state ORDER BY value",
  "SELECT 5 NOT BETWEEN NULL AND 3 AS a, NOT (5 BETWEEN NULL AND 3) AS b, 5 BETWEEN 7 AND NULL AS c, 5 BETWEEN NULL AND 7 AS d",
  "SELECT count(*) AS n FROM sys_invocation WHERE id NOT IN (SELECT invoked_by_id FROM sys_invocation)",
  "SELECT count(*) AS n FROM sys_invocation WHERE invoked_by_id IN (SELECT id FROM sys_invocation)",
  "SELECT count(*) AS n FROM sys_invocation WHERE status = 'x' OR NOT (id IN (SELECT invoked_by_id FROM sys_invocation))",
  "SELECT count(*) AS n FROM sys_invocation WHERE (id IN (SELECT invoked_by_id FROM sys_invocation)) IS NULL",
  "SELECT DISTINCT status FROM sys_invocation ORDER BY lower(status)",
  "SELECT DISTINCT i.status AS s FROM sys_invocation i ORDER BY status DESC",
  "SELECT DISTINCT length(name) AS name FROM sys_service ORDER BY name",
  "SELECT DISTINCT length(name) AS n FROM sys_service ORDER BY 1",
  "SELECT DISTINCT status, count(*) AS n FROM sys_invocation GROUP BY status ORDER BY n, status",
  "SELECT json_get_int('[1,2]', 1) AS a, json_get_int('[1,2]', '1') AS b, json_get_int('[1,2]', -1) AS c, json_get_int('[1,2]', 'length') AS d",
  `SELECT json_get_str('{"a":"x"}', 'a', 0) AS a, json_get_int('{"1":5}', 1) AS b, json_get_str('{}', 'constructor') AS c, json_get_str('no') AS d`,
  "SELECT sum(CAST(9007199254740991 AS BIGINT)) AS s FROM sys_service WHERE name = 'Task'",
  "SELECT sum(partition_key) AS s, avg(index) AS a FROM sys_journal WHERE id IN (SELECT id FROM sys_journal WHERE FALSE)",
  "SELECT max(partition_key) AS m, sum(length(id)) AS s FROM sys_journal",
  "SELECT TIMESTAMP '1677-09-21T00:12:44Z' AS a, TIMESTAMP '2262-04-11T23:47:16Z' AS b",
  "SELECT count(*) AS n FROM sys_invocation WHERE created_at < '2262-04-11T23:47:16Z'",
  "SELECT max(value) AS a, min(value) AS b, count(DISTINCT value) AS c, array_agg(value ORDER BY value) AS d FROM state",
  "SELECT count(*) AS n FROM state a JOIN state b ON a.value > b.value",
  "SELECT count(*) AS n FROM state WHERE value IN (SELECT value FROM state WHERE value_utf8 IS NULL)",
];

/** Queries with values of types that the server does not accept there. */
const REFUSED_BY_BOTH: readonly string[] = [
  "SELECT TRUE = 'true' AS a",
  "SELECT TRUE = 1 AS a",
  "SELECT TRUE IN ('true') AS a",
  "SELECT TIMESTAMP '2024-01-01' > 'x' AS a",
  "SELECT TIMESTAMP '2024-01-01' > 1 AS a",
  "SELECT TIMESTAMP '2024-02-30' AS a",
  "SELECT TIMESTAMP '2024-01-01T24:00:00Z' AS a",
  "SELECT NOT 1 AS a",
  "SELECT 'x' OR TRUE AS a",
  "SELECT id FROM sys_invocation WHERE status",
  "SELECT 1 LIKE '1' AS a",
  "SELECT lower(1) AS a",
  "SELECT i.*, d.* FROM sys_invocation i JOIN sys_deployment d ON d.id = i.pinned_deployment_id",
  "SELECT status, count(*) AS n FROM sys_invocation",
  "SELECT status, count(*) AS n FROM sys_invocation GROUP BY target",
  "SELECT status FROM sys_invocation GROUP BY status HAVING id = 'x'",
  "SELECT status FROM sys_invocation HAVING status = 'paused'",
  "SELECT CASE WHEN count(*) > 1 THEN id END AS a FROM sys_invocation GROUP BY status",
  "SELECT count(*) AS n FROM sys_invocation GROUP BY status ORDER BY target",
  "SELECT * FROM sys_invocation GROUP BY id",
  "SELECT id, id FROM sys_invocation",
  "SELECT 1 AS a, 2 AS A",
  'SELECT "Status" FROM sys_invocation',
  "SELECT id FROM sys_invocation WHERE status > interval '1 hour'",
  "SELECT id FROM sys_invocation WHERE created_at > interval '1 hour'",
  "SELECT id FROM sys_invocation WHERE created_at > 'yesterday'",
  "SELECT id FROM sys_invocation WHERE created_at LIKE '20%'",
  "SELECT id FROM sys_invocation WHERE completion_retention > 'PT60S'",
  "SELECT strpos(12, 2) AS a",
  "SELECT split_part('a,b', ',', 0) AS a",
  "SELECT CAST('x' AS BIGINT) AS a",
  "SELECT CAST('1.7' AS INT) AS a",
  "SELECT CAST(3000000000 AS INT) AS a",
  "SELECT sum(id) AS a FROM sys_invocation",
  "SELECT regexp_match('ab', 'a(?=b)') AS a",
  "SELECT regexp_match('ab', '[') AS a",
  "SELECT regexp_match('ab', 'a', 'g') AS a",
  "SELECT key FROM state WHERE value LIKE '3%'",
  "SELECT upper(value) AS v FROM state",
  "SELECT coalesce(value, 'x') AS v FROM state",
  "SELECT DISTINCT status FROM sys_invocation ORDER BY created_at",
  "SELECT DISTINCT lower(status) AS s FROM sys_invocation ORDER BY status",
  "SELECT DISTINCT status FROM sys_invocation GROUP BY status ORDER BY count(*)",
  "SELECT id IN (SELECT id FROM sys_journal) AS a FROM sys_invocation",
  "SELECT count(*) AS n FROM sys_invocation WHERE count(*) > 0",
  "SELECT count(*) AS n FROM sys_invocation GROUP BY 1",
  "SELECT status AS s, count(*) AS n FROM sys_invocation GROUP BY s, n",
  "SELECT status FROM sys_invocation GROUP BY status, max(id)",
  "SELECT max(count(*)) AS n FROM sys_invocation",
  "SELECT i.id FROM sys_invocation i JOIN sys_service s ON j.id = i.id JOIN sys_journal j ON j.id = i.id",
  "SELECT id FROM sys_invocation WHERE status IN (SELECT status, id FROM sys_invocation)",
  "SELECT CASE WHEN status = 'completed' THEN completed_at ELSE 'never' END AS a FROM sys_invocation",
  "SELECT CASE WHEN TRUE THEN TRUE ELSE 'a' END AS a",
  "SELECT coalesce(completed_at, '2020-01-01') AS a FROM sys_invocation",
  "SELECT coalesce(1, 'a') AS a",
  "SELECT TIMESTAMP '2262-04-11T23:47:17Z' AS a",
  "SELECT TIMESTAMP '1677-09-21T00:12:43Z' AS a",
  "SELECT count(*) AS n FROM sys_invocation WHERE created_at < '9999-12-31T23:59:59.999Z'",
  "SELECT strpos(value, '3') AS v FROM state",
  "SELECT json_get_int(value, 'a') AS v FROM state",
];

/** Queries to which the server responds as the fake cannot. */
const REFUSED_BY_FAKE: readonly string[] = [
  "SELECT key FROM state WHERE value = '35'",
  "SELECT key FROM state WHERE value IN ('35')",
  "SELECT CASE WHEN status = 'completed' THEN 'x' ELSE 0 END AS a FROM sys_invocation",
  `SELECT json_get_int('{"a":5.0}', 'a') AS a`,
  `SELECT json_get_int('{"a":9007199254740993}', 'a') AS a`,
  `SELECT json_get_str('{"a":"x","a":"y"}', 'a') AS a`,
  `SELECT json_get_str('{"a":"x"} more', 'a') AS a`,
  "SELECT sum(18446744073709551615) AS a FROM sys_service",
  "SELECT avg(partition_key) AS a FROM sys_journal",
  "SELECT CAST(partition_key AS DOUBLE) AS a FROM sys_journal",
  "SELECT CAST(2.0 AS VARCHAR) AS a",
  "SELECT count(*) AS n FROM sys_invocation WHERE invoked_by_id NOT IN (SELECT id FROM sys_invocation)",
  "SELECT CAST(n AS TEXT) AS a FROM (SELECT avg(1) AS n FROM sys_service)",
  "SELECT length(value) AS n FROM state WHERE value_utf8 IS NOT NULL",
  "SELECT CAST(value AS VARCHAR) AS v FROM state WHERE value_utf8 IS NOT NULL",
];

const FILTERS: readonly InvocationFilter[] = [
  {},
  { status: ["paused", "completed"] },
  { service: "Task", status: "paused" },
  { key: ["bob", "shut"] },
  { handler: [] },
  { stuck: true },
  { stuck: false },
  { olderThan: 0 },
  { newerThan: 3_600_000 },
  { lastFailure: "killed" },
  { lastFailure: "e" },
];

describe.each(versions)("the fake with the rows of %s", (version) => {
  const server = useServer(version);
  let fake: AdminClient;

  beforeAll(async () => {
    await playScenario(server, { version, hasQueues: false, env: {} });
    const rows = await Promise.all(
      TABLES.map(async (table): Promise<readonly [string, SqlRow[]]> => {
        const names = await server.admin.queryRows(
          `SELECT column_name AS name FROM information_schema.columns WHERE table_name = '${table}'`,
        );
        const columns = names.map(({ name }) => String(name)).filter((name) => tableColumns[table].all.includes(name));
        return [table, await server.admin.queryRows(`SELECT * FROM ${table}`, { columns })];
      }),
    );
    fake = createAdminClient({
      fetch: createFakeAdminApi({ rows: Object.fromEntries(rows), serverVersion: version }).fetch,
      maxRetries: 0,
    });
  });

  it.each(QUERIES)("responds as the server does: %s", async (query) => {
    expect(await fake.queryRows(query)).toEqual(await server.admin.queryRows(query));
  });

  it.each(REFUSED_BY_BOTH)("refuses what the server does: %s", async (query) => {
    await expect(server.admin.queryRows(query)).rejects.toThrow();
    await expect(fake.queryRows(query)).rejects.toThrow("the fake cannot run this query");
  });

  it.each([
    "SELECT scope FROM state",
    "SELECT s.scope FROM state s",
    "SELECT count(*) AS n FROM sys_rules",
    "SELECT count(*) AS n FROM sys_idempotency",
  ])("lacks what the version lacks, and has its status for it: %s", async (query) => {
    const respond = (admin: AdminClient) =>
      admin.queryRows(query).then(
        () => "rows",
        ({ status }: AdminResponseError) => status,
      );
    expect(await respond(fake)).toBe(await respond(server.admin));
  });

  it.each(REFUSED_BY_FAKE)("refuses what it would respond to in another way: %s", async (query) => {
    await expect(server.admin.queryRows(query)).resolves.toBeDefined();
    await expect(fake.queryRows(query)).rejects.toThrow("the fake cannot run this query");
  });

  it.each(FILTERS)("selects what the server selects: %j", async (filter) => {
    for (const order of ["id", "oldest", "newest"] as const) {
      const list = async (admin: AdminClient) => {
        const ids: string[] = [];
        for await (const { id } of admin.listInvocations(filter, { order, pageSize: 5 })) ids.push(id);
        return ids;
      };
      expect(await list(fake)).toEqual(await list(server.admin));
    }
    const count = (admin: AdminClient) => admin.countInvocationsBy(["service", "handler", "status"], filter);
    expect(await count(fake)).toEqual(await count(server.admin));
  });

  it("finds the failures that the server has", async () => {
    const filter: InvocationFilter = { status: ["paused", "completed"] };
    const find = (admin: AdminClient) => admin.getLastFailures(filter);
    expect(await find(fake)).toEqual(await find(server.admin));
    const summarize = (admin: AdminClient) => admin.summarizeFailures(filter);
    const groups = await summarize(server.admin);
    expect(await summarize(fake)).toEqual(groups);
    const similar = await fake.summarizeFailures(filter, { similar: true });
    expect(similar).toEqual(await server.admin.summarizeFailures(filter, { similar: true }));
    for (const failure of [...groups, ...similar]) {
      expect(await fake.countInvocations({ failure })).toBe(await server.admin.countInvocations({ failure }));
    }
  });
});
