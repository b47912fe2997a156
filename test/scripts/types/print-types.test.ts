import { beforeAll, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { type PrintedTypes, printTypes } from "../../../scripts/types/index.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject) => ({ content: { "application/json": { schema } } });
const text = { type: "string" };
const SCHEMAS: JsonObject = {
  Id: { ...text, description: "An id." },
  Anything: {},
  "odd-name": { type: "object", properties: { id: ref("Id"), any: ref("Anything"), next: ref("odd-name") } },
  Choice: { oneOf: [ref("Id"), { type: "integer" }] },
  Colour: { type: "string", enum: ["red"] },
};
const parameters = [
  { name: "mode", in: "query", schema: ref("Colour"), description: "Its mode." },
  { name: "none", in: "query", schema: { enum: [] } },
];
const operation = { operationId: "go", summary: "Goes.", parameters, requestBody: json(ref("odd-name")) };
const paths = {
  "/a": {
    parameters: [{ name: "shared", in: "header", schema: text }],
    get: { ...operation, responses: { 200: json(ref("Choice")), 404: { $ref: "#/components/responses/Gone" } } },
  },
  "/b": { put: { operationId: "put", responses: { 204: { description: "" } } } },
};
const document = { openapi: "3.1.0", paths, components: { schemas: SCHEMAS, responses: { Gone: json(ref("Id")) } } };
const names = new Map(Object.keys(SCHEMAS).map((name) => [name, name === "odd-name" ? "OddName" : name]));

let types: PrintedTypes;
let whole: string;
beforeAll(async () => {
  types = await printTypes(document, names);
  whole = types.whole.replace(/\s+/g, " ");
});

it("each schema but a scalar is an exported type with its name", () => {
  expect(types.names).toEqual(["Choice", "Colour", "OddName"]);
  expect(types.namesInWhole).toEqual(types.names);
  expect(types.schemas.replace(/\s+/g, " ").trim()).toBe(
    'export type Choice = string | number; export type Colour = "red"; ' +
      "export interface OddName { any?: unknown; id?: string; next?: OddName; }",
  );
  expect(whole).toContain('"odd-name": OddName;');
  expect(whole).toContain("Id: string;");
  expect(whole).not.toContain('components["schemas"]');
});

it("paths and operations have only the parts that openapi-fetch needs, without comments", () => {
  expect(whole).toContain('"/a": { get: operations["go"]; }; "/b": { put: operations["put"]; };');
  expect(whole).toContain("query?: { mode?: Colour; none?: never; };");
  expect(whole).toMatch(/put: \{ parameters: Record<string, never>; responses: \{ 204:/);
  expect(whole).not.toMatch(/(put|post)\?: never|Goes\.|Its mode\./);
});

it.each([
  ["operations go parameters query mode", "Colour"],
  ["operations go requestBody content application/json", "OddName"],
  ["operations go responses 200 content application/json", "Choice"],
  ["operations go responses 404 content application/json", "string"],
  ["operations go responses 500 content application/json", undefined],
  ["paths /a get responses 200 content application/json", "Choice"],
  ["components schemas Id", "string"],
])("the type at %s is %s", (path, type) => expect(types.typeAt(path.split(" "))).toBe(type));

it("the types that openapi-typescript declares for a response are imported like those of the document", async () => {
  const get = { operationId: "get", responses: { 200: json({ allOf: [ref("Thing")], required: ["id"] }) } };
  const schemas = { Thing: { type: "object", properties: { id: text } } };
  const given = { openapi: "3.1.0", paths: { "/a": { get } }, components: { schemas } };
  const { whole: own, namesInWhole } = await printTypes(given, new Map([["Thing", "Thing"]]));
  expect(own).toContain("WithRequired<");
  expect(namesInWhole).toEqual(["WithRequired", "Thing"]);
});

it("a field that tells alternatives apart is required once, with the comment and the values that its schema has", async () => {
  const Base = { type: "object", properties: { kind: text }, discriminator: { propertyName: "kind" } };
  const properties = { kind: { enum: ["a", "b"], description: "Its kind." } };
  const schemas = { Base, Part: { type: "object", allOf: [ref("Base")], properties } };
  const given = { openapi: "3.1.0", components: { schemas } };
  const { schemas: own } = await printTypes(given, new Map(Object.keys(schemas).map((name) => [name, name])));
  expect(own.replace(/\s+/g, " ")).toContain('Part = { /** Its kind. */ kind: "a" | "b"; } & Omit<Base, "kind">;');
});
