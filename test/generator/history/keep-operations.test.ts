import { describe, expect, it } from "vitest";
import { createHistoryFinder } from "../../../scripts/history/index.js";
import { keepOperations } from "../../../scripts/history/keep-operations.js";
import { readFeatures } from "../../../scripts/history/read-features.js";
import { traceHistory } from "../../../scripts/history/trace-history.js";
import type { JsonObject } from "../../../scripts/io/json.js";
import { query } from "./versions-of-a-thing.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const get = (operationId: string, schema: JsonObject = {}) => ({
  get: { operationId, responses: { 200: { content: { "application/json": { schema } } } } },
});
const write = (version: string, paths: JsonObject, schemas: JsonObject = {}): JsonObject => ({
  info: { version },
  paths,
  components: { schemas },
});

const health = { "/health": get("health", ref("Health")) };
const schemas = { Health: { properties: { nodes: { items: ref("Node") } } }, Node: { type: "string" }, Other: {} };
const before = write("1.0.0", { ...health, "/other": get("other") }, schemas);

describe("an operation that is gone", () => {
  it("is kept, with the schemas that it refers to and the version that dropped it, in each later version", () => {
    const kept = { ...health["/health"].get, parameters: [], deprecated: true, "x-gone-in": "2.0.0" };
    const paths = { "/health": { get: kept }, "/other": get("other") };
    const components = { schemas: { Health: schemas.Health, Node: { type: "integer" } } };
    let document = before;
    for (const version of ["2.0.0", "3.0.0"]) {
      // A schema that a later version has is that of its own.
      document = keepOperations(write(version, { "/other": get("other") }, { Node: { type: "integer" } }), document);
      expect(document).toEqual({ info: { version }, paths, components });
    }
  });

  it("was there until then, as what changed says", () => {
    const now = keepOperations(write("2.0.0", { "/other": get("other") }), before);
    const versions = [before, now].map((document, index) => ({
      version: `${index + 1}.0.0`,
      features: readFeatures(document),
    }));
    const history = traceHistory(versions);
    const list = (features: readonly { readonly request: string }[]) => features.map(({ request }) => request);
    expect(history.changes.map(({ added, removed, changed }) => [list(added), list(removed), changed])).toEqual([
      [[], ["GET /health"], []],
    ]);
    const find = createHistoryFinder(history);
    expect(find("get", "/health")).toEqual({
      since: "1.0.0",
      isOldest: true,
      newer: [],
      goneIn: "2.0.0",
      alsoIn: [],
      moved: [],
    });
    expect(find("get", "/other").goneIn).toBeUndefined();
  });

  it("is new again if it comes back, and was in the versions before", () => {
    const now = keepOperations(write("2.0.0", { "/other": get("other") }), before);
    const field = query("node");
    const later = write("3.0.0", {
      "/other": get("other"),
      "/health": { get: { ...health["/health"].get, parameters: [field] } },
    });
    const documents = [write("0.9.0", { "/other": get("other") }), before, now, later];
    const history = traceHistory(
      documents.map((document, index) => ({ version: `${index}.0.0`, features: readFeatures(document) })),
    );
    expect(history.changes.map(({ added }) => added.map(({ request, place }) => `${place} of ${request}`))).toEqual([
      ["operation of GET /health", "response of GET /health", "response of GET /health", "response of GET /health"],
      [],
      ["operation of GET /health", "query of GET /health"],
    ]);
    expect(createHistoryFinder(history)("get", "/health")).toEqual({
      ...{ since: "3.0.0", isOldest: false, moved: [], goneIn: undefined },
      // The versions before it went do not have this.
      newer: [{ in: "query", path: ["node"], since: "3.0.0" }],
      alsoIn: [{ since: "1.0.0", goneIn: "2.0.0" }],
    });
  });

  it.each<[string, JsonObject]>([
    ["has moved", { "/v2/health": get("health") }],
    ["has another name", { "/health": get("get_health") }],
    ["is there", health],
  ])("is not kept if it %s", (_, paths) => {
    const document = write("2.0.0", { ...paths, "/other": get("other") });
    expect(keepOperations(document, before)).toBe(document);
  });

  it("is kept beside another one at its path, with the parameters that its own path had", () => {
    const parameters = [{ name: "node", in: "query" }];
    const old = write("1.0.0", { "/health": { ...get("health"), parameters } });
    const { paths } = keepOperations(write("2.0.0", { "/health": { put: { operationId: "set_health" } } }), old);
    expect(paths).toMatchObject({ "/health": { put: { operationId: "set_health" }, get: { parameters } } });
  });
});
