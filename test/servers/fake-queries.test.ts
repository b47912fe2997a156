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
import { useServer } from "../live/use-server.js";
import { versions } from "../live/versions.js";
import { QUERIES, REFUSED_BY_BOTH, REFUSED_BY_FAKE } from "./compared-queries.js";
import { playScenario } from "./table-scenario.js";

/** The tables that the queries below read. */
const TABLES = [
  "state",
  "sys_deployment",
  "sys_invocation",
  "sys_journal",
  "sys_journal_events",
  "sys_service",
] as const;

const FILTERS: readonly InvocationFilter[] = [
  {},
  { status: ["paused", "completed"] },
  { service: "Task", status: "paused" },
  { key: ["bob", "shut"] },
  { handler: [] },
  { stuck: true },
  { stuck: false },
  { olderThan: { seconds: 0 } },
  { newerThan: { hours: 1 } },
  { failure: "killed" },
  { failure: "e" },
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
    const find = async (admin: AdminClient) => {
      const failures: unknown[] = [];
      for await (const { id, failure } of admin.listInvocations(filter, { withFailure: true }))
        failures.push([id, failure]);
      return failures;
    };
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
