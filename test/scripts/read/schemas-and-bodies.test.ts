import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { classifyBody, isAnyMediaType } from "../../../scripts/read/classify-body.js";
import { findNewestSchema, findOwnOverlays } from "../../../scripts/read/find-schemas.js";
import { findType, flattenSchema } from "../../../scripts/read/flatten-schema.js";
import { listOperations } from "../../../scripts/read/index.js";
import { mapOperations } from "../../../scripts/read/list-operations.js";
import { listPathNames, renamePath } from "../../../scripts/read/parameters.js";
import { dropUnused, viewResolved } from "../../../scripts/read/references.js";
import { put, useFolder } from "../../kit/use-folder.js";

const text = { type: "string" };
const binary = { type: "string", format: "binary" };

it.each<[string, JsonObject, string]>([
  ["application/json", {}, "json"],
  ["Application/JSON ; charset=utf-8", {}, "json"],
  ["application/problem+json", text, "json"],
  ["text/plain", {}, "text"],
  ["text/event-stream", text, "other"],
  ["application/x-yaml", {}, "other"],
  ["application/soap+xml", {}, "text"],
  ["*/*", text, "text"],
  ["*/*", { type: ["string"] }, "text"],
  ["*/*", { type: ["string", "null"] }, "json"],
  ["application/*", binary, "other"],
  ["*/*", {}, "json"],
])("a body of %s with the schema %j is %s", (type, schema, format) => {
  expect(classifyBody({}, type, { schema })).toBe(format);
  expect(isAnyMediaType(type)).toBe(type.endsWith("*"));
});

it("a media type without a slash is refused", () =>
  expect(() => classifyBody({}, "json", {})).toThrow('"json" is not'));

describe("a schema without references and combinators", () => {
  const [a, b] = [
    { properties: { a: text }, required: ["a"] },
    { properties: { b: text }, required: ["b"] },
  ];
  it.each<[JsonObject, readonly JsonObject[], boolean]>([
    [{ oneOf: [text, text] }, [text, text], false],
    [{ type: ["string", "null"] }, [text], true],
    [{ ...text, nullable: true }, [{ ...text, nullable: true }], true],
    [{ enum: ["a", null] }, [{ enum: ["a", null] }], true],
    [{ oneOf: [text, { const: null }] }, [text], true],
    [
      { allOf: [a, b], type: "object" },
      [{ type: "object", properties: { a: text, b: text }, required: ["a", "b"] }],
      false,
    ],
    [
      { oneOf: [a, b], anyOf: [text] },
      [
        { ...a, ...text },
        { ...b, ...text },
      ],
      false,
    ],
    [{}, [{}], false],
  ])("%j is %j, nullable: %s", (schema, alternatives, nullable) => {
    expect(flattenSchema({}, schema)).toMatchObject({ alternatives, nullable });
  });

  it.each<[JsonObject, string | undefined]>([
    [{ additionalProperties: true }, "object"],
    [{ items: {} }, "array"],
    [{ const: [1] }, "array"],
    [{ enum: [null, 1] }, "number"],
    [{ enum: [null] }, undefined],
  ])("%j has the type %s", (shape, type) => expect(findType(shape)).toBe(type));
});

it("the newest schema is found by number, and overlays are sorted by name, between names and examples", async () => {
  const folder = useFolder("find-schemas-test");
  for (const name of ["1.10.0.json", "1.9.0.json", "x.json", "1.11.0.yaml"]) put(folder, name, "{}");
  expect(await findNewestSchema(folder)).toBe(`${folder}/1.10.0.json`);
  for (const name of ["b.yml", "a.yaml", "c.json", "readme.md"]) put(folder, `overlays/${name}`, "");
  const own = ["a.yaml", "b.yml", "c.json"].map((name) => `${folder}/overlays/${name}`);
  for (const name of ["examples.yaml", "names.yaml"]) put(folder, name, "");
  expect(await findOwnOverlays(folder)).toEqual([`${folder}/names.yaml`, ...own, `${folder}/examples.yaml`]);
  await expect(findNewestSchema(`${folder}/overlays`)).rejects.toThrow("has no schema");
});

describe("operations", () => {
  const id = (place: string, name = "id") => ({ in: place, name });
  const paths = {
    "/a/{id}": { parameters: [id("path")], get: { parameters: [id("query"), id("path")] } },
    "/b": { put: {} },
    "x-c": { get: {} },
  };

  it("of a renamed path get the new names for path parameters only", () => {
    const item = { parameters: [id("path", "key")], get: { parameters: [id("query"), id("path", "key")] } };
    expect(renamePath({ paths }, "/a/{id}", "/a/{key}").paths).toEqual({
      ...paths,
      "/a/{id}": undefined,
      "/a/{key}": item,
    });
    expect(listPathNames("/{a}/{b}/{a}")).toEqual(["a", "b"]);
  });

  it("that fail are all named, one on each line", () => {
    const all = listOperations({ paths });
    const fail = (failing: number) => () =>
      mapOperations(all.slice(0, failing), () => {
        throw new Error("no\nway");
      });
    expect(all.map(({ name }) => name)).toEqual(["GET /a/{}", "PUT /b"]);
    expect(fail(1)).toThrow(/^GET \/a\/\{id\}: no\nway$/);
    expect(fail(2)).toThrow(
      "2 operations of the document cannot be generated:\n  GET /a/{id}: no\n  way\n  PUT /b: no",
    );
  });
});

it("a component that has lost its references is dropped, with its group; a dangling reference stays", () => {
  const ref = (name: string) => ({ $ref: `#/components/${name}` });
  const components = { schemas: { A: text, B: text }, responses: { C: {} } };
  const before = { paths: { a: [ref("schemas/A"), ref("schemas/B"), ref("responses/C")] }, components };
  const after = { ...before, paths: { a: [ref("schemas/B")] } };
  expect(dropUnused(before, after)).toEqual({ ...after, components: { schemas: { B: text } } });
  const beside = { ...ref("schemas/A"), type: "integer" };
  const followed = { a: ref("schemas/D"), b: { type: "integer" } };
  expect(viewResolved({ a: ref("schemas/D"), b: beside, components })).toEqual({ ...followed, components });
});
