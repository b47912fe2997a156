import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { readOperations } from "../../../scripts/model/read-operations.js";

type Value = JsonObject[string];

const parameter = { name: "id", in: "path", required: true, schema: { type: "string" } };
const body = (required: boolean) => ({ required, content: { "application/json": { schema: {} } } });

function read(mark: Value, more: JsonObject = {}, method = "patch"): unknown {
  const operation = { operationId: "stop_it", parameters: [parameter], ...more };
  const paths = { "/a/{id}": { [method]: { ...operation, ...(mark !== undefined && { "x-bulk": mark }) } } };
  return readOperations({ openapi: "3.1.0", paths })[0]?.bulk;
}

describe("readBulkRule", () => {
  it.each<[string, { given: Value; want: unknown }]>([
    ["nothing", { given: undefined, want: undefined }],
    ["true", { given: true, want: { name: "stopIts", already: [], repeated: [] } }],
    ["an empty object", { given: {}, want: { name: "stopIts", already: [], repeated: [] } }],
    ["a name", { given: { name: "stopAll" }, want: { name: "stopAll", already: [], repeated: [] } }],
    [
      "statuses",
      {
        given: { already: [409, 200], repeated: [404] },
        want: { name: "stopIts", already: [409, 200], repeated: [404] },
      },
    ],
  ])("reads %s", (_, { given, want }) => expect(read(given)).toEqual(want));

  it.each<[string, { given: Value; want: string }]>([
    ["false", { given: false, want: "x-bulk must be true or { name, already, repeated }, not false" }],
    ["null", { given: null, want: "not null" }],
    ["a text", { given: "stopAll", want: 'not "stopAll"' }],
    ["a list", { given: [], want: "not []" }],
    [
      "something unknown",
      { given: { allready: [409] }, want: "x-bulk knows name, already and repeated, not allready" },
    ],
    [
      "a name of no function",
      { given: { name: "stop all" }, want: `x-bulk's name must be one that a function can have` },
    ],
    ["an empty name", { given: { name: "" }, want: 'not ""' }],
    ["a name that the language has", { given: { name: "delete" }, want: 'not "delete"' }],
    ["a name that is a number", { given: { name: 5 }, want: "not 5" }],
    ["one status", { given: { already: 409 }, want: "x-bulk's statuses must be an array of numbers, not 409" }],
    ["statuses that are texts", { given: { repeated: ["409"] }, want: 'not ["409"]' }],
  ])("refuses %s, and says of which operation", (_, { given, want }) => {
    expect(() => read(given)).toThrow(want);
    expect(() => read(given)).toThrow("PATCH /a/{id} (stop_it): ");
  });

  it.each([
    ["that only reads", () => read(true, {}, "get"), "x-bulk is for what changes something"],
    ["that needs a body", () => read(true, { requestBody: body(true) }), "that needs no body"],
    [
      "without an id",
      () => readOperations({ paths: { "/a": { post: { "x-bulk": true } } } }),
      "x-bulk is for an operation with one path parameter",
    ],
  ])("refuses an operation %s", (_, act, want) => expect(act).toThrow(want));

  it("takes an operation that can have a body", () => {
    expect(read(true, { requestBody: body(false) })).toMatchObject({ name: "stopIts" });
  });

  it.each([
    ["an operation", "stop_its", undefined],
    ["another one's for many", "stop_them", { name: "stopIts" }],
  ])("refuses a name that %s has", (_, operationId, mark) => {
    const other = { operationId, parameters: [parameter], ...(mark && { "x-bulk": mark }) };
    const paths = {
      "/a/{id}": { patch: { operationId: "stop_it", parameters: [parameter], "x-bulk": true }, post: other },
    };
    expect(() => readOperations({ openapi: "3.1.0", paths })).toThrow(
      "both become stopIts(): give x-bulk another name",
    );
  });
});
