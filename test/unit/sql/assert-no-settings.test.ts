import { describe, expect, it } from "vitest";
import { assertNoSettings } from "../../../src/sql/assert-no-settings.js";

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
    "EXPLAIN/**/ANALYZE -- a comment\n VERBOSE SET a.b = 1",
    "-- /*\nSET a.b = 1 -- */",
    "/* -- /* */ */ SET a.b = 1",
    "PREPARE p AS SELECT 1",
    "RESET a.b",
  ])("are changed by %j", (text) => expect(() => assertNoSettings(text)).toThrow("changes the server's settings"));

  it.each([
    "SELECT 1",
    "SELECT 'SET a = 1'",
    "settings",
    "SELECT * FROM t -- SET a = 1",
    "SHOW a.b",
    "/* SET a = 1",
    "",
  ])("are not changed by %j", (text) => expect(assertNoSettings(text)).toBeUndefined());

  it("are found behind any number of comments", () => {
    expect(() => assertNoSettings(`${"-- a comment\n".repeat(200_000)}SET a.b = 1`)).toThrow(
      "changes the server's settings",
    );
  });
});
