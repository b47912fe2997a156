import { describe, expect, it } from "vitest";
import { type JsonObject, readArray, readObject } from "../../../scripts/io/json.js";
import { readTable } from "../../kit/read-table.js";
import { emitClient, json, text } from "./emit-client.js";

const thing = { $ref: "#/components/schemas/Thing" };
const components = { schemas: { Thing: { type: "object", properties: { a: text } }, Part: { type: "object" } } };
const query = (name: string, schema: JsonObject = text, more: JsonObject = {}) => ({
  name,
  in: "query",
  schema,
  ...more,
});
const send = (content: JsonObject, more: JsonObject = {}) => ({ requestBody: { content, ...more } });
const answer = (content: JsonObject, more: JsonObject = {}) => ({ responses: { 200: { content, ...more } } });
const create = (paths: JsonObject, more: JsonObject = {}) => ({
  openapi: "3.1.0",
  info: {},
  components,
  paths,
  ...more,
});

/** The operation of these tests. */
const createGo = (operation: JsonObject, name = "go"): JsonObject => ({
  post: { operationId: name, ...answer(json(thing)), ...operation },
});

/** Returns the code of a file on one line, without its comments. */
const readCode = (files: ReadonlyMap<string, string>, tag = "default"): string =>
  (files.get(`operations/${tag}.ts`) ?? "").replace(/\/\*\*.*?\*\//gs, "").replace(/\s+/g, " ");

const emit = async (...versions: readonly JsonObject[]): Promise<string> =>
  readCode(await emitClient(versions.map((each) => create({ "/a": createGo(each) }))));

describe("a function takes or returns", async () => {
  const rows = readTable("scripts/emit/operation-functions.yaml");
  // All operations are in one client, each in a file of its own.
  const paths = rows.map(([, { given, path = "/a" }], index) => {
    return [`/${index}${path}`, createGo({ ...readObject(given), tags: [`row ${index}`] }, `go_${index}`)] as const;
  });
  const files = await emitClient([create(Object.fromEntries(paths))]);

  it.each(rows.map(([name, { want }], index) => ({ name, want, index })))("$name", ({ want, index }) => {
    const code = readCode(files, `row-${index}`).replace(/\b([gG]o)_?\d+/g, "$1");
    for (const part of readArray(want)) expect(code).toContain(part);
  });
});

it("a body that is newer than its operation is an option, and the call is guarded", async () => {
  const given = { parameters: [query("body")] };
  const code = await emit(given, { ...send(json(thing)), ...given });
  expect(code).toContain("(client: Client, options?: GoOptions)");
  expect(code).toContain("options: { body_: PLAIN, body: DATA }");
  expect(code).toContain("{ query: { body: options?.body_ } }, body: options?.body } , createGuard(client));");
  // The argument of a body that is gone stays where it was.
  expect(await emit(send(json(thing)), {})).toContain("(client: Client, body?: Thing, options?: RequestOptions)");
});

// The client in generated/ has sorted files, the items of lists, and a call that asks for the version.
it("an operation that has moved is sent to an older server by the earlier request, and no file of bulk functions is written", async () => {
  const versions = ["/a", "/z"].map((path) => create({ [path]: createGo({}) }));
  const files = await emitClient(versions);
  expect(files.get("operations/default.ts")).toMatch(
    /moved: \[.*"path":"\/a","goneIn":"2\.0\.0".*createGuard\(client\)/s,
  );
  expect(files.has("bulk.ts")).toBe(false);
});
