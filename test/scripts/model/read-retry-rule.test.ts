import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { readRetryRule } from "../../../scripts/model/read-mark.js";
import { METHODS, type Method } from "../../../scripts/read/list-operations.js";

const read = (method: Method, mark?: JsonObject[string]) =>
  readRetryRule(method, mark === undefined ? {} : { "x-retry": mark });

describe("readRetryRule", () => {
  it("treats only GET, HEAD, PUT and DELETE as idempotent", () => {
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

  it.each<[JsonObject[string], string]>([
    [true, "x-retry: must be object"],
    [{ idempotent: "yes" }, "x-retry: /idempotent must be boolean"],
    [{ patience: 15 }, 'x-retry: must NOT have additional properties: "patience"'],
    [{ temporary: [{ status: 503 }] }, "/temporary/0 must have required property 'message'"],
    [{ temporary: [{ status: "503", message: "a" }] }, "/temporary/0/status must be integer"],
    [{ temporary: [{ status: 503, message: "(" }] }, '/temporary/0/message must match format "partial-regex"'],
    [{ unless: { header: {} } }, '/unless must NOT have additional properties: "header"'],
    [{ unless: { body: { a: [] } } }, "/unless/body/a must be string,number,boolean,null"],
  ])("refuses %j", (given, want) => expect(() => read("post", given)).toThrow(want));
});
