import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { readOperations } from "../../../scripts/model/index.js";
import { taken } from "../../kit/taken-names.js";

type Value = JsonObject[string];

const parameter = { name: "id", in: "path", required: true, schema: { type: "string" } };
const of = { ...parameter, name: "of" };
const body = (required: boolean) => ({ required, content: { "application/json": { schema: {} } } });

function read(mark: Value, more: JsonObject = {}, method = "patch"): unknown {
  const operation = { operationId: "stop_it", parameters: [parameter], ...more };
  const paths = { "/a/{id}": { [method]: { ...operation, ...(mark !== undefined && { "x-bulk": mark }) } } };
  return readOperations({ openapi: "3.1.0", paths }, taken)[0]?.bulk;
}

describe("readBulkRule", () => {
  const unchanged = [
    { status: 409, reason: "over" },
    { status: 404, message: "gone", ifKnown: true, reason: "gone" },
  ];
  it.each<[string, Value, object]>([
    ["true", true, {}],
    ["an empty object", {}, {}],
    ["a name", { name: "stopAll" }, { name: "stopAll" }],
    ["an example", { example: ["a"] }, { example: ["a"] }],
    ["responses", { unchanged, leaveOut: { state: "over" } }, { unchanged, leaveOut: { state: "over" } }],
  ])("reads %s", (_, given, want) => {
    const defaults = { name: "stopIts", unchanged: [], example: undefined, batch: undefined };
    expect(read(given)).toEqual({ ...defaults, ...want });
    expect(read(undefined)).toBeUndefined();
  });

  it.each<[Value, string]>([
    [false, "x-bulk: must be equal to constant: true"],
    [{ name: "stop all" }, `x-bulk's name must be one that a function can have, not "stop all"`],
    [{ unchanged: [{ status: 409 }] }, "/unchanged/0 must have required property 'reason'"],
    [{ unchanged: [{ status: 409, message: ".*", reason: "over" }] }, '/0/message must match format "partial-regex"'],
    [{ batch: { path: "stop", options: [] } }, '/batch/path must match pattern "^/"'],
    [{ batch: { path: "/stop" } }, "x-bulk's batch needs a path, and a list of options"],
    [{ batch: { path: "/stop", options: [], undone: ".+" } }, '/batch/undone must match format "partial-regex"'],
    [{ batch: { path: "/stop", options: ["force"] } }, `x-bulk's batch takes the option "force"`],
  ])("refuses %j, and says of which operation", (given, want) => {
    expect(() => read(given)).toThrow(want);
    expect(() => read(given)).toThrow("PATCH /a/{id} (stop_it): ");
  });

  it("reads an endpoint for several ids", () => {
    const batch = { path: "/stop", options: ["force"], undone: "not leader" };
    const force = { name: "force", in: "query", schema: { type: "string" } };
    const more = { parameters: [parameter, force], responses: { "202": { description: "" } } };
    const unchanged = [{ status: 409, ifKnown: true, reason: "over" }];
    expect(read({ batch, unchanged }, more)).toMatchObject({ batch, unchanged });
    const renamed = { ...more, parameters: [parameter, { ...force, name: "timeout" }] };
    expect(() => read({ batch: { path: "/stop", options: ["timeout"] } }, renamed)).toThrow(
      'takes the option "timeout"',
    );
  });

  const rule = { path: "/stop", options: [] };
  const answers = (status: string, content?: JsonObject) => ({
    responses: { [status]: { description: "", ...(content && { content }) } },
  });
  it("uses no endpoint for an operation that returns data, even if only some version does", () => {
    const { responses } = answers("200", { "application/json": { schema: {} } });
    for (const more of [responses, { ...responses, ...answers("202").responses }]) {
      expect(read({ batch: rule }, { responses: more })).toMatchObject({ batch: undefined });
    }
  });

  it("refuses an endpoint of an operation that may succeed because there was nothing to do", () => {
    const unchanged = [{ status: 200, reason: "over" }];
    expect(() => read({ batch: rule, unchanged }, answers("200"))).toThrow("would lose what the operation's 200 says");
  });

  it.each([
    ["that only reads", () => read(true, {}, "get"), "x-bulk is not for GET or HEAD"],
    ["that reads nothing", () => read(true, {}, "head"), "x-bulk is not for GET or HEAD"],
    ["that needs a body", () => read(true, { requestBody: body(true) }), "that needs no body"],
    ...["/a", "/{id}/{of}"].map((path): [string, () => unknown, string] => [
      `at ${path}`,
      () => readOperations({ paths: { [path]: { post: { parameters: [parameter, of], "x-bulk": true } } } }, taken),
      "x-bulk is for an operation with one path parameter",
    ]),
  ])("refuses an operation %s", (_, act, want) => expect(act).toThrow(want));

  it.each([
    ["set_priority", "setPriorities"],
    ["get_key", "getKeys"],
    ["touch", "touches"],
    ["fix", "fixes"],
  ])("names the bulk function of %s %s", (operationId, name) => {
    expect(read(true, { operationId })).toMatchObject({ name });
  });

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
    expect(() => readOperations({ openapi: "3.1.0", paths }, taken)).toThrow(
      "both become stopIts(): give x-bulk another name",
    );
  });
});
