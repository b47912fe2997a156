import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { generate } from "../../../scripts/generate.js";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import { messageOf } from "../../../scripts/io/report.js";
import { root, useFolder } from "../../kit/use-folder.js";

/** Small documents that would take hours, or all of the memory, if each step did what they say. */
const folder = useFolder("hostile-shapes-test");
const out = join(folder, "out");
beforeEach(() => rmSync(out, { recursive: true, force: true }));

/** What the run says if it fails. */
async function run(text: string): Promise<string | undefined> {
  const schema = join(folder, "document.yaml");
  writeFileSync(schema, text);
  const args = { schema, out, overlays: [], lint: "warn", check: false, help: false } as const;
  return generate(args, () => {}).then(() => undefined, messageOf);
}

const ref = (index: number | string): JsonObject => ({ $ref: `#/components/schemas/A${index}` });

/** Schemas that are made of each other, and an operation that sends and answers the first of them. */
function describeSchemas(count: number, make: (index: number) => Json, info: JsonObject = {}): string {
  const schemas = Object.fromEntries(Array.from({ length: count }, (_, index) => [`A${index}`, make(index)]));
  const content = { "application/json": { schema: ref(0) } };
  const post = { operationId: "send", requestBody: { content }, responses: { 200: { description: "", content } } };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Shapes", version: "1", ...info },
    paths: { "/a": { post } },
    components: { schemas: { ...schemas, [`A${count}`]: { type: "object", properties: { end: { type: "string" } } } } },
  });
}

function writeBomb(): string {
  const lines = Array.from(
    { length: 9 },
    (_, index) => `x-${index + 1}: &l${index + 1} [${Array(9).fill(`*l${index}`)}]`,
  );
  return ["openapi: 3.1.0", "info: { title: Bomb, version: '1' }", "paths: {}", "x-0: &l0 [a, a]", ...lines].join("\n");
}

const all = (count: number) => Array.from({ length: count }, (_, index) => ref(index));
const twice = (index: number) => [ref(index + 1), ref(index + 1)];

/** An object with a field for each of these schemas. */
function have(schemas: readonly JsonObject[], isRequired = false): JsonObject {
  const properties = Object.fromEntries(schemas.map((schema, index) => [`p${index}`, schema]));
  return { type: "object", properties, ...(isRequired ? { required: Object.keys(properties) } : {}) };
}

it("aliases of aliases stop the run", async () => {
  expect(await run(writeBomb())).toMatch(/document\.yaml is neither JSON nor YAML: Excessive alias count/);
  expect(existsSync(out)).toBe(false);
});

describe("a document is generated from, however its schemas refer to each other:", () => {
  it.each([
    ["200 schemas inside each other", describeSchemas(200, (index) => have([ref(index + 1)]))],
    ["40 schemas that have the next twice", describeSchemas(40, (index) => have(twice(index)))],
    ["40 schemas that require the next twice", describeSchemas(40, (index) => have(twice(index), true))],
    ["30 schemas that have all others", describeSchemas(30, () => have(all(31)))],
    ["30 schemas that require all others", describeSchemas(30, () => have(all(31), true))],
    ["40 schemas that are one of the next and the next", describeSchemas(40, (index) => ({ oneOf: twice(index) }))],
    ["40 schemas that are all of the next and the next", describeSchemas(40, (index) => ({ allOf: twice(index) }))],
  ])("%s", async (_, text) => {
    expect(await run(text)).toBeUndefined();
    const files = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    const source = files.map((file) => readFileSync(join(out, file), "utf8")).join("\n");
    expect(source).toContain("end?: string");
    expect(source.length).toBeLessThan(200_000);
  });
});

it("texts of nothing but white space take a moment, however long", async () => {
  const white = (text: string) => text.repeat(400_000);
  const parameters = [{ name: "q", in: "query", schema: { type: "string", enum: [`a${white(" ")}b`] } }];
  const responses = { 200: { description: white(" ") } };
  const post = { operationId: "send", description: `a${white("\n")}b`, parameters, responses };
  const info = { title: `a${white(" ")}`, version: "1" };
  expect(await run(JSON.stringify({ openapi: "3.1.0", info, paths: { "/a": { post } } }))).toBeUndefined();
});

it("the project's own document is within every limit, and with another field in each of its objects", async () => {
  const text = readFileSync(join(root, "schemas/openapi/1.7.12.json"), "utf8");
  expect(await run(text.replaceAll('"properties":{', '"properties":{"more":{"type":"string"},'))).toBeUndefined();
});
