import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { METHODS, type Method } from "../../../scripts/model/operation.js";
import { readRetryRule } from "../../../scripts/model/read-retry-rule.js";

const read = (method: Method, mark?: JsonObject[string]) =>
  readRetryRule(method, mark === undefined ? {} : { "x-retry": mark });

describe("readRetryRule", () => {
  it("takes GET, HEAD, PUT and DELETE for idempotent, and no other", () => {
    expect(METHODS.filter((method) => read(method).idempotent)).toEqual(["get", "put", "delete", "head"]);
  });

  it.each<[string, { given: [Method, JsonObject]; want: JsonObject }]>([
    ["says that a POST is idempotent", { given: ["post", { idempotent: true }], want: { idempotent: true } }],
    ["says that a GET is not", { given: ["get", { idempotent: false }], want: { idempotent: false } }],
    [
      "says when it is not, by the body",
      {
        given: ["post", { idempotent: true, unless: { body: { force: true } } }],
        want: { idempotent: true, unless: { body: { force: true } } },
      },
    ],
    [
      "says when it is not, by the query",
      {
        given: ["patch", { idempotent: true, unless: { query: { mode: "kill", count: 1, to: null } } }],
        want: { idempotent: true, unless: { query: { mode: "kill", count: 1, to: null } } },
      },
    ],
    [
      "says nothing of when",
      { given: ["post", { idempotent: true, unless: {} }], want: { idempotent: true, unless: {} } },
    ],
    [
      "says nothing of the method's default",
      { given: ["put", { unless: {} }], want: { idempotent: true, unless: {} } },
    ],
    [
      "lists temporary failures",
      {
        given: ["post", { temporary: [{ status: 503, message: "not leader" }] }],
        want: { idempotent: false, temporary: [{ status: 503, message: "not leader" }] },
      },
    ],
  ])("a mark %s", (_, { given, want }) => expect(read(...given)).toEqual({ temporary: [], ...want }));

  it.each<[string, { given: JsonObject[string]; want: string }]>([
    [
      "a mark that is no object",
      { given: true, want: "x-retry must be { idempotent: true } or { idempotent: false }, not true" },
    ],
    ["a mark that is null", { given: null, want: "not null" }],
    ["a mark of another kind", { given: { idempotent: "yes" }, want: 'not {"idempotent":"yes"}' }],
    ["an unknown mark", { given: { patience: 15 }, want: "knows idempotent, unless and temporary, not patience" }],
    ...[
      {},
      { status: 503 },
      { status: "503", message: "a" },
      { status: 503, message: "(" },
      { status: 503, message: "" },
    ].map(
      (failure) =>
        [
          `the temporary failure ${JSON.stringify(failure)}`,
          {
            given: { temporary: [failure] },
            want: `must list { status, message }, not ${JSON.stringify(failure)}`,
          },
        ] as [string, { given: JsonObject; want: string }],
    ),
    ["temporary failures in no array", { given: { temporary: {} }, want: 'x-retry\'s "temporary" must be an array' }],
    [
      "an exception that is no object",
      { given: { idempotent: true, unless: [] }, want: `x-retry's "unless" must be an object, not []` },
    ],
    [
      "an exception by something else",
      { given: { idempotent: true, unless: { header: {} } }, want: "knows body and query, not header" },
    ],
    [
      "fields that are none",
      { given: { idempotent: true, unless: { body: "force" } }, want: 'compares fields, not "force"' },
    ],
    [
      "a field that is no single value",
      { given: { idempotent: true, unless: { body: { a: [] } } }, want: 'can compare "a" with a string' },
    ],
  ])("refuses %s", (_, { given, want }) => expect(() => read("post", given)).toThrow(want));
});
