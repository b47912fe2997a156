import { expect, it } from "vitest";
import { createAdminClient, type SqlValue, sql } from "../../../src/index.js";
import { importCopy } from "../../kit/import-copy.js";
import { toFetch } from "../../kit/to-fetch.js";

it.each<[unknown, string]>([
  ["it's", "'it''s'"],
  ["back\\slash", "'back\\slash'"],
  [-1.5, "(-1.5)"],
  [-0, "0"],
  [1e21, "1e+21"],
  [2 ** 53, "9.007199254740992e+15"],
  [-(2n ** 63n), "(-9223372036854775808)"],
  [null, "NULL"],
  [new Date(9_223_372_036_000), "TIMESTAMP '2262-04-11T23:47:16.000Z'"],
  [new Date(-9_223_372_036_000), "TIMESTAMP '1677-09-21T00:12:44.000Z'"],
  [["a", -1, null], "('a', (-1), NULL)"],
  [
    [
      ["a", 1],
      ["b", 2],
    ],
    "(('a', 1), ('b', 2))",
  ],
  [[], "(SELECT NULL WHERE FALSE)"],
  [sql`a = ${"b"}`, "a = 'b'"],
  [sql.identifier('we"ird'), '"we""ird"'],
  [sql.join([sql`a`, sql`b = ${1}`], " AND "), "a AND b = 1"],
  [sql.join([sql`a`, sql`b`], ""), "a b"],
])("sql writes %s as %s", (value, want) => {
  expect(sql`SELECT ${value as SqlValue};`.text).toBe(`SELECT ${want};`);
  expect(String(sql`${value as SqlValue}`)).toBe(want);
});

it.each<[unknown, string]>([
  [undefined, "undefined cannot be an SQL literal"],
  [Number.NaN, "NaN cannot be an SQL literal"],
  [Number.POSITIVE_INFINITY, "Infinity cannot be an SQL literal"],
  [2n ** 64n, "18446744073709551616 cannot be an SQL literal"],
  [new Date(Number.NaN), "an invalid Date cannot be an SQL literal"],
  [new Date(9_223_372_036_001), "2262-04-11T23:47:16.001Z cannot be an SQL literal; use a Date from 1677-09-22 to"],
  [new Date(-9_223_372_036_001), "1677-09-21T00:12:43.999Z cannot be an SQL literal"],
  [new Date(8.64e15), "+275760-09-13T00:00:00.000Z cannot be an SQL literal"],
  [{ text: "1" }, "object cannot be an SQL literal"],
  [new String("a"), "object cannot be an SQL literal"],
  [[undefined], "undefined cannot be an SQL literal"],
  [Object.assign([1], { 2: 2 }), "undefined cannot be an SQL literal"],
  [[[[1]]], "an array nested three deep cannot be an SQL literal"],
  ["a\ud800", "a string with a lone surrogate cannot be an SQL literal"],
  [Symbol("x"), "symbol cannot be an SQL literal"],
  [() => 1, "function cannot be an SQL literal"],
])("sql rejects %s", (value, message) => {
  expect(() => sql`SELECT ${value as SqlValue}`).toThrow(TypeError);
  expect(() => sql`SELECT ${value as SqlValue}`).toThrow(message);
});

it("sql never calls a value's own conversion methods", () => {
  const evil = "' OR TRUE --";
  const date = Object.assign(new Date(0), { toISOString: () => evil, toString: () => evil });
  const list = Object.assign([1], { map: () => [evil], join: () => evil });
  expect(sql`${date} ${list}`.text).toBe("TIMESTAMP '1970-01-01T00:00:00.000Z' (1)");
});

it("sql rejects an invalid identifier", () => {
  for (const name of ["", undefined, 5, "\udfff"]) {
    expect(() => sql.identifier(name as string)).toThrow(TypeError);
  }
});

it("sql is a tag, and rejects a string as an argument", () => {
  for (const given of ["SELECT 1", ["SELECT 1"], undefined]) {
    expect(() => sql(given as never)).toThrow("sql is a template tag");
  }
});

it("sql rejects an invalid JavaScript escape", () => {
  expect(() => sql`SELECT '\u'`).toThrow("the template has an invalid escape sequence");
});

it("sql recognizes SQL from another copy of the package", async () => {
  const other = await importCopy<typeof import("../../../src/sql/sql.js")>("src/sql/sql.ts");
  expect(other.sql).not.toBe(sql);
  expect(sql`a = ${other.sql`${"b"}`} AND ${sql.join([other.sql`c`], ", ")}`.text).toBe("a = 'b' AND c");
  const queries: unknown[] = [];
  const fetch = toFetch(async (request) => {
    queries.push((await request.json()).query);
    return Response.json({ rows: [{ number: 0 }] });
  });
  await createAdminClient({ fetch }).countInvocations({ sql: other.sql`a = 7` });
  expect(queries).toEqual([expect.stringContaining("(a = 7)")]);
});

it.each<[string, string]>([
  [sql`10-${sql`-1`}`.text, "10- -1"],
  [sql`a /${sql`* b`}`.text, "a / * b"],
  [sql`E${"\\"}`.text, "E '\\'"],
  [sql`U&${sql.identifier("a")}`.text, 'U& "a"'],
  [sql`1${2}3`.text, "1 2 3"],
  [sql`\u00a0${"a"}\u2028`.text, "\u00a0 'a' \u2028"],
  [sql.join([sql`a -- why`, sql`b`], ", ").text, "a -- why\n, b"],
])("a value does not merge with its neighbours: %s", (text, want) => {
  expect(text).toBe(want);
});

it.each<[unknown[], string, string]>([
  [[], ", ", "sql.join: there is nothing to join; for an empty list, write sql`TRUE` or sql`FALSE`"],
  [[sql`a`, { text: "1; DROP" }], ",", "object cannot be an SQL literal"],
  [Object.assign(Array(3), { 0: sql`a`, 2: sql`b` }), ",", "undefined cannot be an SQL literal"],
  [[sql`a`, sql`b`], " -- ", "is left open"],
  [[sql`a`, sql`b`], "'", "is left open"],
])("sql.join rejects %j with %j", (fragments, separator, message) => {
  expect(() => sql.join(fragments as never, separator)).toThrow(TypeError);
  expect(() => sql.join(fragments as never, separator)).toThrow(message);
});

/** Creates a template with a value after each string but the last. */
const write = (...texts: readonly string[]) =>
  sql(Object.assign([...texts], { raw: texts }), ...texts.slice(1).map(() => 1)).text;

it.each([
  "SELECT 'it''s' AS a",
  `SELECT "a""b'" AS c`,
  "SELECT '\"' || E'a\\\\' || e'a''b' || LIKE'\\'",
  "SELECT 1 -- it's\n + 2",
  "SELECT 1 -- it's\r + 2",
  "SELECT 1 /* it's \" $$ */ + /**/ 2",
  "---- it's ----\n",
  "a - b / c * d",
  "‘a",
  "",
])("a template may have a value after %j", (text) => expect(write(text, "")).toMatch(/1$/));

const open = "a quote, a comment or a $ is left open; values are quoted already";
const unclear = "put a space before a comment, and write a quote in an E'...' string as ''";

it.each<[string, string]>([
  ["name = '", open],
  ["E'a\\'", unclear],
  ["1e'a\\\\\\' --'", unclear],
  ['SELECT "', open],
  ["SELECT 1 -- ", open],
  ["SELECT 1 /* ", open],
  ["SELECT 1 /* /* */", open],
  ["SELECT $", open],
  ["SELECT $a$ ' $a$", open],
  ["a %-- it's\n", unclear],
  ["a |/* it's */", unclear],
  ["SELECT 1 /* /* */ */", open],
  ["E'a''b\\'' --'", unclear],
])("a template may have no value after %j", (text, message) => {
  expect(() => write(text, "")).toThrow(TypeError);
  expect(() => write(text, "")).toThrow(`sql: ${message}`);
});

it.each(["SELECT 'a", 'SELECT "a', "SELECT 1 /*", "SELECT $a", "a <--"])("a template may not end with %j", (text) => {
  expect(() => write(text)).toThrow(TypeError);
});

it("a template may end in a line comment", () => {
  for (const text of ["a -- why", "a -- why\n"]) expect(write(text)).toBe("a -- why\n");
});

it("a template is quoted only around the error", () => {
  expect(() => sql`SELECT ${1} FROM sys_invocation WHERE 'x' = '${2}' AND b`).toThrow(/: "ocation WHERE 'x' = '"$/);
});

const run = (text: string) => createAdminClient({ fetch: async () => Response.json({ rows: [] }) }).queryRows(text);

it.each([
  "SET a.b = 1",
  " \n\tset a.b = 1",
  "/** a * comment */SET a.b = 1",
  "-- a comment\rSET a.b = 1",
  "EXPLAIN/**/ANALYZE -- a comment\n VERBOSE SET a.b = 1",
  "/* a /* b */ c */ SET a.b = 1",
  "/* -- */ SET a.b = 1",
  "PREPARE p AS SELECT 1",
  "RESET a.b",
])("settings are changed by %j", (text) => expect(run(text)).rejects.toThrow("changes the server's settings"));

it.each([
  "SELECT 1",
  "SELECT 'SET a = 1'",
  "SELECT * FROM t -- SET a = 1",
  "SHOW a.b",
  "/* SET a = 1",
  "/* /* */ SET a = 1 */",
  "",
])("settings are not changed by %j", async (text) => expect(await run(text)).toEqual([]));

it("settings are found behind any number of comments", () =>
  expect(run(`${"-- a comment\n".repeat(200_000)}SET a.b = 1`)).rejects.toThrow("changes the server's settings"));
