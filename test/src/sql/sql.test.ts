import { describe, expect, it } from "vitest";
import { assertNoSettings, type SqlValue, sql } from "../../../src/sql/sql.js";

describe("sql", () => {
  it.each<[unknown, string]>([
    ["it's", "'it''s'"],
    ["'; DROP TABLE x; --", "'''; DROP TABLE x; --'"],
    ["back\\slash", "'back\\slash'"],
    ["", "''"],
    [1.5, "1.5"],
    [-0, "0"],
    [1e21, "1e+21"],
    [2 ** 53, "9.007199254740992e+15"],
    [2n ** 64n - 1n, "18446744073709551615"],
    [-(2n ** 63n), "-9223372036854775808"],
    [true, "true"],
    [null, "NULL"],
    [new Date(0), "TIMESTAMP '1970-01-01T00:00:00.000Z'"],
    [["a", 1, null], "('a', 1, NULL)"],
    [[], "(SELECT NULL WHERE FALSE)"],
    [sql`a = ${"b"}`, "a = 'b'"],
    [sql.identifier('we"ird'), '"we""ird"'],
    [sql.join([sql`a`, sql`b = ${1}`], " AND "), "a AND b = 1"],
  ])("writes %s as %s", (value, want) => {
    expect(sql`SELECT ${value as SqlValue};`.text).toBe(`SELECT ${want};`);
    expect(String(sql`${value as SqlValue}`)).toBe(want);
  });

  it.each<[unknown, string]>([
    [undefined, "undefined has no SQL literal"],
    [Number.NaN, "NaN has no SQL literal"],
    [Number.POSITIVE_INFINITY, "Infinity has no SQL literal"],
    [2n ** 64n, "18446744073709551616 has no SQL literal"],
    [new Date(Number.NaN), "an invalid Date has no SQL literal"],
    [{ text: "1" }, "object has no SQL literal"],
    [[undefined], "undefined has no SQL literal"],
    [Symbol("x"), "symbol has no SQL literal"],
    [() => 1, "function has no SQL literal"],
  ])("refuses %s", (value, message) => {
    expect(() => sql`SELECT ${value as SqlValue}`).toThrow(TypeError);
    expect(() => sql`SELECT ${value as SqlValue}`).toThrow(message);
  });

  it("refuses an identifier that is none", () => {
    for (const name of ["", undefined, 5]) expect(() => sql.identifier(name as string)).toThrow(TypeError);
  });
});

describe("settings", () => {
  it.each([
    "SET a.b = 1",
    "set a.b = 1",
    " \n\tSET a.b = 1",
    "-- a comment\nSET a.b = 1",
    "/* a comment */SET a.b = 1",
    "/* a /* nested */ comment */ SET a.b = 1",
    "-- a comment\rSET a.b = 1",
    ";;SET a.b = 1",
    "EXPLAIN ANALYZE /* */ SET a.b = 1",
    "PREPARE p AS SELECT 1",
    "RESET a.b",
  ])("are changed by %j", (text) => expect(() => assertNoSettings(text)).toThrow("pass allowSettings"));

  it.each([
    "SELECT 1",
    "SELECT 'SET a = 1'",
    "settings",
    "SELECT * FROM t -- SET a = 1",
    "SHOW a.b",
    "/* SET a = 1",
    "",
  ])("are not changed by %j", (text) => expect(assertNoSettings(text)).toBeUndefined());
});
