import { describe, expect, it } from "vitest";
import { assertArguments, PLAIN_OR_NULL, STRINGS } from "../../../src/client/index.js";
import { COMPLEX } from "../../../src/formats/index.js";

describe("an argument that must be a string", () => {
  it.each<[unknown, string]>([
    [undefined, "undefined"],
    [null, "null"],
    [5, "5"],
    [["SECRET"], "Array"],
    [new String("SECRET"), "String"],
    [{ toString: () => "SECRET" }, "Object"],
    [Symbol("SECRET"), "symbol"],
  ])("is not %s", (id, kind) => {
    expect(() => assertArguments("getThing", { name: "a", id }, {})).toThrow(TypeError);
    expect(() => assertArguments("getThing", { name: "a", id }, {})).toThrow(
      `getThing: id must be a string, not ${kind}`,
    );
  });

  it("is checked before the options", () => {
    expect(() => assertArguments("getThing", { id: "" }, {})).not.toThrow();
    expect(() => assertArguments("getThing", { id: "" }, JSON.parse("null"))).toThrow(
      "getThing: the options must be a plain object",
    );
  });
});

describe("the options of a handwritten function", () => {
  const rules = { other: PLAIN_OR_NULL, filter: COMPLEX, name: STRINGS };

  it.each<[object, string]>([
    [{ name: "a" }, 'getThing: name must be an array of strings, not "a"'],
    [{ name: ["a", 5] }, "getThing: name must be an array of strings, not Array"],
    [{ timeout: -1 }, "getThing: timeout must be a number of milliseconds from 0 to 2147483647, not -1"],
    [
      { names: [] },
      'getThing: unknown option "names"; the options are other, filter, name, headers, timeout, maxRetries, patience, signal',
    ],
    [{ other: {} }, "getThing: other must be a string, a number, a boolean or null, not Object"],
  ])("%j are rejected: %s", (options, message) => {
    const check = () => assertArguments("getThing", {}, options, rules);
    expect(check).toThrow(TypeError);
    expect(check).toThrow(message);
  });

  it.each([{}, { name: [] }, { name: undefined }, { other: 5 }, { other: null }, { filter: {} }, { timeout: 0 }])(
    "%j are fine",
    (options) => {
      expect(() => assertArguments("getThing", {}, options, rules)).not.toThrow();
    },
  );
});
