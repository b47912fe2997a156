import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { METHODS, type Method } from "../../../scripts/model/operation.js";
import { readRetryRule } from "../../../scripts/model/read-retry-rule.js";

const read = (method: Method, mark?: JsonObject[string]) =>
  readRetryRule(method, mark === undefined ? {} : { "x-retry": mark });

describe("readRetryRule", () => {
  it("takes GET, HEAD, PUT and DELETE for safe, and no other", () => {
    expect(METHODS.filter((method) => read(method).safe)).toEqual(["get", "put", "delete", "head"]);
  });

  it.each<[string, { given: [Method, JsonObject]; want: JsonObject }]>([
    ["says that a POST is safe", { given: ["post", { safe: true }], want: { safe: true } }],
    ["says that a GET is not", { given: ["get", { safe: false }], want: { safe: false } }],
    [
      "says when it is not, by the body",
      {
        given: ["post", { safe: true, unless: { body: { force: true } } }],
        want: { safe: true, unless: { body: { force: true } } },
      },
    ],
    [
      "says when it is not, by the query",
      {
        given: ["patch", { safe: true, unless: { query: { mode: "kill", count: 1, to: null } } }],
        want: { safe: true, unless: { query: { mode: "kill", count: 1, to: null } } },
      },
    ],
    ["says nothing of when", { given: ["post", { safe: true, unless: {} }], want: { safe: true, unless: {} } }],
  ])("a mark %s", (_, { given, want }) => expect(read(...given)).toEqual(want));

  it.each<[string, { given: JsonObject[string]; want: string }]>([
    ["a mark that is no object", { given: true, want: "x-retry must be { safe: true } or { safe: false }, not true" }],
    ["a mark that is null", { given: null, want: "not null" }],
    ["a mark without safe", { given: { unless: {} }, want: 'not {"unless":{}}' }],
    [
      "an exception that is no object",
      { given: { safe: true, unless: [] }, want: `x-retry's "unless" must be an object, not []` },
    ],
    [
      "an exception by something else",
      { given: { safe: true, unless: { header: {} } }, want: "knows body and query, not header" },
    ],
    [
      "fields that are none",
      { given: { safe: true, unless: { body: "force" } }, want: 'compares fields, not "force"' },
    ],
    [
      "a field that is no single value",
      { given: { safe: true, unless: { body: { a: [] } } }, want: 'can compare "a" with a string' },
    ],
  ])("refuses %s", (_, { given, want }) => expect(() => read("post", given)).toThrow(want));
});
