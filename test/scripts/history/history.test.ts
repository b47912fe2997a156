import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import semver from "semver";
import { describe, expect, it } from "vitest";
import { operationTable, schemaHistory } from "../../../generated/index.js";
import { printClient } from "../../../scripts/generate/print-client.js";
import { describeShape } from "../../../scripts/history/feature.js";
import { createHistoryFinder } from "../../../scripts/history/find-operation-history.js";
import { markNewSchemas, SINCE_TAG } from "../../../scripts/history/mark-new-schemas.js";
import { readFeatures } from "../../../scripts/history/read-features.js";
import { readVersions } from "../../../scripts/history/read-versions.js";
import { traceHistory } from "../../../scripts/history/trace-history.js";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import type { NewerPart } from "../../../scripts/model/operation.js";

const schemas = fileURLToPath(new URL("../../../schemas/openapi", import.meta.url));

/** A document with one operation: its query parameters and the schema of its body. */
function document(body: Json, parameters: readonly Json[] = [], more: JsonObject = {}): JsonObject {
  const content = { "application/json": { schema: body } };
  const put = { parameters, requestBody: { content }, responses: { "200": { content } } };
  return { paths: { "/things/{id}": { put } }, ...more };
}

function trace(...documents: readonly JsonObject[]) {
  const versions = documents.map((each, index) => ({ version: `${index + 1}.0.0`, features: readFeatures(each) }));
  return traceHistory(versions);
}

function findNewer(...documents: readonly JsonObject[]): readonly NewerPart[] {
  const current = documents.at(-1) ?? {};
  return createHistoryFinder(current, trace(...documents))("put", "/things/{id}").newer;
}

const text = { type: "string" };
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: "object", properties, ...more });
const query = (name: string, schema: Json = text): JsonObject => ({ in: "query", name, schema });

describe("what is newer than its operation", () => {
  it.each<[string, { given: readonly [JsonObject, JsonObject]; want: readonly string[] }]>([
    ["a field", { given: [document(object({ a: text })), document(object({ a: text, b: text }))], want: ["body b"] }],
    [
      "a field, without what is inside of it",
      {
        given: [document(object({ a: text })), document(object({ a: text, b: object({ c: text }) }))],
        want: ["body b"],
      },
    ],
    [
      "a field below",
      {
        given: [document(object({ a: object({ b: text }) })), document(object({ a: object({ b: text, c: text }) }))],
        want: ["body a.c"],
      },
    ],
    [
      "a field of an item",
      {
        given: [
          document({ type: "array", items: object({ b: text }) }),
          document({ type: "array", items: object({ b: text, c: text }) }),
        ],
        want: ["body [].c"],
      },
    ],
    [
      "a field of a map's values",
      {
        given: [
          document({ type: "object", additionalProperties: object({ b: text }) }),
          document({ type: "object", additionalProperties: object({ b: text, c: text }) }),
        ],
        want: ["body {}.c"],
      },
    ],
    [
      "a field in one of several alternatives",
      {
        given: [
          document({ oneOf: [object({ a: text }), object({ b: text })] }),
          document({ oneOf: [object({ a: text }), object({ b: text }), object({ c: text })] }),
        ],
        want: ["body c"],
      },
    ],
    [
      "a parameter",
      { given: [document(text, [query("p")]), document(text, [query("p"), query("q")])], want: ["query q"] },
    ],
    [
      "a value of an enum",
      {
        given: [
          document(text, [query("p", { enum: ["x"] })]),
          document(text, [query("p", { oneOf: [{ enum: ["x"] }, { const: "y" }] })]),
        ],
        want: ['query p="y"'],
      },
    ],
    [
      "no value where any text was allowed before",
      { given: [document(text, [query("p")]), document(text, [query("p", { enum: ["x"] })])], want: [] },
    ],
    [
      "nothing below a reference that led nowhere",
      {
        given: [
          document(object({ a: { $ref: "#/components/schemas/Gone" } }), [query("p", { $ref: "#/nowhere" })]),
          document(object({ a: object({ b: text }) }), [query("p", { enum: ["x"] })]),
        ],
        want: [],
      },
    ],
    [
      "nothing in an object of which nothing was said",
      { given: [document({ type: "object" }), document(object({ a: text }))], want: [] },
    ],
    [
      "a field whose parameter in the path has another name",
      {
        given: [
          document(object({ a: text })),
          {
            paths: { "/things/{thing_id}": readPaths(document(object({ a: text, b: text })))["/things/{id}"] ?? null },
          },
        ],
        want: ["body b"],
      },
    ],
  ])("is %s", (_, { given, want }) => {
    const newer = findNewer(...given).map(
      ({ in: place, path, value }) =>
        `${place} ${path.join(".")}${value === undefined ? "" : `=${JSON.stringify(value)}`}`,
    );
    expect(newer).toEqual(want);
  });

  it("came with the first version from which on all have it", () => {
    const [without, having] = [document(object({ a: text })), document(object({ a: text, b: text }))];
    expect(findNewer(without, having, having)).toMatchObject([{ since: "2.0.0" }]);
    expect(findNewer(having, without, having)).toMatchObject([{ since: "3.0.0" }]);
    expect(findNewer(having, having, having)).toEqual([]);
  });

  it("is not what only a correction adds, since it holds for every version", () => {
    const plain = document(object({ a: text }));
    const corrected = document(object({ a: text, b: text }), [query("q")]);
    expect(createHistoryFinder(corrected, trace(plain, plain))("put", "/things/{id}")).toEqual({
      since: "1.0.0",
      isOldest: true,
      newer: [],
    });
  });

  it("ends in schemas that are in themselves", () => {
    const schema = object({ next: { $ref: "#/components/schemas/Node" }, name: text });
    const recursive = document({ $ref: "#/components/schemas/Node" }, [], {
      components: { schemas: { Node: schema } },
    });
    expect(findNewer(document(object({})), recursive).map(({ path }) => path.join("."))).toEqual(["name", "next"]);
  });

  it("says so in the comments of its type", () => {
    const [old, now] = [
      document(object({ a: text })),
      document(object({ a: text, b: { ...text, description: "B." } })),
    ];
    expect(JSON.stringify(markNewSchemas(now, trace(old, now)))).toContain(
      JSON.stringify(`B.\n\n${SINCE_TAG} Restate 2.0.0`).slice(1, -1),
    );
    expect(markNewSchemas(old, trace(old, old))).toBe(old);
  });

  it("is said of a parameter only if the parameter itself is newer, not something inside it", async () => {
    const create = (fields: JsonObject, more: readonly Json[]) =>
      document(text, [
        { in: "path", name: "id", required: true, schema: text },
        query("old", { type: "array", items: object(fields) }),
        ...more,
      ]);
    const documents = [create({ a: text }, []), create({ a: text, b: text }, [query("fresh")])] as const;
    const versions = documents.map((each, index) => ({ version: `${index + 1}.0.0`, features: readFeatures(each) }));
    const request = { document: documents[1], versions, tables: [], runtime: "../src/runtime.js" };
    const { files } = await printClient(request);
    const source = [...files].find(([name]) => name.startsWith("operations/"))?.[1] ?? "";
    expect(source).toMatch(/@since Restate 2\.0\.0[\s*/]+readonly fresh\?/);
    expect(source.match(/@since Restate 2/g)).toHaveLength(1);
    expect(source).toContain('{ in: "query", path: ["old", "[]", "b"], since: "2.0.0" }');
  });

  it("says so also where an operation that came with it has the same type", () => {
    const create = (paths: readonly string[], properties: JsonObject): JsonObject => {
      const schema = { $ref: "#/components/schemas/Shared" };
      const get = { responses: { "200": { content: { "application/json": { schema } } } } };
      return {
        paths: Object.fromEntries(paths.map((path) => [path, { get }])),
        components: { schemas: { Shared: object(properties) } },
      };
    };
    const old = create(["/b"], { a: text });
    const now = create(["/a", "/b", "/c"], { a: { ...text }, b: { ...text, description: "B." } });
    const marked = JSON.stringify(markNewSchemas(now, trace(old, now)));
    expect(marked.match(/since Restate [0-9.]+/g)).toEqual(["since Restate 2.0.0"]);
    const fresh = create(["/a"], { a: text });
    expect(markNewSchemas(fresh, trace({ paths: {} }, fresh))).toBe(fresh);
  });
});

describe("what changed", () => {
  it("is listed for each version that changed something", () => {
    const first = document(object({ a: text, b: text }), [query("p")]);
    const second = document(object({ a: { type: "integer" }, c: text }, { required: ["a"] }), [
      { ...query("p"), required: true },
    ]);
    const names = (list: readonly { readonly place: string; readonly path: readonly string[] }[]) =>
      list.map(({ place, path }) => `${place} ${path.join(".")}`);
    const [change, ...others] = trace(first, first, second).changes;
    expect(others).toEqual([]);
    expect(change?.version).toBe("3.0.0");
    expect(names(change?.added ?? [])).toEqual(["answer c", "body c"]);
    expect(names(change?.removed ?? [])).toEqual(["answer b", "body b"]);
    expect(
      change?.changed.map(({ from, to }) => `${to.place}: ${describeShape(from.shape)} -> ${describeShape(to.shape)}`),
    ).toEqual([
      "query: optional string -> required string",
      "body: optional string -> required integer",
      "answer: optional string -> required integer",
    ]);
  });

  it("is nothing for a document of another API, or one without a version", async () => {
    const files = ["1.6.2", "1.7.2"].map((version) => `${schemas}/${version}.json`);
    const paths = {};
    expect(await readVersions({ info: { title: "Another", version: "9.0.0" }, paths }, files)).toBeUndefined();
    expect(await readVersions({ info: { title: "Admin API", version: "next" }, paths }, files)).toBeUndefined();
    expect(await readVersions({ info: { title: "Admin API", version: "1.6.2" }, paths }, files)).toBeUndefined();
    expect((await readVersions({ info: { title: "Admin API", version: "1.7.0" }, paths }, files))?.[0]?.version).toBe(
      "1.6.2",
    );
  });
});

describe("the history of this package's client", () => {
  it("is that of the documents", () => {
    const since = new Map(operationTable.map((operation) => [operation.name, operation.since]));
    expect([since.get("listDeployments"), since.get("listKafkaClusters"), since.get("pauseVqueue")]).toEqual([
      "1.6.1",
      "1.7.2",
      "1.7.8",
    ]);
    // What later versions add follows.
    const isOld = ({ since }: { readonly since: string }) => semver.lte(since, "1.7.12");
    const versions = schemaHistory.map(({ version }) => ({ since: version })).filter(isOld);
    expect(versions.map(({ since }) => since)).toEqual(["1.7.2", "1.7.8"]);
    const newer = operationTable.flatMap(({ name, newer }) =>
      newer.filter(isOld).map(({ path, since }) => [name, ...path, since]),
    );
    expect(newer).toEqual([
      ["createDeployment", "auth", "1.7.2"],
      ["modifyServiceState", "scope", "1.7.2"],
    ]);
  });

  it("is written where it is read", () => {
    const source = (file: string) => readFileSync(new URL(`../../../generated/${file}`, import.meta.url), "utf8");
    expect(source("operations/vqueue.ts")).toContain(" * @since Restate 1.7.8\n");
    expect(source("operations/invocation.ts")).toContain(" * @since Restate 1.6.1 or earlier\n");
    expect(source("components.ts")).toContain("@since Restate 1.7.2");
  });
});

function readPaths({ paths }: JsonObject): Record<string, Json> {
  return paths as Record<string, Json>;
}
