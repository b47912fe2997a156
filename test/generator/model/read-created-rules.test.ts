import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import { readOperations } from "../../../scripts/model/read-operations.js";

const withSchema = (schema: JsonObject) => ({ content: { "application/json": { schema } } });
const fields = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { type: "string" }]));
const services = { type: "array", items: { $ref: "#/components/schemas/Service" } };

const resume = {
  operationId: "resume",
  parameters: [
    { name: "id", in: "path", required: true, schema: { type: "string" } },
    { name: "deployment", in: "query", schema: { type: "string" } },
  ],
  requestBody: withSchema({ oneOf: [{ properties: fields("uri") }, { properties: fields("arn", "dry_run") }] }),
  responses: { 200: { description: "done", ...withSchema({ properties: { ...fields("id"), services } }) } },
};
const version = {
  operationId: "version",
  responses: { 200: { description: "it", ...withSchema({ properties: fields("version") }) } },
};
const latest = { option: "deployment", value: "latest", query: "SELECT id, name FROM a WHERE id IN ('{id}')" };

/** Reads a document whose operations have these extensions. */
function read(marks: { readonly resume?: JsonObject; readonly version?: JsonObject }) {
  const document = {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: {
      "/things/{id}": { patch: { ...resume, ...marks.resume } },
      "/version": { get: { ...version, ...marks.version } },
    },
    components: { schemas: { Service: { properties: fields("name", "revision") } } },
  };
  return readOperations(document);
}

describe("x-creates", () => {
  const read1 = (mark: Json) => read({ resume: { "x-creates": mark } })[0]?.creates;
  const names = { id: "id", list: "services", name: "name", revision: "revision", ask: "version", delete: "resume" };

  it("says where a response has the id, and the names", () => {
    expect(read1(names)).toEqual({ ...names, unless: undefined });
    expect(read1({ ...names, unless: { body: { dry_run: true } } })).toEqual({
      ...names,
      unless: { body: { dry_run: true } },
    });
  });

  it("marks the operation that deletes what was created", () => {
    const marked = { resume: { "x-creates": names } };
    expect(read(marked).map(({ id, deletesCreated }) => [id, deletesCreated])).toEqual([
      ["resume", true],
      ["version", false],
    ]);
  });

  it.each<[Json, string]>([
    [true, "x-creates must have the strings id, list, name, revision, ask, delete"],
    [{ id: "id" }, "x-creates must have the strings id, list, name, revision, ask, delete"],
    [{ ...names, id: 1 }, "x-creates must have the strings id, list, name, revision, ask, delete"],
    [{ ...names, more: "a" }, "x-creates must have the strings id, list, name, revision, ask, delete"],
    [{ ...names, ask: "sql" }, "resume: x-creates asks sql, and there is no such operation"],
    [{ ...names, delete: "drop" }, "resume: x-creates deletes by drop, and there is no such operation with one path"],
    [{ ...names, delete: "version" }, "resume: x-creates deletes by version, and there is no such operation with one"],
    [{ ...names, unless: { header: {} } }, 'unless: must NOT have additional properties: "header"'],
    [{ ...names, id: "ID" }, 'x-creates names the field of the response "ID", which the operation does not have'],
    [{ ...names, list: "handlers" }, 'x-creates names the field of the response "handlers"'],
    [{ ...names, revision: "rev" }, 'x-creates names the field of services "rev"'],
    [{ ...names, name: "id" }, 'x-creates names the field of services "id"'],
    [{ ...names, unless: { body: { dryRun: true } } }, 'x-creates names the field of the body "dryRun"'],
  ])("%j is rejected", (mark, want) => expect(() => read1(mark)).toThrow(want));
});

describe("x-latest", () => {
  const read1 = (mark: Json) => read({ resume: { "x-latest": mark } })[0]?.latest;

  it("belongs to an operation with one path parameter", () => {
    expect(() => read({ version: { "x-latest": latest } })).toThrow('option "deployment" must be a query parameter');
    const parameters = [{ name: "deployment", in: "query", schema: { type: "string" } }];
    expect(() => read({ version: { parameters, "x-latest": latest } })).toThrow("one path parameter");
  });

  it("says which option stands for the newest, and how its name is found", () => {
    expect(read1(latest)).toEqual(latest);
    expect(read1({ ...latest, isDefault: false })).toEqual(latest);
    expect(read1({ ...latest, isDefault: true })).toEqual({ ...latest, isDefault: true });
  });

  it.each<[Json, string]>([
    [true, "x-latest must have the strings option, value, query"],
    [{ ...latest, value: 1 }, "x-latest must have the strings option, value, query"],
    [{ ...latest, isDefault: "yes" }, "x-latest's isDefault must be true or false"],
    [{ ...latest, option: "id" }, 'x-latest\'s option "id" must be a query parameter of the operation'],
    [{ ...latest, query: "id = '{id}'" }, "x-latest's query must have ('{id}') once, and nothing else in braces"],
    [{ ...latest, query: "('{id}') AND {name}" }, "x-latest's query must have ('{id}') once"],
  ])("%j is rejected", (mark, want) => expect(() => read1(mark)).toThrow(want));
});

describe("x-retry", () => {
  it.each<[JsonObject, string]>([
    [{ unless: { body: { forse: true } } }, 'x-retry names the field of the body "forse"'],
    [{ unless: { query: { id: "1" } } }, 'x-retry names the query parameter "id"'],
    [{ temporary: [{ status: 400, message: "no", created: "deploymint" }] }, 'the query parameter "deploymint"'],
  ])("%j is rejected, since the operation has no such thing", (mark, want) =>
    expect(() => read({ resume: { "x-retry": mark } })).toThrow(want),
  );

  it("may name what the operation has", () => {
    const mark = {
      unless: { body: { dry_run: true }, query: { deployment: "latest" } },
      temporary: [{ status: 400, message: "no", created: "deployment" }],
    };
    expect(read({ resume: { "x-retry": mark } })[0]?.retry).toEqual({ idempotent: false, ...mark });
  });
});

describe("x-server-version", () => {
  it("names a field of a JSON response", () => {
    const found = read({ version: { "x-server-version": "version" } }).find(({ id }) => id === "version");
    expect(found?.versionField).toBe("version");
  });

  it("is rejected where there is no such response", () => {
    const responses = { 200: { description: "done" } };
    expect(() => read({ resume: { responses, "x-server-version": "version" } })).toThrow(
      "x-server-version names the field version of a response that is not JSON",
    );
    expect(() => read({ version: { "x-server-version": "restate" } })).toThrow(
      'x-server-version names the field of the response "restate", which the operation does not have',
    );
    expect(() => read({ version: { "x-server-version": 1 } })).toThrow("x-server-version: must be string");
  });
});
