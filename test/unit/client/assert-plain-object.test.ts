import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { assertPlainObject } from "../../../src/client/index.js";

class Fields {
  readonly status = "paused";
}

describe("a plain object", () => {
  it.each<[string, unknown]>([
    ["is written as one", { status: "paused" }],
    ["has no prototype", Object.assign(Object.create(null), { status: "paused" })],
    ["comes from another realm", runInNewContext("({ status: 'paused' })")],
    ["is frozen", Object.freeze({})],
  ])("%s", (_, value) => expect(() => assertPlainObject(value, "the filter", "{}")).not.toThrow());

  it.each<[string, unknown, string]>([
    ["nothing", undefined, "undefined"],
    ["null", null, "null"],
    ["a string", "SECRET", "string"],
    ["an array", ["SECRET"], "Array"],
    ["a function", () => "SECRET", "function"],
    ["a promise of one", Promise.resolve({}), "Promise"],
    ["a Map", new Map([["status", "paused"]]), "Map"],
    ["a Date", new Date(), "Date"],
    ["a boxed string", new String("SECRET"), "String"],
    ["bytes", new Uint8Array(2), "Uint8Array"],
    ["an instance of a class", new Fields(), "a class instance or an object that inherits fields"],
    ["what inherits", Object.create({ status: "paused" }), "a class instance or an object that inherits fields"],
    [
      "what inherits without a prototype",
      Object.create(Object.create(null)),
      "a class instance or an object that inherits fields",
    ],
  ])("is not %s", (_, value, kind) => {
    const check = () => assertPlainObject(value, "the filter", "{ a: 1 }");
    expect(check).toThrow(TypeError);
    expect(check).toThrow(`the filter must be a plain object, such as { a: 1 }, not ${kind}`);
    expect(check).toThrow(/^(?!.*SECRET)/);
  });
});
