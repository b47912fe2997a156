import { CamelCasePlugin, type CompiledQuery, Kysely, sql } from "kysely";
import { expect, it, vi } from "vitest";
import { createClient } from "../../../src/index.js";
import { createKysely, RestateDialect } from "../../../src/kysely/index.js";
import { catchError } from "../../kit/catch-error.js";
import { answerText } from "../../kit/loopback-server.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();
const connect = () => createKysely(createClient({ baseUrl: server.url, maxRetries: 0 }));
type Database = ReturnType<typeof connect>;

/** Answers every query with rows as JSON. */
function answerRows(...rows: readonly string[]): void {
  server.answer = (response) => answerText(response, 200, `{"rows":[${rows.join(",")}]}`, "application/json");
}

it("an integer is a number up to 2^53 and a bigint beyond, whatever it is selected from", async () => {
  answerRows('{"k":7}', '{"k":18446744073709551615}', "{}");
  const db = connect();
  const rows = [{ k: 7 }, { k: 18446744073709551615n }, { k: null }];
  expect(await db.selectFrom("state").select("partition_key as k").execute()).toEqual(rows);
  expect(
    await db
      .selectFrom("state")
      .select((eb) => eb.fn.max("partition_key").as("k"))
      .execute(),
  ).toEqual(rows);
});

it("a row of a union has the names of its first part", async () => {
  answerRows('{"name":"a"}', "{}");
  const db = connect();
  const query = db.selectFrom("sys_service").select("name").unionAll(db.selectFrom("state").select("key as name"));
  expect(await query.execute()).toEqual([{ name: "a" }, { name: null }]);
});

const parts = createKysely(createClient());
const keys = parts.selectFrom("state").select("key as k");
const names = parts.selectFrom("sys_service").select("name as k");

it.each<[string, (db: Database) => { execute(): Promise<unknown> }]>([
  ["a subquery", (db) => db.selectFrom(keys.as("s")).selectAll()],
  ["a subquery in parentheses", (db) => db.selectFrom((eb) => eb.parens(keys).as("s")).selectAll()],
  ["no table", (db) => db.selectNoFrom((eb) => eb.lit(null).as("k"))],
  [
    "a table of a query, which hides one of the server",
    (db) =>
      db
        .with("state", () => names)
        .selectFrom("state")
        .selectAll(),
  ],
  [
    "a subquery that reads a table of the query",
    (db) =>
      db
        .with("t", () => names)
        .selectFrom((eb) => eb.selectFrom("t").selectAll().as("s"))
        .selectAll(),
  ],
  [
    "a table of the query that renames its columns, read by the next one",
    (db) =>
      db
        .with("t(k)" as string as "t", (q) => q.selectFrom("sys_service").select("name"))
        .with("u", (q) => q.selectFrom("t").selectAll())
        .selectFrom("u")
        .selectAll(),
  ],
  [
    "a union in parentheses",
    (db) =>
      db
        .with("all", () => names.union((eb) => eb.parens(keys)))
        .selectFrom("all")
        .selectAll("all"),
  ],
])("a row has every column of %s with selectAll", async (_, build) => {
  answerRows("{}");
  expect(await build(connect()).execute()).toEqual([{ k: null }]);
});

it.each<[string, (db: Database) => { execute(): Promise<unknown> }]>([
  ["an alias is raw SQL", (db) => db.selectFrom("state").select(sql`key`.as(sql`"k"`))],
  ["the table is raw SQL", (db) => db.selectFrom(sql`state`.as("s")).selectAll()],
  ["the table is unknown", (db) => db.selectFrom("mine" as "state").selectAll()],
])("a row has no column but those that the server sends if %s", async (_, build) => {
  answerRows('{"k":1}', "{}");
  expect(await build(connect()).execute()).toEqual([{ k: 1 }, { k: null }]);
});

it("a row has null in each column that the server omits", async () => {
  answerRows("{}");
  const db = connect();
  const query = db.selectFrom("sys_invocation as i").leftJoin("sys_deployment as d", "d.id", "i.pinned_deployment_id");
  expect(await query.select(["i.id", "d.endpoint", "i.scope as s"]).execute()).toEqual([
    { id: null, endpoint: null, s: null },
  ]);
});

it("a row has every column of a table with selectAll, even those that this server lacks", async () => {
  answerRows('{"name":"Task"}');
  const query = connect().selectFrom("sys_service as s").innerJoin("state", "state.service_name", "s.name");
  const [row] = await query.selectAll("s").execute();
  expect(row).toEqual({ name: "Task", revision: null, public: null, ty: null, deployment_id: null });
});

it("a row keeps columns that this package does not know", async () => {
  answerRows('{"name":"Task","owner":"bob"}');
  expect(await connect().selectFrom("sys_service").selectAll().executeTakeFirst()).toMatchObject({ owner: "bob" });
});

it("a row of a query plan is returned unchanged", async () => {
  answerRows('{"plan_type":"logical_plan","plan":"a"}');
  const plan = [{ plan_type: "logical_plan", plan: "a" }];
  expect(await connect().selectFrom("state").selectAll().explain()).toEqual(plan);
});

it("a row of raw SQL is returned unchanged", async () => {
  answerRows('{"n":18446744073709551615}', '{"n":1}');
  expect((await sql`select n from t`.execute(connect())).rows).toEqual([{ n: 18446744073709551615n }, { n: 1 }]);
});

it("a row can be renamed by a plugin", async () => {
  answerRows('{"partition_key":7}');
  const dialect = new RestateDialect(createClient({ baseUrl: server.url }));
  const db = new Kysely<{ readonly state: { readonly partitionKey: number } }>({
    dialect,
    plugins: [new CamelCasePlugin()],
  });
  expect(await db.selectFrom("state").select("partitionKey").execute()).toEqual([{ partitionKey: 7 }]);
});

it("a stream yields the rows in order, in chunks of any size", async () => {
  const db = connect();
  for (const size of [1, 2, 3, undefined]) {
    answerRows('{"partition_key":1}', '{"partition_key":2}', "{}");
    const keys: unknown[] = [];
    for await (const row of db.selectFrom("state").select("partition_key").stream(size)) keys.push(row.partition_key);
    expect(keys).toEqual([1, 2, null]);
  }
});

it("a stream ends the query when the loop is left", async () => {
  const closed = new Promise<void>((resolve) => {
    server.answer = (response) => {
      response.once("close", resolve);
      // The response does not end.
      response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[{"key":"a"},');
    };
  });
  for await (const { key } of connect().selectFrom("state").select("key").stream(1)) {
    expect(key).toBe("a");
    break;
  }
  await closed;
});

/** Uses a connection as Kysely does from version 0.29 on. */
interface Connection {
  executeQuery(query: CompiledQuery, options: { readonly signal: AbortSignal }): Promise<unknown>;
  streamQuery(query: CompiledQuery, size: number, options: { readonly signal: AbortSignal }): AsyncIterable<unknown>;
}

const openConnection = (signal: AbortSignal): Promise<Connection> =>
  new RestateDialect(createClient({ baseUrl: server.url }), { signal }).createDriver().acquireConnection();

it("the options of createKysely apply to each query", async () => {
  answerRows();
  const db = createKysely(createClient({ baseUrl: server.url }), { headers: { "x-team": "a" } });
  await db.selectFrom("state").select("key").execute();
  for await (const _ of db.selectFrom("state").select("key").stream()) expect.fail("there are no rows");
  expect(server.requests.map(({ headers }) => headers["x-team"])).toEqual(["a", "a"]);
});

it.each(["own", "passed"] as const)(
  "the options of createKysely may have a signal beside that of a query: the %s one aborts it",
  async (which) => {
    server.answer = () => {};
    const signals = { own: new AbortController(), passed: new AbortController() };
    const connection = await openConnection(signals.own.signal);
    const query = connect().selectFrom("state").select("key").compile();
    const call = connection.executeQuery(query, { signal: signals.passed.signal });
    signals[which].abort("enough");
    expect(await catchError(call)).toBe("enough");
  },
);

it("the options of createKysely may have a signal, on which queries leave no listener behind", async () => {
  answerRows();
  const { signal } = new AbortController();
  const add = vi.spyOn(signal, "addEventListener");
  const remove = vi.spyOn(signal, "removeEventListener");
  const connection = await openConnection(signal);
  const query = connect().selectFrom("state").select("key").compile();
  const passed = new AbortController().signal;
  await connection.executeQuery(query, { signal: passed });
  for await (const _ of connection.streamQuery(query, 1, { signal: passed })) expect.fail("there are no rows");
  await expect(connection.executeQuery(query, { signal: AbortSignal.abort("before") })).rejects.toBe("before");
  expect(add).toHaveBeenCalled();
  expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
});
