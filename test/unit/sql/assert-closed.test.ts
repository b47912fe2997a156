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
    "SELECT 1 /* it's \" $$ */ + /**/ 2",
    "SELECT count(*)-- it's\n",
    "---- it's ----\n",
    "a - b / c * d",
    "‘a",
    "",
  ])("may have a value after %j", (text) => expect(assertClosed(text, false)).toBe(false));

  const open = "a quote, a comment or a $ is left open; values are quoted already";
  const unclear = "put a space before a comment, and write a quote in an E'...' string as ''";

  it.each<[string, string]>([
    ["name = '", open],
    ["name LIKE '%", open],
    ["'it''", open],
    ["E'a\\'", unclear],
    ["1e'a\\\\\\' --'", unclear],
    ['SELECT "', open],
    ['"a""', open],
    ["SELECT 1 -- ", open],
    ["SELECT 1 /* ", open],
    ["SELECT 1 /* /* */", open],
    ["SELECT $", open],
    ["SELECT $$a$$", open],
    ["SELECT $a$ ' $a$", open],
    ["a %-- it's\n", unclear],
    ["a <-- it's\n", unclear],
    ["a |/* it's */", unclear],
    ["a -/* it's */", unclear],
    ["SELECT 1 /* /* */ */", open],
    ["E'a''b\\'' --'", unclear],
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
