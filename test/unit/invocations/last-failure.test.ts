import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type Client,
  createClient,
  getInvocation,
  type Invocation,
  type InvocationFailure,
  listInvocations,
} from "../../../src/index.js";

const at = "2026-11-25T16:48:06.123Z";

/** A server with rows of `sys_invocation` in the order of their ids, and the last event of some of them. */
function createServer(rows: readonly object[], events: Readonly<Record<string, object>> = {}) {
  const queries: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { query }: { query: string } = await request.json();
    queries.push(query);
    const found = query.includes("sys_journal_events")
      ? Object.entries(events).map(([id, event]) => ({ id, at, json: JSON.stringify(event) }))
      : rows.map((row) => ({ id: "inv_1", created_at: at, ...row }));
    const ids = new Set(query.match(/(?<=')inv_\d+/g));
    const asked = found.filter(({ id }) => ids.size === 0 || ids.has(id));
    return Response.json({ rows: asked });
  };
  return { client: createClient({ fetch }), queries };
}

const event = { ty: "TransientError", error_code: 500, error_message: "declined", restate_doc_error_code: "RT0007" };
const row = { last_failure: "[500 Internal] declined\nError: declined", last_failure_error_code: "RT0007" };
const read = { message: "declined", code: 500, restateCode: "RT0007", at };

/** Each way to read the last failure of `inv_1`. */
const ways: readonly [string, (client: Client) => Promise<InvocationFailure | undefined>][] = [
  ["getInvocation", async (client) => (await getInvocation(client, "inv_1", { withFailure: true }))?.failure],
  [
    "listInvocations",
    async (client) => (await listInvocations(client, {}, { withFailure: true }).next()).value?.failure,
  ],
];

describe.each(ways)("the last failure, by %s,", (_, find) => {
  it("is that of the last event, which has the same message as the row, but not with the stack trace", async () => {
    const { client, queries } = createServer([row], { inv_1: event });
    expect(await find(client)).toEqual(read);
    expect(queries).toHaveLength(2);
  });

  it.each<[string, Record<string, object>]>([
    ["there is no event", {}],
    ["the event is of another failure", { inv_1: { ...event, error_message: "other" } }],
    ["the event has another code", { inv_1: { ...event, error_code: 400 } }],
  ])("is the whole string in the row if %s", async (_, events) => {
    const { client } = createServer([row], events);
    const { at: _at, ...whole } = { ...read, message: "declined\nError: declined" };
    expect(await find(client)).toEqual(whole);
  });

  it("is the completion failure, without a query for events", async () => {
    const completed = { ...row, completion_failure: "[409] killed", completed_at: at };
    const { client, queries } = createServer([completed], { inv_1: event });
    expect(await find(client)).toEqual({ message: "killed", code: 409, at });
    expect(queries).toHaveLength(1);
  });

  it("is undefined if there is no invocation, or it never failed", async () => {
    const nobody = createServer([], { inv_1: event });
    expect(await find(nobody.client)).toBeUndefined();
    expect(nobody.queries).toHaveLength(1);
    expect(await find(createServer([{}]).client)).toBeUndefined();
  });
});

describe("the last failures of many", () => {
  const ids = Array.from({ length: 1_500 }, (_, index) => `inv_${index}`);
  const rows = ids.map((id) => ({ id }));
  const events = Object.fromEntries(ids.map((id) => [id, { ...event, error_message: `${id} can't "go" on` }]));

  it("are read by two queries for each 1,000 ids, each id once", async () => {
    const { client, queries } = createServer(rows, events);
    const listed: string[] = [];
    for await (const { id, failure } of listInvocations(client, { id: [...ids, ...ids] }, { withFailure: true })) {
      listed.push(id);
      expect(failure).toMatchObject({ message: `${id} can't "go" on` });
    }
    expect(listed.sort()).toEqual(ids.sort());
    expect(queries.map((query) => query.match(/'inv_\d+'/g)?.length)).toEqual([1_000, 1_000, 500, 500]);
    expect(Math.max(...queries.map(({ length }) => length))).toBeLessThan(100_000);
  });

  it("come with the rows of a filter, by one more query for each 1,000", async () => {
    const { client, queries } = createServer(rows, events);
    let count = 0;
    for await (const { id, failure } of listInvocations(client, {}, { withFailure: true })) {
      expect(failure?.message).toContain(id);
      count++;
    }
    expect([count, queries.length]).toEqual([1_500, 3]);
  });

  it("are not read for rows that the loop does not reach, or if nobody asks for them", async () => {
    const { client, queries } = createServer(rows, events);
    for await (const { failure } of listInvocations(client, {}, { withFailure: true })) if (failure) break;
    expect(queries).toHaveLength(2);
    for await (const invocation of listInvocations(client)) expect(invocation).not.toHaveProperty("failure");
    expect(queries).toHaveLength(3);
  });

  it("are in the type of a row only if they are asked for", () => {
    const { client } = createServer([]);
    expectTypeOf(listInvocations(client)).toEqualTypeOf<AsyncGenerator<Invocation, void, undefined>>();
    const withFailure = listInvocations(client, {}, { withFailure: true });
    type Row = typeof withFailure extends AsyncGenerator<infer Each> ? Each : never;
    expectTypeOf<Row["failure"]>().toEqualTypeOf<InvocationFailure | undefined>();
  });
});
