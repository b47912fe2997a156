import { describe, expect, it } from "vitest";
import { SYS_INVOCATION_COLUMNS } from "../../../generated/columns.js";
import {
  type Client,
  createClient,
  getInvocation,
  type InvocationFailure,
  listInvocations,
} from "../../../src/index.js";
import { readAll } from "../../kit/read-all.js";
import { readFirst } from "../../kit/read-first.js";
import { respondInPieces } from "../../kit/respond-in-pieces.js";
import { toFetch } from "../../kit/to-fetch.js";

const AT = "2026-11-25T16:48:06.123Z";

/** A server with rows of `sys_invocation` in the order of their ids, and the last failures of some of them. */
function createServer(rows: readonly object[], failures: Readonly<Record<string, object>> = {}) {
  const queries: string[] = [];
  const fetch = toFetch(async (request) => {
    const { query }: { query: string } = await request.json();
    queries.push(query);
    const found = query.includes("sys_journal_events")
      ? Object.entries(failures).map(([id, failure]) => ({ id, ...failure }))
      : rows.map((row) => ({ id: "inv_1", created_at: AT, ...row }));
    const ids = new Set(query.match(/(?<=')inv_\d+/g));
    const asked = found.filter(({ id }) => ids.size === 0 || ids.has(id));
    return Response.json({ rows: asked });
  });
  return { client: createClient({ fetch }), queries };
}

/** Each way to read the last failure of `inv_1`. */
const ways: readonly [string, (client: Client) => Promise<InvocationFailure | undefined>][] = [
  ["getInvocation", async (client) => (await getInvocation(client, "inv_1", { withFailure: true }))?.failure],
  ["listInvocations", async (client) => (await readFirst(listInvocations(client, {}, { withFailure: true })))?.failure],
];

describe.each(ways)("the last failure, by %s,", (_, find) => {
  it.each([
    [
      { failure: "killed", code: 409 },
      { message: "killed", code: 409 },
    ],
    [
      { failure: "", restate_code: "RT0007", failed_at: AT, stacktrace: "at" },
      { message: "", restateCode: "RT0007", at: AT, stacktrace: "at" },
    ],
    [
      { failure: "no", command_index: 0 },
      { message: "no", relatedCommand: { index: 0 } },
    ],
    [
      { failure: "no", command_name: "charge", command_type: "Run" },
      { message: "no", relatedCommand: { name: "charge", type: "Run" } },
    ],
  ])("has what the server reports: %j", async (row, want) => {
    const { client, queries } = createServer([{}], { inv_1: row });
    expect(await find(client)).toEqual(want);
    expect(queries).toHaveLength(2);
  });

  it("is undefined if there is no invocation, or it never failed", async () => {
    const nobody = createServer([], { inv_1: { failure: "no" } });
    expect(await find(nobody.client)).toBeUndefined();
    expect(nobody.queries).toHaveLength(1);
    expect(await find(createServer([{}]).client)).toBeUndefined();
  });
});

it("a row has every column, with null for what the server leaves out", async () => {
  const { client } = createServer([{}]);
  const nulls = Object.fromEntries(SYS_INVOCATION_COLUMNS.map((name) => [name, null]));
  const row = { ...nulls, id: "inv_1", created_at: AT };
  expect(await getInvocation(client, "inv_1")).toEqual(row);
  expect(await readFirst(listInvocations(client))).toEqual(row);
});

it.each([
  [{ status: "ready", vqueue_id: "a" }, 2],
  [{ status: "running", vqueue_id: null }, 2],
  [{ status: "paused", vqueue_id: "a" }, 1],
  [{ status: "running" }, 1],
])("an invocation is read again where virtual queues may have its retries: %j, %i queries", async (row, count) => {
  const { client, queries } = createServer([row]);
  expect(await getInvocation(client, "inv_1")).toMatchObject({ id: "inv_1" });
  expect(queries).toHaveLength(count);
});

it("a row is yielded as soon as it is complete, before the rest of the response", async () => {
  const created_at = "2026-01-01T00:00:00Z";
  const [one, other] = ["inv_1", "inv_2"].map((id) => `${JSON.stringify({ id, created_at })},`);
  const fetch = async () => respondInPieces([`{"rows":[${one}`, `${other}`], "nothing");
  const rows = listInvocations(createClient({ fetch, serverVersion: false }));
  for (const id of ["inv_1", "inv_2"]) expect((await rows.next()).value).toMatchObject({ id });
  await rows.return();
});

/** A server that has failures to look up, and whose rows arrive one by one. */
function createSlowServer(rows: readonly object[], failures: readonly object[]) {
  const lookups: number[] = [];
  const fetch = toFetch(async (request) => {
    const { query }: { query: string } = await request.json();
    if (query.includes("FROM (SELECT id AS event_of") || query.includes("event_of AS id")) {
      lookups.push(new Set(query.match(/'inv_\d+'/g)).size);
      return Response.json({ rows: failures });
    }
    const pieces = rows.map(
      (row, index) => `${index > 0 ? "," : '{"rows":['}${JSON.stringify({ created_at: AT, ...row })}`,
    );
    return respondInPieces([...pieces, "]}"]);
  });
  return { client: createClient({ fetch }), lookups };
}

const ten = Array.from({ length: 10 }, (_, n) => ({ id: `inv_${n}`, last_failure: "" }));

it("rows that lack their failure are looked up in batches that double, and the last batch waits for no more rows", async () => {
  const { client, lookups } = createSlowServer(ten, []);
  const listed = await readAll(listInvocations(client));
  expect(listed).toMatchObject(ten.map(({ id }) => ({ id, last_failure: null })));
  expect(lookups).toEqual([1, 2, 4, 3]);
});

it("no row follows an abort, not even one that was received", async () => {
  const { client } = createSlowServer(ten, []);
  const controller = new AbortController();
  const ids: string[] = [];
  const read = async () => {
    for await (const { id } of listInvocations(client, {}, { signal: controller.signal })) {
      if (ids.push(id) === 2) controller.abort("enough");
    }
  };
  await expect(read()).rejects.toBe("enough");
  expect(ids).toEqual(["inv_0", "inv_1"]);
});

it.each([
  [
    {
      failure: "no",
      code: 500,
      restate_code: "RT0007",
      stacktrace: "at x",
      command_index: 0,
      command_name: "a",
      command_type: "Run",
    },
    ["[500] no\nat x", "RT0007", 0, "a", "Run"],
  ],
  [{ failure: "no", code: 409 }, ["[409] no", null, null, null, null]],
])("a row that lacks its failure gets the columns of the table from the events: %j", async (event, wanted) => {
  const { client } = createSlowServer(ten.slice(0, 1), [{ id: "inv_0", ...event }]);
  const row = await readFirst(listInvocations(client));
  const names = ["error_code", ...["index", "name", "type"].map((each) => `related_command_${each}`)];
  expect([row?.last_failure, ...names.map((name) => Reflect.get(row ?? {}, `last_failure_${name}`))]).toEqual(wanted);
  expect(row).not.toHaveProperty("failure");
});

const ids = Array.from({ length: 1_500 }, (_, index) => `inv_${index}`);
const rows = ids.map((id) => ({ id }));
const events = Object.fromEntries(ids.map((id) => [id, { failure: `${id} can't "go" on` }]));

it("the last failures of many are read by two queries for each 1,000 ids, each id once", async () => {
  const { client, queries } = createServer(rows, events);
  const listed: string[] = [];
  for await (const { id, failure } of listInvocations(client, { id: [...ids, ...ids] }, { withFailure: true })) {
    listed.push(id);
    expect(failure).toMatchObject({ message: `${id} can't "go" on` });
  }
  expect(listed.sort()).toEqual(ids.sort());
  const asked = queries.map((query) => new Set(query.match(/'inv_\d+'/g)).size);
  expect(asked).toEqual([1_000, 500, 1_000, 500]);
  expect(Math.max(...queries.map(({ length }) => length))).toBeLessThan(100_000);
});

it("the last failures of many come with the rows of a filter, by one more query for each 1,000", async () => {
  const { client, queries } = createServer(rows, events);
  let count = 0;
  for await (const { id, failure } of listInvocations(client, {}, { withFailure: true })) {
    expect(failure?.message).toContain(id);
    count++;
  }
  expect([count, queries.length]).toEqual([1_500, 3]);
});

it("the last failures of many are not read for rows that the loop does not reach, or if nobody asks for them", async () => {
  const { client, queries } = createServer(rows, events);
  for await (const { failure } of listInvocations(client, {}, { withFailure: true })) if (failure) break;
  expect(queries).toHaveLength(2);
  for await (const invocation of listInvocations(client)) expect(invocation).not.toHaveProperty("failure");
  expect(queries).toHaveLength(3);
});
