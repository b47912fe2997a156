import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import { readOperations } from "../../../scripts/model/index.js";
import { nameOperations } from "../../../scripts/read/name-operations.js";
import { taken } from "../../kit/taken-names.js";
import { trace } from "./versions-of-a-thing.js";

const text = { type: "string" };
const parameter = (name: string): Json => ({ in: "path", name, required: true, schema: text });

/** A document whose operation `get_it` has this path. */
function at(path: string, parameters: readonly Json[], more: JsonObject = {}): JsonObject {
  const own = { operationId: "get_it", parameters, responses: {} };
  return { openapi: "3.1.0", info: { title: "T", version: "1.0.0" }, paths: { [path]: { get: own, ...more } } };
}

/** Names the operations of these versions, and returns what the client sends where. */
function follow(...versions: readonly JsonObject[]) {
  const named = nameOperations(versions);
  const { document, findHistory } = trace(...named);
  const [operation] = readOperations(document, taken, findHistory).filter(({ id }) => id === "get_it");
  return {
    arguments: operation?.pathParameters.map(({ argument }) => argument),
    moved: operation?.history?.moved.map(({ path }) => path),
    versions: operation?.history?.versions,
  };
}

const both = [parameter("d"), parameter("s")];
const old = "/deployments/{d}/services/{s}";

describe("a path parameter", () => {
  it("stops the run, with both requests, if another one has another name, too", () => {
    const after = at("/services/{b}/deployments/{a}", [parameter("a"), parameter("b")]);
    expect(() => follow(at(old, both), after)).toThrow(
      /GET \/deployments\/\{d\}\/services\/\{s\} is GET \/services\/\{b\}\/deployments\/\{a\} now, and the names do not tell/,
    );
  });

  it("is not left out for older servers if it is new: the call is refused", () => {
    const after = at("/tenants/{t}/deployments/{d}/services/{s}", [parameter("t"), ...both]);
    expect(follow(at(old, both), after)).toMatchObject({ moved: [], versions: [{ since: "2.0.0" }] });
  });

  it("keeps its name if the release that renames it adds a method on the path", () => {
    const [before, after] = [at("/things/{id}", [parameter("id")]), parameter("thing_id")];
    const put = { operationId: "put_it", parameters: [after], responses: {} };
    expect(follow(before, at("/things/{thing_id}", [after], { put }))).toMatchObject({ arguments: ["id"], moved: [] });
  });
});
