import { Kysely, sql } from "kysely";
import { expect, it } from "vitest";
import { createClient, sql as ownSql } from "../../../src/index.js";
import { createKysely, type RestateDatabase, RestateDialect } from "../../../src/kysely/index.js";
import { catchError } from "../../kit/catch-error.js";

// Nothing listens there: what is rejected is rejected before it is sent.
const client = createClient({ baseUrl: "http://127.0.0.1:9", maxRetries: 0 });
const db = createKysely(client);
const writer = new Kysely<RestateDatabase>({ dialect: new RestateDialect(client) });
const services = db.selectFrom("sys_service").select("name");

it.each([
  ["a string", services.where("name", "=", 'it\'s "x" \\ -- $1'), `"name" = 'it''s "x" \\ -- $1'`],
  ["a list", services.where("name", "in", ["a", "b"]), `"name" in ('a', 'b')`],
  ["an empty list", services.where("name", "in", []), '"name" in (SELECT NULL WHERE FALSE)'],
  ["a literal", services.where("name", "=", sql.lit("it's")), `"name" = 'it''s'`],
  ["a value in raw SQL", services.where(sql<boolean>`length(name)>${-1}or true`), "length(name)> (-1) or true"],
  [
    "a Date in raw SQL",
    services.where(sql<boolean>`now() > ${new Date(0)}`),
    "now() > TIMESTAMP '1970-01-01T00:00:00.000Z'",
  ],
  ["a list in raw SQL", services.where(sql<boolean>`name in ${["a", "b"]}`), "name in ('a', 'b')"],
  ["SQL from the tag of this package", services.where(sql<boolean>`${ownSql`name = ${"a"}`}`), "name = 'a'"],
  ["a name in raw SQL", services.where(sql<boolean>`${sql.ref("name")} = ''`), `"name" = ''`],
  [
    "a comment in raw SQL",
    services.where(sql<boolean>`true -- all`).where("name", "=", "a"),
    `true -- all\n and "name" = 'a'`,
  ],
])("a compiled query has %s as a literal, and no parameters", (_, query, condition) => {
  const { sql, parameters } = query.compile();
  expect(sql).toBe(`select "name" from "sys_service" where ${condition}`);
  expect(parameters).toEqual([]);
});

it("a compiled query quotes names", () => {
  const { sql } = db.selectFrom("sys_service as select").select('name as a"b').compile();
  expect(sql).toBe('select "name" as "a""b" from "sys_service" as "select"');
});

it("a compiled query stays the same when it is compiled again", () => {
  const query = services.where(sql<boolean>`name = ${"a"}`);
  expect(query.compile().sql).toBe(query.compile().sql);
});

it.each([
  [
    "a value inside quotes",
    () => services.where(sql<boolean>`name = '${"a"}'`),
    /a quote, a comment or a \$ is left open/,
  ],
  ["raw SQL that leaves a comment open", () => services.where(sql.raw<boolean>("true /*")), /is left open/],
  ["a value without a literal", () => services.where("revision", "=", Number.NaN), /NaN cannot be an SQL literal/],
  ["fetch", () => services.fetch(1), /fetch: .* use limit/],
  ["an insert", () => writer.insertInto("sys_service").defaultValues(), /Insert: the server's tables are read-only/],
  ["an update", () => writer.updateTable("sys_service").set("name", "a"), /Update: .* read-only/],
  ["a deletion", () => writer.deleteFrom("sys_service"), /Delete: .* read-only/],
  ["a new table", () => writer.schema.createTable("mine"), /CreateTable: .* read-only/],
])("a query is rejected before it is sent if it has %s", async (_, build, message) => {
  const error = await catchError((async () => build().execute())());
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).toMatch(message);
});

it.each([
  ["selects two columns of one name", ["i.id", "d.id"] as const],
  ["gives a column the name of another one", ["i.id", "d.endpoint as id"] as const],
])("a query is rejected before it is sent if it %s", async (_, columns) => {
  const query = db.selectFrom(["sys_invocation as i", "sys_deployment as d"]).select(columns);
  await expect(query.execute()).rejects.toThrow('two columns of the result are called "id"; rename one with "as"');
});

it("a query is rejected before it is sent if it selects all columns of tables that share one", async () => {
  const query = db.selectFrom("sys_invocation as i").innerJoin("sys_journal as j", "j.id", "i.id").selectAll();
  await expect(query.stream().next()).rejects.toThrow(/two columns of the result are called "id"/);
});

it("a query is rejected before it is sent if another dialect compiled it with parameters", async () => {
  const compiled = { ...services.compile(), parameters: ["a"] };
  await expect(db.executeQuery(compiled)).rejects.toThrow(/no query parameters/);
});

it("a query is rejected before it is sent if it changes the settings of the server", async () => {
  await expect(sql`set datafusion.execution.batch_size = 7`.execute(db)).rejects.toThrow(/SET changes the server/);
});

it("a query is rejected before it is sent if it needs a transaction or introspection", async () => {
  const none = async () => {};
  await expect(writer.transaction().execute(none)).rejects.toThrow(/no transactions, since the tables are read-only/);
  await expect(writer.startTransaction().execute()).rejects.toThrow(/no transactions/);
  expect(() => writer.introspection).toThrow(/no introspection; the type RestateDatabase has the tables/);
});
