import { describe, expect, it } from "vitest";
import { printClient } from "../../../scripts/generate/print-client.js";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import { markNewSchemas, SINCE_TAG } from "../../../scripts/restate/history/mark-new-schemas.js";
import { document, object, query, text, toVersions, trace } from "./versions-of-a-thing.js";

describe("what is newer than its operation", () => {
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
    const request = {
      document: documents[1],
      versions: toVersions(documents),
      tables: [],
      runtime: "../src/runtime.js",
    };
    const { files } = await printClient(request);
    const source = files.get("operations/default.ts") ?? "";
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
