import { expect, it, vi } from "vitest";
import { createAdminClient, type Sql, sql } from "../../../src/index.js";
import { answerJson } from "../../kit/loopback-server.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();

const QUEUES = "sys_vqueue_entry_status";

/** Answers as a server with virtual queues, or without. */
function answerAs(hasQueues: boolean): void {
  server.answer = (response, { body }) => {
    const message = `Datafusion error: Error during planning: table 'restate.public.${QUEUES}' not found`;
    if (body.includes(QUEUES) && !hasQueues) answerJson(response, 500, { message });
    else answerJson(response, 200, { rows: [{ number: 3 }] });
  };
}

/** Lists, for each query since the last call, whether it read the queues. */
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
      { status: "paused", key: "a", count: 600 },
      { status: "paused", key: null, count: 400 },
    ],
    // The server leaves out nulls.
    [
      { status: "paused", count: 300 },
      { status: "running", count: 5 },
    ],
  ];
  server.answer = (response) => answerJson(response, 200, { rows: pages.shift() ?? [] });
  const counts = await createAdminClient({ baseUrl: server.url }).countInvocationsBy(["status", "key"], { id });
  expect(counts).toEqual([
    { status: "paused", key: null, count: 700 },
    { status: "paused", key: "a", count: 600 },
    { status: "running", key: null, count: 5 },
  ]);
});

it("failures are grouped with three examples by default, or as many as are wanted, even none", async () => {
  answerAs(true);
  const admin = createAdminClient({ baseUrl: server.url });
  for (const examples of [undefined, 0, 7]) await admin.summarizeFailures({}, { examples });
  const queries = server.requests.map(({ body }) => String(JSON.parse(body).query));
  expect(queries.map((query) => query.match(/array_slice\(.*, 1, (\d+)\) AS examples/)?.[1])).toEqual(["3", "0", "7"]);
  // The largest group comes first, which a server with few groups hides.
  for (const query of queries) expect(query).toMatch(/ORDER BY count DESC, failed_at DESC, failure$/);
});

it("a server without queues refuses one query a minute, and no call fails", async () => {
  const readClock = performance.now.bind(performance);
  let later = 0;
  // The clock runs on, since a read that meets a lost connection waits by this clock.
  const clock = vi.spyOn(performance, "now").mockImplementation(() => readClock() + later);
  answerAs(false);
  const admin = createAdminClient({ baseUrl: server.url });
  expect(await admin.countInvocations({ stuck: true })).toBe(3);
  expect(readQueues()).toEqual([true, false]);
  expect(await admin.countInvocations({ status: "paused" })).toBe(3);
  expect(readQueues()).toEqual([false]);

  // Each client asks again, since it may have another server.
  await createAdminClient({ baseUrl: server.url }).countInvocations({ stuck: true });
  expect(readQueues()).toEqual([true, false]);

  later = 50_000;
  await admin.countInvocations({ stuck: true });
  expect(readQueues()).toEqual([false]);
  later = 60_000;
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
  ["after a block comment with one, in other letters", sql`/* don't */ Status = 'ready'`, true],
  ["as a quoted name", sql`"status" = 'ready'`, true],
  ["after a quoted name with an apostrophe", sql`"it's" = 1 OR status = 'ready'`, true],
  ["only in a comment", sql`created_at > now() -- status`, false],
  ["only in a string", sql`target_service_name = ${"it's status"}`, false],
])("a condition of one's own names a column that the queues correct: %s", async (_, condition, isNamed) => {
  answerAs(true);
  await createAdminClient({ baseUrl: server.url }).countInvocations({ sql: condition });
  expect(readQueues()).toEqual([isNamed]);
});

it("any other failure is passed to the caller", async () => {
  server.answer = (response) => answerJson(response, 500, { message: "Schema error: No field named status" });
  await expect(createAdminClient({ baseUrl: server.url }).countInvocations({ stuck: true })).rejects.toThrow(
    "No field",
  );
  expect(readQueues()).toEqual([true]);
});

it("a column that only the server knows takes a second query, unless the table itself is read", async () => {
  server.answer = (response) => answerJson(response, 500, { message: "Schema error: No field named colour. Valid" });
  const admin = createAdminClient({ baseUrl: server.url });
  const own = sql`colour = 'red'`;
  await expect(admin.countInvocations({ sql: own, status: "ready" })).rejects.toThrow("No field");
  const queries = server.requests.map(({ body }) => String(JSON.parse(body).query));
  expect(queries.map((query) => query.includes('"colour" AS "colour"'))).toEqual([false, true]);
  await expect(admin.countInvocations({ sql: own })).rejects.toThrow("No field");
  expect(server.requests).toHaveLength(3);
});

it("a server that misses another column each time gets no more than one query for each column", async () => {
  let round = 0;
  server.answer = (response) => answerJson(response, 500, { message: `Schema error: No field named c${++round}.` });
  const own = sql`c1 = 1 AND c2 = 2`;
  const counted = createAdminClient({ baseUrl: server.url }).countInvocations({ sql: own, status: "ready" });
  await expect(counted).rejects.toThrow("No field named c3");
});

it("the journal is read in order, without the columns that are large or known, and so are its events", async () => {
  answerAs(true);
  const admin = createAdminClient({ baseUrl: server.url });
  await admin.getJournal("inv_1");
  await admin.getJournalEvents("inv_1");
  const [journal = "", events] = server.requests.map(({ body }) => String(JSON.parse(body).query));
  expect(journal).toMatch(/FROM sys_journal WHERE id = 'inv_1' ORDER BY index$/);
  expect(journal.match(/"(raw|id|partition_key|entry_json)"/g)).toEqual(['"entry_json"']);
  expect(events).toContain(" appended_at AS failed_at,");
  expect(events).toMatch(/FROM sys_journal_events WHERE id = 'inv_1' ORDER BY appended_at, after_journal_entry_index$/);
});
