import { describe, expect, expectTypeOf, it, vi } from "vitest";
import {
  type Client,
  createAdminClient,
  createClient,
  getInvocation,
  type Invocation,
  type InvocationFailure,
  type ListInvocationsOptions,
  listInvocations,
  type Sql,
  sql,
} from "../../../src/index.js";
import { comparePlaces } from "../../../src/invocations/read-pages.js";
import { PARTITIONS_QUERY } from "../../../src/sql/index.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson } from "../../kit/loopback-server.js";
import { toFetch } from "../../kit/to-fetch.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();
useFastClock();

const at = (second: number) => `2026-01-01T00:00:0${second}Z`;
const rows = [0, 1, 2, 3, 4].map((n) => ({ id: `inv_${n}`, created_at: at(Math.floor(n / 2)), status: "paused" }));

/** Answers the queries with these pages, one after the other. */
async function list(
  pages: readonly (readonly object[])[],
  options: ListInvocationsOptions,
): Promise<readonly string[]> {
  const left = [...pages];
  server.answer = (response) => answerJson(response, 200, { rows: left.shift() ?? [] });
  const ids: string[] = [];
  for await (const { id } of createAdminClient({ baseUrl: server.url }).listInvocations({}, options)) ids.push(id);
  return ids;
}

/** The end of each query: where its page begins, and how long it may be. */
const places = () =>
  server.requests.map(({ body }) =>
    JSON.parse(body)
      .query.replace(/^.* WHERE TRUE AND /s, "")
      .replace(/(LIMIT \d+)\) ORDER.*$/, "$1"),
  );

it("pages grow up to the limit, each begins after the last row of the one before, and one that is not full is the last", async () => {
  const many = Array.from({ length: 31_000 }, (_, n) => ({ id: `inv_${10_000 + n}`, created_at: at(1) }));
  const pages = [many.slice(0, 10_000), many.slice(10_000, 30_000), many.slice(30_000)];
  expect(await list(pages, {})).toEqual(many.map(({ id }) => id));
  expect(places()).toEqual([
    "TRUE AND TRUE ORDER BY id ASC LIMIT 10000",
    "id > 'inv_19999' AND TRUE ORDER BY id ASC LIMIT 20000",
    "id > 'inv_39999' AND TRUE ORDER BY id ASC LIMIT 40000",
  ]);
  server.requests.length = 0;
  expect(await list([many.slice(0, 10_000), many.slice(0, 2)], { limit: 10_002 })).toHaveLength(10_002);
  expect(places().map((place) => place.replace(/^.* LIMIT/, "LIMIT"))).toEqual(["LIMIT 10000", "LIMIT 2"]);
});

it("pages are of 40,000 rows at most, and one of more than 1,000 rows is chosen by its ids", async () => {
  let left = 3;
  let end = (): unknown => expect.fail("no query came");
  server.answer = (response, { body }) => {
    if (body.includes(PARTITIONS_QUERY) || left-- === 0) return answerJson(response, 200, { rows: [] });
    // It breaks off after its first row, which is cheaper than all rows of a page.
    response.writeHead(200).write(`{"rows":[${JSON.stringify(rows[0])},`);
    end = () => response.destroy();
  };
  for await (const _ of createAdminClient({ baseUrl: server.url }).listInvocations()) end();
  await list([], { limit: 1_000 });
  await list([], { limit: 1_001 });
  const sent = server.requests.filter(({ body }) => !body.includes(PARTITIONS_QUERY));
  const queries = sent.map(({ body }) => String(JSON.parse(body).query));
  const limits = queries.map((query) => Number(query.match(/LIMIT (\d+)/)?.[1]));
  expect(limits).toEqual([10_000, 20_000, 40_000, 40_000, 1_000, 1_001]);
  const isChosen = queries.map((query) => query.includes("WHERE id IN (SELECT id FROM sys_invocation WHERE TRUE"));
  expect(isChosen).toEqual([true, true, true, true, false, true]);
});

it("a list whose result breaks off does not go on without retries", async () => {
  const chunk = new TextEncoder().encode(`{"rows":[${JSON.stringify(rows[0])},`);
  for (const [client, call, wanted] of [
    [0, undefined, 1],
    [2, 0, 1],
    [0, 2, 2],
  ] as const) {
    let sent = 0;
    const fetch = async () => {
      sent += 1;
      if (sent > 1) return Response.json({ rows: [] });
      const cut = () => controller.error(new Error("reset"));
      let controller = {} as ReadableStreamDefaultController;
      const start = (given: ReadableStreamDefaultController) => {
        controller = given;
        controller.enqueue(chunk);
      };
      return new Response(new ReadableStream({ start, pull: cut }, { highWaterMark: 1 }));
    };
    const read = async () => {
      const admin = createAdminClient({ fetch, maxRetries: client });
      for await (const { id } of admin.listInvocations({}, { maxRetries: call })) expect(id).toBe("inv_0");
    };
    await (wanted === 1 ? expect(read()).rejects.toThrow("broke off after 1 rows") : read());
    expect(sent - Number(wanted > 1 && sent > 2) * (sent - 2)).toBe(wanted);
  }
});

it("a list that is left closes its connection", async () => {
  let isClosed = false;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(`{"rows":[${JSON.stringify(rows[0])},`)),
    cancel: () => {
      isClosed = true;
    },
  });
  for await (const _ of createAdminClient({ fetch: async () => new Response(body) }).listInvocations()) break;
  expect(isClosed).toBe(true);
});

it("places are compared by their time, however it is written, and then by their id", () => {
  const place = (created_at: string, id: string) => ({ created_at, id });
  const sorted = [
    place("2026-01-01T00:00:01Z", "inv_2"),
    place("2026-01-01T00:00:01.000Z", "inv_3"),
    place("2026-01-01T00:00:01.5Z", "inv_1"),
  ] as const;
  const sort = (isById: boolean, isDescending: boolean) =>
    [...sorted].reverse().sort((one, other) => comparePlaces({ isById, isDescending }, one, other));
  expect(sort(false, false)).toEqual(sorted);
  expect(sort(false, true)).toEqual([...sorted].reverse());
  expect(sort(true, false)).toEqual([sorted[2], sorted[0], sorted[1]]);
  expect(sort(true, true)).toEqual([sorted[1], sorted[0], sorted[2]]);
});

it.each([
  [2, ["inv_0", "inv_1", "inv_2", "inv_3", "inv_4"], undefined],
  [0, [], "the result broke off after 0 rows"],
])("a list whose result breaks off after %i rows goes on after the last", async (count, wanted, problem) => {
  const later = count === 0 ? [] : rows.slice(count);
  server.answer = (response) => {
    if (server.requests.length > 1 && count > 0) return answerJson(response, 200, { rows: later });
    // The first chunk is retried by the call itself, so it must arrive whole.
    response.writeHead(200, { "content-type": "application/json" });
    response.write(
      `{"rows":[${rows
        .slice(0, count)
        .map((row) => JSON.stringify(row))
        .join()}${count > 0 ? "," : " "}`,
    );
    setTimeout(() => response.destroy(), 300);
  };
  const ids: string[] = [];
  const read = async () => {
    const admin = createAdminClient({ baseUrl: server.url });
    for await (const { id } of admin.listInvocations()) ids.push(id);
  };
  await (problem === undefined ? read() : expect(read()).rejects.toThrow(problem));
  expect(ids).toEqual(wanted);
  if (count > 0) expect(places().at(-1)).toBe("id > 'inv_1' AND TRUE ORDER BY id ASC LIMIT 20000");
});

const time = "TIMESTAMP '2026-01-01T00:00:01.000Z'";
const older = `(created_at < ${time} OR (created_at = ${time} AND id < 'inv_3'))`;
const newer = `(created_at > ${time} OR (created_at = ${time} AND id > 'inv_3'))`;

it.each([
  ["id", "id > 'inv_3'", "id < 'inv_3'", "id ASC", "id DESC"],
  ["oldest", newer, older, "created_at ASC, id ASC", "created_at DESC, id DESC"],
  ["newest", older, newer, "created_at DESC, id DESC", "created_at ASC, id ASC"],
] as const)("in the order %s, a list goes on in both directions", async (order, after, before, forward, backward) => {
  // The row itself, or what is left of it in the URL of a page.
  for (const place of [rows[3], { id: "inv_3", created_at: at(1) }]) {
    server.requests.length = 0;
    await list([rows.slice(4)], { order, after: place, limit: 2 });
    await list([rows.slice(0, 3)], { order, before: place });
    // Read backwards from there, and yielded forwards.
    expect(await list([[rows[2] ?? {}, rows[1] ?? {}]], { order, before: place, limit: 2 })).toEqual([
      "inv_1",
      "inv_2",
    ]);
    expect(places()).toEqual([
      `${after} AND TRUE ORDER BY ${forward} LIMIT 2`,
      `TRUE AND ${before} ORDER BY ${forward} LIMIT 10000`,
      `${before} AND TRUE ORDER BY ${backward} LIMIT 2`,
    ]);
  }
});

it.each<[ListInvocationsOptions, (ids: readonly string[]) => readonly string[]]>([
  [{ limit: 1_500 }, (ids) => ids.slice(0, 1_500)],
  [{ order: "newest", limit: 150 }, (ids) => ids.filter((id) => id.endsWith("9")).reverse()],
])("more than 1,000 ids are looked up 1,000 by each query, and listed in order: %o", async (options, choose) => {
  const ids = Array.from({ length: 2_500 }, (_, n) => `inv_${String(n).padStart(4, "0")}`);
  server.answer = (response, { body }) => {
    const found: readonly string[] = body.match(/inv_\d+/g) ?? [];
    answerJson(response, 200, { rows: found.map((id) => ({ id, created_at: at(Number(id.at(-1))) })) });
  };
  const admin = createAdminClient({ baseUrl: server.url });
  const listed: string[] = [];
  for await (const { id } of admin.listInvocations({ id: [...ids].reverse() }, options)) listed.push(id);
  expect(listed).toEqual(choose(ids).slice(0, options.limit));
  expect(server.requests.map(({ body }) => body.match(/inv_\d+/g)?.length)).toEqual([1_000, 1_000, 500]);
});

const QUEUES = "sys_vqueue_entry_status";

/** Answers as a server that has the queues, or has none. */
function answerAs(hasQueues: boolean): void {
  server.answer = (response, { body }) => {
    const message = `Datafusion error: Error during planning: table 'restate.public.${QUEUES}' not found`;
    if (body.includes(QUEUES) && !hasQueues) answerJson(response, 500, { message });
    else answerJson(response, 200, { rows: [{ number: 3 }] });
  };
}

/** Whether each query since the last call read the queues. */
const readQueues = () => server.requests.splice(0).map(({ body }) => body.includes(QUEUES));

it("counts of more than 1,000 ids are added up", async () => {
  const id = Array.from({ length: 2_500 }, (_, n) => `inv_${n}`);
  server.answer = (response, { body }) => {
    const number = body.match(/inv_\d+/g)?.length;
    answerJson(response, 200, { rows: [{ status: "paused", count: number, number }] });
  };
  const admin = createAdminClient({ baseUrl: server.url });
  expect(await admin.countInvocations({ id })).toBe(2_500);
  expect(await admin.countInvocationsBy(["status"], { id })).toMatchObject([{ status: "paused", count: 2_500 }]);
});

it("counts by fields are added up for each group, the largest sum first", async () => {
  const id = Array.from({ length: 1_001 }, (_, n) => `inv_${n}`);
  const pages = [
    [
      { status: "paused", key: null, count: 600 },
      { status: "paused", key: "a", count: 400 },
    ],
    [
      { status: "paused", key: "a", count: 300 },
      { status: "running", count: 5 },
    ],
  ];
  server.answer = (response) => answerJson(response, 200, { rows: pages.shift() ?? [] });
  const counts = await createAdminClient({ baseUrl: server.url }).countInvocationsBy(["status", "key"], { id });
  expect(counts).toEqual([
    { status: "paused", key: "a", count: 700 },
    { status: "paused", key: null, count: 600 },
    { status: "running", key: null, count: 5 },
  ]);
});

it("failures are grouped with three examples by default, or as many as are wanted, even none", async () => {
  answerAs(true);
  const admin = createAdminClient({ baseUrl: server.url });
  for (const examples of [undefined, 0, 7]) await admin.summarizeFailures({}, { examples });
  const queries = server.requests.map(({ body }) => String(JSON.parse(body).query));
  expect(queries.map((query) => query.match(/array_slice\(.*, 1, (\d+)\) AS examples/)?.[1])).toEqual(["3", "0", "7"]);
});

it("a server without queues refuses one query a minute, and no call fails", async () => {
  const start = performance.now();
  const clock = vi.spyOn(performance, "now").mockReturnValue(start);
  answerAs(false);
  const admin = createAdminClient({ baseUrl: server.url });
  expect(await admin.countInvocations({ stuck: true })).toBe(3);
  expect(readQueues()).toEqual([true, false]);
  expect(await admin.countInvocations({ status: "paused" })).toBe(3);
  expect(readQueues()).toEqual([false]);

  clock.mockReturnValue(start + 60_001);
  answerAs(true);
  expect(await admin.countInvocations({ stuck: true })).toBe(3);
  expect(await admin.countInvocations({ stuck: true })).toBe(3);
  expect(readQueues()).toEqual([true, true]);
  clock.mockRestore();
});

it.each<[string, Sql, boolean]>([
  [
    "after a comment with an apostrophe",
    sql`-- it's
    status = 'ready'`,
    true,
  ],
  ["after a block comment with one", sql`/* don't */ status = 'ready'`, true],
  ["as a quoted name", sql`"status" = 'ready'`, true],
  ["after a quoted name with an apostrophe", sql`"it's" = 1 OR status = 'ready'`, true],
  ["only in a comment", sql`created_at > now() -- status`, false],
  ["only in a string", sql`target_service_name = ${"it's status"}`, false],
])("a condition of one's own names a column that the queues correct: %s", async (_, condition, isNamed) => {
  answerAs(true);
  await createAdminClient({ baseUrl: server.url }).countInvocations({ sql: condition });
  expect(readQueues()).toEqual([isNamed]);
});

it("another failure is the caller's", async () => {
  server.answer = (response) => answerJson(response, 500, { message: "Schema error: No field named status" });
  await expect(createAdminClient({ baseUrl: server.url }).countInvocations({ stuck: true })).rejects.toThrow(
    "No field",
  );
  expect(readQueues()).toEqual([true]);
});

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
  [
    "listInvocations",
    async (client) => (await listInvocations(client, {}, { withFailure: true }).next()).value?.failure,
  ],
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

it("a row is given as soon as it is complete, whatever is still to come", async () => {
  let send = (_: string): void => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      send = (text) => controller.enqueue(new TextEncoder().encode(text));
    },
  });
  const fetch = async () => new Response(body, { headers: { "content-type": "application/json" } });
  const created_at = "2026-01-01T00:00:00Z";
  send(`{"rows":[${JSON.stringify({ id: "inv_1", created_at })},`);
  const rows = listInvocations(createClient({ fetch, serverVersion: false }));
  expect((await rows.next()).value).toMatchObject({ id: "inv_1" });
  send(`${JSON.stringify({ id: "inv_2", created_at })},`);
  expect((await rows.next()).value).toMatchObject({ id: "inv_2" });
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
    const left = rows.map(
      (row, index) => `${index > 0 ? "," : '{"rows":['}${JSON.stringify({ created_at: AT, ...row })}`,
    );
    const pull = (controller: ReadableStreamDefaultController) => {
      const next = left.shift();
      controller.enqueue(new TextEncoder().encode(next ?? "]}"));
      if (next === undefined) controller.close();
    };
    return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }));
  });
  return { client: createClient({ fetch }), lookups };
}

const ten = Array.from({ length: 10 }, (_, n) => ({ id: `inv_${n}`, last_failure: "" }));

it("rows that lack their failure wait for twice as many each time, and the last for none", async () => {
  const { client, lookups } = createSlowServer(ten, []);
  const ids: string[] = [];
  for await (const { id, last_failure } of listInvocations(client)) {
    ids.push(id);
    expect(last_failure).toBeNull();
  }
  expect(ids).toEqual(ten.map(({ id }) => id));
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
  const { value: row } = await listInvocations(client).next();
  const names = ["error_code", ...["index", "name", "type"].map((each) => `related_command_${each}`)];
  expect([row?.last_failure, ...names.map((name) => Reflect.get(row ?? {}, `last_failure_${name}`))]).toEqual(wanted);
  expect(row).not.toHaveProperty("failure");
});

describe("the last failures of many", () => {
  const ids = Array.from({ length: 1_500 }, (_, index) => `inv_${index}`);
  const rows = ids.map((id) => ({ id }));
  const events = Object.fromEntries(ids.map((id) => [id, { failure: `${id} can't "go" on` }]));

  it("are read by two queries for each 1,000 ids, each id once", async () => {
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
