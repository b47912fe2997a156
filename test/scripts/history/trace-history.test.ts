import { expect, it } from "vitest";
import { findForms } from "../../../scripts/history/find-forms.js";
import { type RequestPart, readFeatures } from "../../../scripts/history/index.js";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { document, id, object, PUT, query, text, trace } from "./versions-of-a-thing.js";

function findNewer(...documents: readonly JsonObject[]): readonly RequestPart[] {
  return trace(...documents).findHistory(PUT).parts;
}

it("a value is not a newer part if any string was allowed before, nor is a field below a dangling reference", () => {
  const [old, now] = [query("p"), query("p", { enum: ["x"] })];
  expect(findNewer(document(text, [old]), document(text, [now]))).toEqual([]);
  const dangling = document(object({ a: { $ref: "#/components/schemas/Gone" } }), [query("p", { $ref: "#/nowhere" })]);
  expect(findNewer(dangling, document(object({ a: object({ b: text }) }), [now]))).toEqual([]);
});

it("a value of a parameter in the path is newer like that of any other parameter", () => {
  const [old, now] = [["a"], ["a", "b"]].map((values) => document(text, [{ ...id, schema: { enum: values } }]));
  expect(findNewer(old ?? {}, now ?? {})).toMatchObject([{ in: "path", path: ["id"], value: "b" }]);
});

it("an operation differs if the release changes only its credentials", () => {
  const [old, now] = [document(text), document(text, [], { security: [{ key: [] }] })];
  expect([...findForms([old, now].map(readFeatures)).keys()]).toEqual([PUT]);
});

it("a field is newer even if the parameter in the path has another name now", () => {
  const now = readObject(document(object({ a: text, b: text })).paths);
  const moved = { paths: { "/things/{thing_id}": now["/things/{id}"] ?? null } };
  expect(findNewer(document(object({ a: text })), moved)).toMatchObject([{ in: "body", path: ["b"] }]);
});

it("a part has the ranges of versions that have it, or no range if every version does", () => {
  const [without, having] = [document(object({ a: text })), document(object({ a: text, b: text }))];
  expect(findNewer(without, having, having)).toMatchObject([{ versions: [{ since: "2.0.0" }] }]);
  const versions = [{ goneIn: "2.0.0" }, { since: "3.0.0" }];
  expect(findNewer(having, without, having)).toMatchObject([{ versions }]);
  expect(findNewer(having, having, without)).toMatchObject([{ versions: [{ goneIn: "3.0.0" }] }]);
  expect(findNewer(having, having, having)).toEqual([]);
});
