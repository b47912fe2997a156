import { describe, expect, it } from "vitest";
import { markDocument } from "../../../scripts/history/index.js";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import { readModel } from "../../../scripts/model/index.js";
import { printTypes } from "../../../scripts/types/index.js";
import { taken } from "../../kit/taken-names.js";
import { emitClient } from "../emit/emit-client.js";
import { document, object, query, text, trace } from "./versions-of-a-thing.js";

const id = { in: "path", name: "id", required: true, schema: text };

/** Prints the types of a document that has a history. */
function print(...versions: readonly JsonObject[]) {
  const marked = markDocument(trace(...versions));
  return printTypes(marked, readModel(marked, taken).types);
}

describe("a part that is newer than its operation", () => {
  it("has its versions in the comments of its type", async () => {
    const [old, now] = [
      document(object({ a: text }), [id]),
      document(object({ a: text, b: { ...text, description: "B." } }), [id]),
    ];
    // The field is in the request and in the response.
    expect((await print(old, now)).whole.match(/\* B\.[\s*]+@since Restate 2\.0\.0\s/g)).toHaveLength(2);
    expect((await print(old, old)).whole).not.toContain("@since");
    const back = "@since Restate 3.0.0, and before 2.0.0";
    expect((await print(now, old, now)).whole).toContain(back);
    expect((await emitClient([now, { paths: {} }, now])).get("operations/default.ts")).toContain(back);
  });

  it.each([
    ["-+", "since 2"],
    ["-+-", undefined],
    ["+-+", "since 3, and before 2"],
    ["-+-+", "since 4, and before 3"],
    ["+-+-+", "since 5, and before 4"],
    ["-+-+-+", "since 6, and before 5"],
  ])("names the newest version in which it came, and the one before in which it went: %s", (versions, words) => {
    const [absent, present] = [document(object({ a: text })), document(object({ a: text, b: { ...text } }))];
    const marked = markDocument(trace(...Array.from(versions, (letter) => (letter === "+" ? present : absent))));
    const remarks = JSON.stringify(marked).match(/@since [^"]*/g) ?? [];
    const want = words?.replace("since ", "@since Restate ").replace(/\d/g, "$&.0.0");
    expect(new Set(remarks)).toEqual(new Set(want === undefined ? [] : [want]));
  });

  it("has its version in the comment of a parameter only if the parameter itself is newer", async () => {
    const create = (fields: JsonObject, more: readonly Json[]) =>
      document(text, [id, query("old", { type: "array", items: object(fields) }), ...more]);
    const documents = [create({ a: text }, []), create({ a: text, b: text }, [query("fresh")])] as const;
    const files = await emitClient(documents);
    const source = files.get("operations/default.ts") ?? "";
    expect(source).toMatch(/@since Restate 2\.0\.0[\s*/]+readonly fresh\?/);
    expect(source.match(/@since Restate 2/g)).toHaveLength(1);
    expect(source).toContain('{"in":"query","path":["old","[]","b"],"versions":[{"since":"2.0.0"}]}');
  });

  it("is described as omitted by older servers only if it is the tag of alternatives", async () => {
    const kind = (name: string) =>
      object({ kind: { type: "string", enum: [name] }, [name]: text }, { required: ["kind"] });
    const both = (own: (name: string) => JsonObject) => document({ oneOf: [own("a"), own("b")] }, [id]);
    const [old, now] = [both((name) => object({ [name]: text })), both(kind)];
    const omitted = /Older servers omit it\.[\s*]+@since Restate 2\.0\.0\s[\s*/]+kind: "[ab]"/g;
    expect((await print(old, now)).whole.match(omitted)).toHaveLength(2);
    const fresh = document(object({ a: text, b: { ...text } }, { required: ["b"] }), [id]);
    expect((await print(document(object({ a: text }), [id]), fresh)).whole).not.toContain("omit");
  });

  it("has its version in the comment even if an operation of that version has the same type", async () => {
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
    const remarks = JSON.stringify(markDocument(trace(old, now))).match(/"x-remark":"[^"]*"/g);
    expect(remarks).toEqual(['"x-remark":"@since Restate 2.0.0"']);
    const fresh = create(["/a"], { a: text });
    expect(JSON.stringify(markDocument(trace({ paths: {} }, fresh)))).not.toContain("x-remark");
  });
});
