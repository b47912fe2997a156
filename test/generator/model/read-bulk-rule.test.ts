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
    ["true", { given: true, want: { name: "stopIts", unchanged: [], example: undefined, batch: undefined } }],
    ["an empty object", { given: {}, want: { name: "stopIts", unchanged: [], example: undefined, batch: undefined } }],
    [
      "a name",
      { given: { name: "stopAll" }, want: { name: "stopAll", unchanged: [], example: undefined, batch: undefined } },
    ],
    [
      "an example",
      { given: { example: ["a"] }, want: { name: "stopIts", example: ["a"], unchanged: [], batch: undefined } },
    ],
    [
      "responses",
      {
        given: {
          unchanged: [
            { status: 409, reason: "over", where: { state: "over" } },
            { status: 404, message: "gone", ifKnown: true, reason: "gone" },
          ],
        },
        want: {
          name: "stopIts",
          unchanged: [
            { status: 409, reason: "over", where: { state: "over" } },
            { status: 404, message: "gone", ifKnown: true, reason: "gone" },
          ],
          example: undefined,
          batch: undefined,
        },
      },
    ],
  ])("reads %s", (_, { given, want }) => expect(read(given)).toEqual(want));

  it.each<[string, { given: Value; want: string }]>([
    ["false", { given: false, want: "x-bulk must be true or { name, example, unchanged, batch }, not false" }],
    ["null", { given: null, want: "not null" }],
    ["a text", { given: "stopAll", want: 'not "stopAll"' }],
    ["a list", { given: [], want: "not []" }],
    [
      "something unknown",
      { given: { allready: [409] }, want: "x-bulk knows name, example, unchanged and batch, not allready" },
    ],
    [
      "an example of no targets",
      { given: { example: "inv_1" }, want: 'must be a filter or an array of ids, not "inv_1"' },
    ],
    [
      "a name of no function",
      { given: { name: "stop all" }, want: `x-bulk's name must be one that a function can have` },
    ],
    ["an empty name", { given: { name: "" }, want: 'not ""' }],
    ["a name that the language has", { given: { name: "delete" }, want: 'not "delete"' }],
    ["a name that is a number", { given: { name: 5 }, want: "not 5" }],
    ["one status", { given: { unchanged: 409 }, want: "x-bulk's unchanged must be an array, not 409" }],
    [
      "a status alone",
      { given: { unchanged: [409] }, want: "must list { status, message, query, ifKnown, where, reason }, not 409" },
    ],
    [
      "a status that is a text",
      { given: { unchanged: [{ status: "409", reason: "over" }] }, want: 'not {"status":"409"' },
    ],
    ["a response without a reason", { given: { unchanged: [{ status: 409 }] }, want: 'not {"status":409}' }],
    [
      "a pattern for everything",
      { given: { unchanged: [{ status: 409, message: ".*", reason: "over" }] }, want: "must list" },
    ],
    [
      "a condition that is no condition",
      { given: { unchanged: [{ status: 409, ifKnown: false, reason: "over" }] }, want: "must list" },
    ],
    [
      "a filter that is none",
      {
        given: { unchanged: [{ status: 409, where: "over", reason: "over" }] },
        want: 'x-bulk compares fields, not "over"',
      },
    ],
    [
      "a filter for everything",
      { given: { unchanged: [{ status: 409, where: {}, reason: "over" }] }, want: "must list" },
    ],
    ["an unknown condition", { given: { unchanged: [{ status: 409, reason: "over", body: {} }] }, want: "must list" }],
    [
      "a parameter that the operation does not have",
      {
        given: { unchanged: [{ status: 409, query: { force: true }, reason: "over" }] },
        want: `x-bulk's unchanged compares the query parameter "force", which the operation does not have`,
      },
    ],
  ])("refuses %s, and says of which operation", (_, { given, want }) => {
    expect(() => read(given)).toThrow(want);
    expect(() => read(given)).toThrow("PATCH /a/{id} (stop_it): ");
  });

  it("reads an endpoint for several ids", () => {
    const batch = { path: "/stop", options: ["force"] };
    const force = { name: "force", in: "query", schema: { type: "string" } };
    const more = { parameters: [parameter, force], responses: { "202": { description: "" } } };
    const unchanged = [{ status: 409, query: { force: "yes" }, reason: "over" }];
    expect(read({ batch, unchanged }, more)).toMatchObject({ batch, unchanged });
  });

  const rule = { path: "/stop", options: [] };
  const answers = (status: string, content?: JsonObject) => ({
    responses: { [status]: { description: "", ...(content && { content }) } },
  });
  it.each<[string, { batch: Value; unchanged?: Value; more?: JsonObject; want: string }]>([
    ["true", { batch: true, want: "x-bulk's batch must be { path, options }, not true" }],
    ["a relative path", { batch: { ...rule, path: "stop" }, want: 'not {"path":"stop"' }],
    ["no options", { batch: { path: "/stop" }, want: "must be { path, options }" }],
    ["something unknown", { batch: { ...rule, size: 5 }, want: "must be { path, options }" }],
    [
      "an option that the operation does not have",
      { batch: { ...rule, options: ["force"] }, want: `x-bulk's batch takes the option "force"` },
    ],
    [
      "of an operation that returns data",
      {
        batch: rule,
        more: answers("200", { "application/json": { schema: {} } }),
        want: "x-bulk's batch would lose the data of the operation's 200",
      },
    ],
    [
      "of an operation whose success may mean that there was nothing to do",
      {
        batch: rule,
        unchanged: [{ status: 200, reason: "over" }],
        more: answers("200"),
        want: "would lose the data of the operation's 200",
      },
    ],
  ])("refuses an endpoint with %s", (_, { batch, unchanged = [], more, want }) => {
    expect(() => read({ batch, unchanged }, more)).toThrow(want);
  });

  it.each([
    ["that only reads", () => read(true, {}, "get"), "x-bulk is not for GET or HEAD"],
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
