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

  it.each<[string, Method, JsonObject, JsonObject]>([
    ["says that a POST is idempotent", "post", { idempotent: true }, { idempotent: true }],
    ["says that a GET is not", "get", { idempotent: false }, { idempotent: false }],
    ["says when the method's default is wrong", "put", { unless: { body: { force: true } } }, { idempotent: true }],
    ["lists temporary failures", "post", { temporary: [{ status: 503, message: "no" }] }, { idempotent: false }],
  ])("a mark %s", (_, method, given, want) => {
    expect(read(method, given)).toEqual({ temporary: [], ...given, ...want });
  });

  it.each<[JsonObject[string], string]>([
    [true, "x-retry: must be object"],
    [{ patience: 15 }, 'x-retry: must NOT have additional properties: "patience"'],
    [{ temporary: [{ status: 503, message: "(" }] }, '/temporary/0/message must match format "partial-regex"'],
    [{ unless: { body: { a: [] } } }, "/unless/body/a must be string,number,boolean,null"],
  ])("refuses %j", (given, want) => expect(() => read("post", given)).toThrow(want));
});
