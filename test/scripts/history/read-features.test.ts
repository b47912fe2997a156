import { expect, it } from "vitest";
import { describeShape, nameFeature } from "../../../scripts/history/feature.js";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { compare, document, object, query, text } from "./versions-of-a-thing.js";

it("a difference is an addition, a removal or a change", () => {
  const first = document(object({ a: text, b: text, any: {} }), [query("p")]);
  const second = document(object({ a: { type: "integer" }, c: text, any: text }, { required: ["a"] }), [
    { ...query("p"), required: true },
  ]);
  const names = (list: readonly { readonly location: string; readonly path: readonly string[] }[]) =>
    list.map(({ location, path }) => `${location} ${path.join(".")}`);
  const { added, removed, common } = compare(first, second);
  expect(names(added)).toEqual(["body c", "response c"]);
  expect(names(removed)).toEqual(["body b", "response b"]);
  const changed = common.map(({ from, to }) => [to.location, describeShape(from.shape), describeShape(to.shape)]);
  expect(
    changed.filter(([, from, to]) => from !== to).map(([location, from, to]) => `${location}: ${from} -> ${to}`),
  ).toEqual([
    "query: optional string -> required string",
    "body: optional string -> required integer",
    "body: optional anything -> optional string",
    "response: optional string -> required integer",
    "response: optional anything -> optional string",
  ]);
});

it("an operation that only one document has is one difference, even if it uses a schema that differs", () => {
  const ref = { $ref: "#/components/schemas/Thing" };
  const within = (schema: JsonObject) => document(ref, [], { components: { schemas: { Thing: schema } } });
  const { paths, ...before } = within(object({ a: text }));
  const after = within(object({ b: text }));
  const other = { "/other": readObject(paths)["/things/{id}"] };
  const { added, removed } = compare({ ...before, paths: other }, after);
  expect([added, removed].map((list) => list.map(nameFeature))).toEqual([["PUT /things/{id}"], ["PUT /other"]]);
});
