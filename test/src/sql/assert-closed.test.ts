import { describe, expect, it } from "vitest";
import { assertClosed } from "../../../src/sql/assert-closed.js";
import { sql } from "../../../src/sql/sql.js";

describe("a template", () => {
  it.each([
    "SELECT 'it''s' AS a",
    `SELECT "a""b'" AS c`,
    "SELECT '\"' || E'a\\\\' || e'a''b' || LIKE'\\'",
    "SELECT '--' || '/*' || '$$'",
    `SELECT "-- /* $"`,
    "SELECT 1 -- it's\n + 2",
    "SELECT 1 -- it's\r + 2",
    "SELECT 1 /* it's /* \" */ $$ */ + /**/ 2",
    "SELECT 1 /**/-- it's\n",
    "SELECT count(*)-- it's\n",
    "---- it's ----\n",
    "a - b / c * d",
    "‘a",
    "",
  ])("may have a value after %j", (text) => expect(assertClosed(text, false)).toBe(false));

  it.each<[string, string]>([
    ["name = '", 'this string is still open; a value brings its own quotes, so leave out those around it: "name = \'"'],
    ["name LIKE '%", "this string is still open"],
    ["'it''", "this string is still open"],
    ["E'a\\'", "write a quote in an E'...' string as ''"],
    ["1e'a\\\\\\' --'", "write a quote in an E'...' string as ''"],
    ['SELECT "', "this name is still open"],
    ['"a""', "this name is still open"],
    ["SELECT 1 -- ", "a value cannot stand in this comment"],
    ["SELECT 1 /* ", "this comment is still open"],
    ["SELECT 1 /* /* */", "this comment is still open"],
    ["SELECT $", "a $ outside quotes can open a string"],
    ["SELECT $$a$$", "a $ outside quotes can open a string"],
    ["SELECT $a$ ' $a$", "a $ outside quotes can open a string"],
    ["a %-- it's\n", "put a space between the operator and the comment"],
    ["a <-- it's\n", "put a space between the operator and the comment"],
    ["a |/* it's */", "put a space between the operator and the comment"],
    ["a -/* it's */", "put a space between the operator and the comment"],
  ])("may have no value after %j", (text, message) => {
    expect(() => assertClosed(text, false)).toThrow(TypeError);
    expect(() => assertClosed(text, false)).toThrow(`sql: ${message}`);
    const parts = Object.assign([text, ""], { raw: [text, ""] });
    expect(() => sql(parts, "a value")).toThrow(message);
  });

  it.each(["SELECT 'a", 'SELECT "a', "SELECT 1 /*", "SELECT $a", "a <--"])("may not end with %j", (text) => {
    expect(() => assertClosed(text, true)).toThrow(TypeError);
  });

  it("may end in a comment of a line, which ends with it", () => {
    expect(assertClosed("a -- why", true)).toBe(true);
    expect(assertClosed("a -- why\n", true)).toBe(false);
    expect(sql`a -- why`.text).toBe("a -- why\n");
  });

  it("is quoted where it goes wrong, and no further", () => {
    expect(() => sql`SELECT ${1} FROM sys_invocation WHERE 'x' = '${2}' AND b`).toThrow(/: "ocation WHERE 'x' = '"$/);
  });
});
