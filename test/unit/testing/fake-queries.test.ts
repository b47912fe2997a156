import { beforeEach, expect, it } from "vitest";
import { type AdminClient, createAdminClient, sql } from "../../../src/index.js";
import type { QueryRows } from "../../../src/testing/fake-call.js";
import { createFakeAdminApi, createRow, type FakeAdminApi } from "../../../src/testing/index.js";
import { catchError } from "../../kit/catch-error.js";
import { readAll } from "../../kit/read-all.js";

let api: FakeAdminApi;
let admin: AdminClient;

beforeEach(() => {
  api = createFakeAdminApi();
  admin = createAdminClient({ fetch: api.fetch, maxRetries: 0 });
});

it.each([
  ["a whole query, whatever its whitespace", "SELECT 1\n  AS a", " SELECT  1 AS a\n"],
  ["a query that has a pattern", /FROM sys_invocation\b/g, "SELECT id\nFROM   sys_invocation WHERE TRUE"],
  ["a query that a function chooses", (query: string) => query === "SELECT a FROM b", "SELECT a\nFROM b"],
] as const)("onQuery answers %s", async (_, match, query) => {
  api.onQuery(match, [{ a: 1 }]);
  // Queries twice, since a global pattern remembers its position.
  expect(await admin.queryRows(query)).toEqual([{ a: 1 }]);
  expect(await admin.queryRows(query)).toEqual([{ a: 1 }]);
});

it("onQuery answers as the server writes rows: without nulls, with exact integers", async () => {
  api.onQuery("SELECT 1", [{ a: null, b: undefined, c: 2n ** 63n, d: [null, "x"], e: false }]);
  const response = await api.fetch("http://localhost:9070/query", { method: "POST", body: '{"query":"SELECT 1"}' });
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.text()).toBe('{"rows":[{"c":9223372036854775808,"d":[null,"x"],"e":false}]}');
});

it("onQuery answers with what a function returns for the query", async () => {
  const paused = new Set(["inv_1"]);
  api.onQuery(/FROM sys_invocation/, (query) =>
    query.includes("'paused'") ? [...paused].map((id) => createRow("sys_invocation", { id })) : [],
  );
  const listed = await readAll(admin.listInvocations({ status: "paused" }));
  expect(listed).toMatchObject([{ id: "inv_1", last_failure: null }]);
  paused.clear();
  expect(await admin.queryRows(sql`SELECT id FROM sys_invocation WHERE status = ${"paused"}`)).toEqual([]);
});

it("onQuery answers with the last one that matches, until a reset", async () => {
  api.onQuery(/a/, [{ n: 1 }]);
  api.onQuery(/b/, [{ n: 2 }]);
  expect(await admin.queryRows("SELECT a, b")).toEqual([{ n: 2 }]);
  expect(await admin.queryRows("SELECT a")).toEqual([{ n: 1 }]);
  api.reset();
  api.onQuery(/b/, [{ n: 3 }]);
  expect(await admin.queryRows("SELECT a, b")).toEqual([{ n: 3 }]);
  expect(await catchError(admin.queryRows("SELECT a"))).toMatchObject({ status: 501 });
  api.reset();
});

it("onQuery answers after `on`, which may fail a query or ignore it", async () => {
  api.onQuery("SELECT 1 AS a", [{ a: 1 }]);
  api.on("query", 503, 200, ({ body }) => (body.query.includes("2") ? { rows: [{ a: 2 }] } : undefined));
  expect(await catchError(admin.queryRows("SELECT 1 AS a"))).toMatchObject({ status: 503 });
  expect(await admin.queryRows("SELECT 1 AS a")).toEqual([{ a: 1 }]);
  expect(await admin.queryRows("SELECT 2 AS a")).toEqual([{ a: 2 }]);
  expect(await admin.queryRows("SELECT 1 AS a")).toEqual([{ a: 1 }]);
  api.assertAnswered();
});

const fail = (error: Error): never => {
  throw error;
};

async function expectFailure(api: FakeAdminApi, call: () => Promise<unknown>, error: object): Promise<void> {
  expect(await catchError(call())).toMatchObject({ status: 501 });
  const reads = [api.assertAnswered, api[Symbol.dispose], () => api.calls, () => api.callsTo("getHealth")];
  for (const read of reads) expect(read).toThrow(expect.objectContaining(error));
  api.reset();
  api.assertAnswered();
}

it.each<[string, string, QueryRows, object]>([
  [
    "that nothing matches",
    "SELECT 1,\n  2",
    [],
    { name: "Error", message: "no onQuery matches this query; set its rows with api.onQuery(...): SELECT 1, 2" },
  ],
  ["whose function returns no rows", "SELECT 1", (() => undefined) as unknown as QueryRows, { name: "TypeError" }],
  ["whose function fails", "SELECT 1", () => fail(new RangeError("mine")), { name: "RangeError", message: "mine" }],
])("a query %s fails the test, even if the code under test ignores the response", async (_, query, rows, error) => {
  api.onQuery("SELECT 1", rows);
  await expectFailure(api, () => admin.queryRows(query), error);
});

it("a function of `on` that fails is an error of the test, with its own error", async () => {
  const mine = new RangeError("mine");
  api.on("getHealth", () => fail(mine));
  const error = await catchError(admin.getHealth());
  expect(error).toMatchObject({
    message: expect.stringContaining("the fake cannot answer: RangeError: mine"),
  });
  expect(() => api.assertAnswered()).toThrow(mine);
});

it.each(["nowhere", "deployments/"])("a path that no operation has is an error of the test: %s", async (path) => {
  const baseUrl = "http://localhost/admin";
  admin = createAdminClient({ fetch: api.fetch, baseUrl, maxRetries: 0 });
  await admin.getHealth();
  expect((await api.fetch(`${baseUrl}/${path}`)).status).toBe(501);
  expect(() => api.assertAnswered()).toThrow(`no operation has GET /admin/${path}`);
});
