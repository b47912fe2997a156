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
    ["name = '", 'this string is not closed; values are quoted already, so remove the quotes around them: "name = \'"'],
    ["name LIKE '%", "this string is not closed"],
    ["'it''", "this string is not closed"],
    ["E'a\\'", "write a quote in an E'...' string as ''"],
    ["1e'a\\\\\\' --'", "write a quote in an E'...' string as ''"],
    ['SELECT "', "this quoted name is not closed"],
    ['"a""', "this quoted name is not closed"],
    ["SELECT 1 -- ", "a value cannot appear in this comment"],
    ["SELECT 1 /* ", "this comment is not closed"],
    ["SELECT 1 /* /* */", "this comment is not closed"],
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

  it("may end in a line comment", () => {
    expect(assertClosed("a -- why", true)).toBe(true);
    expect(assertClosed("a -- why\n", true)).toBe(false);
    expect(sql`a -- why`.text).toBe("a -- why\n");
  });

  it("is quoted only around the error", () => {
    expect(() => sql`SELECT ${1} FROM sys_invocation WHERE 'x' = '${2}' AND b`).toThrow(/: "ocation WHERE 'x' = '"$/);
  });
});
