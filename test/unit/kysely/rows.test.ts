import { CamelCasePlugin, Kysely, type SelectQueryBuilder, sql } from "kysely";
import { describe, expect, it, vi } from "vitest";
import { createClient, RestateAdminError } from "../../../src/index.js";
import { createKysely, InexactIntegerError, type RestateDatabase, RestateDialect } from "../../../src/kysely/index.js";
import { RestateConnection } from "../../../src/kysely/restate-connection.js";
import { answerText } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();
const connect = () => createKysely(createClient({ baseUrl: server.url, maxRetries: 0 }));

/** Answers every query with rows as JSON. */
function answerRows(...rows: readonly string[]): void {
  server.answer = (response) => answerText(response, 200, `{"rows":[${rows.join(",")}]}`, "application/json");
}

type Db = ReturnType<typeof connect>;
type Query = SelectQueryBuilder<RestateDatabase, never, object>;

/** Queries whose column `k` is a bigint in the types, and so must be one in the rows. */
const bigints: Readonly<Record<string, (db: Db) => Pick<Query, "execute">>> = {
  "a column": (db) => db.selectFrom("state").select("partition_key as k"),
  "a column of an alias": (db) => db.selectFrom("state as s").select("s.partition_key as k"),
  "a column of a join": (db) =>
    db.selectFrom("sys_service as a").leftJoin("sys_journal as j", "j.id", "a.name").select("j.partition_key as k"),
  "a column of a subquery": (db) =>
    db.selectFrom((eb) => eb.selectFrom("state").select("partition_key as k").as("s")).selectAll(),
  "a column of a common table expression": (db) =>
    db
      .with("s", (q) => q.selectFrom("state").select("partition_key as k"))
      .selectFrom("s")
      .selectAll("s"),
  "a scalar subquery": (db) =>
    db.selectFrom("sys_service as o").select((eb) => eb.selectFrom("state").select("partition_key").limit(1).as("k")),
  "a column of the query around a subquery": (db) =>
    db.selectFrom("state as o").select((eb) => eb.selectFrom("sys_service").select("o.partition_key").limit(1).as("k")),
  "a maximum": (db) => db.selectFrom("state").select((eb) => eb.fn.max("partition_key").as("k")),
  "a default": (db) => db.selectFrom("state").select((eb) => eb.fn.coalesce("partition_key", eb.lit(0)).as("k")),
  "a sum of two": (db) => db.selectFrom("state").select((eb) => eb("partition_key", "+", 1n).as("k")),
  "a case": (db) =>
    db.selectFrom("state").select((eb) => eb.case().when("key", "=", "a").then(eb.ref("partition_key")).end().as("k")),
  "a cast": (db) => db.selectFrom("state").select((eb) => eb.cast<bigint>(eb.fn.countAll(), "bigint").as("k")),
  "a cast to a type in raw SQL": (db) =>
    db.selectFrom("sys_journal").select((eb) => eb.cast<bigint>("index", sql`BIGINT unsigned`).as("k")),
  "the second part of a union": (db) =>
    db
      .selectFrom("sys_service")
      .select(sql<bigint>`revision`.as("k"))
      .unionAll(db.selectFrom("state").select("partition_key as k")),
  "a part of a union in parentheses, in a common table expression": (db) =>
    db
      .with("all", (q) =>
        q
          .selectFrom("sys_service")
          .select(sql<bigint>`revision`.as("k"))
          .union((eb) =>
            eb.parens(
              db
                .selectFrom("sys_service")
                .select(sql<bigint>`0`.as("k"))
                .except(db.selectFrom("state").select("partition_key as k")),
            ),
          ),
      )
      .selectFrom("all")
      .select("k"),
  "a value": (db) => db.selectFrom("state").select((eb) => eb.val(7n).as("k")),
  "a reference in raw SQL": (db) => db.selectFrom("state").select(sql.ref<bigint>("partition_key").as("k")),
};

/** Queries whose column `k` is a number in the types. */
const numbers: Readonly<Record<string, (db: Db) => Pick<Query, "execute">>> = {
  "a count": (db) => db.selectFrom("state").select((eb) => eb.fn.countAll<number>().as("k")),
  "a count of a 64-bit column": (db) =>
    db.selectFrom("state").select((eb) => eb.fn.count<number>("partition_key").as("k")),
  "a length, which fits": (db) => db.selectFrom("state").select("key_length as k"),
  "a number": (db) => db.selectFrom("sys_service").select("revision as k"),
  "a quotient, which may have a fraction": (db) =>
    db.selectFrom("state").select((eb) => eb("partition_key", "/", 2n).as("k")),
  "a product with a float": (db) =>
    db.selectFrom("state").select((eb) => eb("partition_key", "*", eb.val(0.5) as never).as("k")),
  "raw SQL": (db) => db.selectFrom("state").select(sql<number>`mod(partition_key, 10)`.as("k")),
  "a name that hides a 64-bit column": (db) =>
    db
      .with("state", (q) => q.selectFrom("sys_service").select("revision as partition_key"))
      .selectFrom("state")
      .select("partition_key as k"),
};

describe("a 64-bit integer", () => {
  it.each(Object.entries(bigints))("is a bigint whatever its size, as %s", async (_, build) => {
    answerRows('{"k":7}', '{"k":18446744073709551615}', "{}");
    expect(await build(connect()).execute()).toEqual([{ k: 7n }, { k: 18446744073709551615n }, { k: null }]);
  });

  it.each(Object.entries(numbers))("is a number, as %s", async (_, build) => {
    answerRows('{"k":7}', "{}");
    expect(await build(connect()).execute()).toEqual([{ k: 7 }, { k: null }]);
  });

  it.each(Object.entries(numbers))("is an error where a number cannot hold it, as %s", async (_, build) => {
    answerRows('{"k":18446744073709551615}');
    const error = await catchError(build(connect()).execute());
    expect(error).toBeInstanceOf(RestateAdminError);
    expect(error).toBeInstanceOf(InexactIntegerError);
    expect(error).toMatchObject({ name: "InexactIntegerError", column: "k", value: 18446744073709551615n });
    expect(String(error)).toMatch(/query: "k" is an integer that a number cannot hold exactly; select it with/);
    expect(String(error)).not.toContain("18446744073709551615");
  });
});

it("a number with a fraction stays a number in a column of bigints, however large", async () => {
  answerRows('{"k":0.5}', '{"k":5.356472102970680e17}', '{"k":810072142996592.5000}', '{"k":5}');
  const query = connect()
    .selectFrom("state")
    .select((eb) => eb.fn.coalesce("partition_key", eb.val(0.5)).as("k"));
  expect(await query.execute()).toEqual([{ k: 0.5 }, { k: 5.35647210297068e17 }, { k: 810072142996592.5 }, { k: 5n }]);
});

describe("a row", () => {
  it("of a union has the types of all parts by position, since the names are those of the first", async () => {
    answerRows('{"k":7,"n":7}', '{"k":18446744073709551615,"n":8}');
    const other = connect().selectFrom("state").select(["partition_key as n", "key_length as k"]);
    const query = connect()
      .selectFrom("sys_service")
      .select([sql<bigint>`0`.as("k"), "revision as n"])
      .unionAll(other as never);
    expect(await query.execute()).toEqual([
      { k: 7n, n: 7 },
      { k: 18446744073709551615n, n: 8 },
    ]);
  });

  it("has null in each column that the server omits", async () => {
    answerRows("{}");
    const db = connect();
    const query = db
      .selectFrom("sys_invocation as i")
      .leftJoin("sys_deployment as d", "d.id", "i.pinned_deployment_id");
    expect(await query.select(["i.id", "d.endpoint", "i.scope as s"]).execute()).toEqual([
      { id: null, endpoint: null, s: null },
    ]);
  });

  it("has every column of a table with selectAll, also those that this server lacks", async () => {
    answerRows('{"name":"Task"}');
    const [row] = await connect().selectFrom("sys_service").selectAll().execute();
    expect(row).toEqual({ name: "Task", revision: null, public: null, ty: null, deployment_id: null });
  });

  it("keeps columns that this package does not know", async () => {
    answerRows('{"name":"Task","owner":"bob"}');
    expect(await connect().selectFrom("sys_service").selectAll().executeTakeFirst()).toMatchObject({ owner: "bob" });
  });

  it("of raw SQL stays as it is", async () => {
    answerRows('{"n":18446744073709551615}', '{"n":1}');
    expect((await sql`select n from t`.execute(connect())).rows).toEqual([{ n: 18446744073709551615n }, { n: 1 }]);
  });

  it("of a plan stays as it is", async () => {
    answerRows('{"plan_type":"logical_plan","plan":"Projection"}');
    expect(await connect().selectFrom("state").select("key").explain()).toEqual([
      { plan_type: "logical_plan", plan: "Projection" },
    ]);
  });

  it("can be renamed by a plugin", async () => {
    answerRows('{"partition_key":7}');
    const dialect = new RestateDialect(createClient({ baseUrl: server.url }));
    const db = new Kysely<{ readonly state: { readonly partitionKey: bigint } }>({
      dialect,
      plugins: [new CamelCasePlugin()],
    });
    expect(await db.selectFrom("state").select("partitionKey").execute()).toEqual([{ partitionKey: 7n }]);
  });
});

describe("a stream", () => {
  it("yields the rows in order, in chunks of any size", async () => {
    const db = connect();
    for (const size of [1, 2, 3, undefined]) {
      answerRows('{"partition_key":1}', '{"partition_key":2}', "{}");
      const keys: (bigint | null)[] = [];
      for await (const row of db.selectFrom("state").select("partition_key").stream(size)) keys.push(row.partition_key);
      expect(keys).toEqual([1n, 2n, null]);
    }
  });

  it("ends the query when the loop is left", async () => {
    const closed = new Promise<void>((resolve) => {
      server.answer = (response) => {
        response.once("close", resolve);
        // And does not end.
        response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[{"key":"a"},');
      };
    });
    for await (const { key } of connect().selectFrom("state").select("key").stream(1)) {
      expect(key).toBe("a");
      break;
    }
    await closed;
  });
});

describe("the options of createKysely", () => {
  it("apply to each query", async () => {
    answerRows();
    const db = createKysely(createClient({ baseUrl: server.url }), { headers: { "x-team": "a" } });
    await db.selectFrom("state").select("key").execute();
    for await (const _ of db.selectFrom("state").select("key").stream()) expect.fail("there are no rows");
    expect(server.requests.map(({ headers }) => headers["x-team"])).toEqual(["a", "a"]);
  });

  it.each(["own", "passed"] as const)(
    "may have a signal beside that of a query: the %s one aborts it",
    async (which) => {
      server.answer = () => {};
      const signals = { own: new AbortController(), passed: new AbortController() };
      const connection = new RestateConnection(createClient({ baseUrl: server.url }), { signal: signals.own.signal });
      const query = connect().selectFrom("state").select("key").compile();
      const call = connection.executeQuery(query, { signal: signals.passed.signal });
      const reason = new Error("enough");
      signals[which].abort(reason);
      expect(await catchError(call)).toBe(reason);
    },
  );

  it("may have a signal, on which queries leave no listener behind", async () => {
    answerRows();
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, "addEventListener");
    const remove = vi.spyOn(signal, "removeEventListener");
    const connection = new RestateConnection(createClient({ baseUrl: server.url }), { signal });
    const query = connect().selectFrom("state").select("key").compile();
    const passed = new AbortController().signal;
    await connection.executeQuery(query, { signal: passed });
    for await (const _ of connection.streamQuery(query, 1, { signal: passed })) expect.fail("there are no rows");
    await expect(connection.executeQuery(query, { signal: AbortSignal.abort("before") })).rejects.toBe("before");
    expect(add).toHaveBeenCalled();
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
  });
});
