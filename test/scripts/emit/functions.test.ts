import { expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { emitClient, json, text } from "./emit-client.js";

const thing = { $ref: "#/components/schemas/Thing" };
const components = { schemas: { Thing: { type: "object", properties: { a: text } }, Part: { type: "object" } } };
const plain = { "text/plain": { schema: text } };
const query = (name: string, schema: JsonObject = text, more: JsonObject = {}) => ({
  name,
  in: "query",
  schema,
  ...more,
});
const send = (content: JsonObject, more: JsonObject = {}) => ({ requestBody: { content, ...more } });
const answer = (content: JsonObject, more: JsonObject = {}) => ({ responses: { 200: { content, ...more } } });
const create = (paths: JsonObject, more: JsonObject = {}) => ({
  openapi: "3.1.0",
  info: {},
  components,
  paths,
  ...more,
});

/** Emits the code of an operation on one line, without its comments. */
async function emit(operation: JsonObject, path = "/a", ...earlier: readonly JsonObject[]): Promise<string> {
  const versions = [...earlier, operation].map((each) =>
    create({ [path]: { post: { operationId: "go", ...answer(json(thing)), ...each } } }),
  );
  const source = (await emitClient(versions)).get("operations/default.ts") ?? "";
  return source.replace(/\/\*\*.*?\*\//gs, "").replace(/\s+/g, " ");
}

const id = { name: "the id", in: "path", required: true, schema: { type: "integer" } };
const long = Object.fromEntries(["first", "second", "third", "fourth", "fifth", "sixth"].map((name) => [name, text]));

it.each<[string, JsonObject, readonly string[], string?]>([
  ["an optional body", send(json(thing)), ["(client: Client, body?: Thing, options?: RequestOptions)", "{ body }"]],
  [
    "an optional body before an option that is required",
    { ...send(json(thing)), parameters: [query("n", text, { required: true })] },
    ["body: Thing | undefined, options: GoOptions)", "readonly n: string;", "{ query: { n: options?.n } }, body }"],
  ],
  [
    "a body of text",
    send(plain),
    ["body?: string", '...passBody(body), headers: { "Content-Type": body && "text/plain" }'],
  ],
  [
    "a body that is required",
    send({ "*/*": { schema: text } }, { required: true }),
    ["requiresBody: true", "body: string", 'headers: { "Content-Type": "text/plain" }'],
  ],
  [
    "a form, whose type fetch writes",
    send({ "multipart/form-data": {} }),
    ["body?: BodyInit", "{ ...passBody(body) }"],
  ],
  [
    "options of each kind",
    {
      parameters: [query("a b"), query("l", { type: "array", items: text }), query("n", { type: ["string", "null"] })],
    },
    [
      'options: { "a b": PLAIN, l: PLAIN_LIST, n: PLAIN_OR_NULL }',
      '{ query: { "a%20b": options?.["a b"], l: options?.l, n: options?.n } as never }',
      'readonly "a b"?: string | undefined; readonly l?: string[] | undefined; readonly n?: string | null | undefined;',
    ],
  ],
  [
    "what its caller writes",
    { parameters: [query("o", { type: "object" })] },
    ["o?: string |", "o: options?.o as never }"],
  ],
  [
    "a number in the path",
    { parameters: [id] },
    ["theId: number,", '"the id": String(theId) as never }'],
    "/a/{the id}",
  ],
  ["a header", { parameters: [{ ...query("x-a b"), in: "header" }] }, ['header: { "x-a b": options?.["x-a b"] } }']],
  ["text", answer(plain), ["OperationPromise<string, 200>", "decode: decodeText", 'headers: { Accept: "text/plain" }']],
  ["JSON, of several", answer({ ...json(thing), ...plain }), ["OperationPromise<Thing, 200>", "options, { } );"]],
  [
    "JSON of another name",
    answer({ "application/a+json": {}, ...plain }),
    ['headers: { Accept: "application/a+json" }'],
  ],
  ["anything else", answer({ "image/png": {} }), ["OperationPromise<Response, 200>", "decode: decodeResponse"]],
  ["nothing", { responses: { 204: {} } }, ["OperationPromise<void, 204>", "decode: decodeNothing"]],
  ["perhaps nothing", answer(json(thing), { "x-may-be-empty": true }), ["<Thing | undefined, 200>", "decodeAnyJson"]],
  [
    "several results",
    { responses: { 200: { content: json(thing) }, 201: { content: json(text) }, 202: {} } },
    ["<Thing | string | undefined, 200 | 201 | 202, OperationResult<Thing, 200> | OperationResult<string, 201> | Op"],
  ],
  [
    "errors of each form",
    {
      responses: {
        404: {},
        409: { content: { ...json(thing), ...plain }, "x-may-be-empty": true },
        "5xx": { content: json(text) },
      },
    },
    ['errors: { 404: "none", 409: "json or text or none", "5XX": "json" }'],
  ],
  [
    "a type that is too long for a signature",
    answer(json({ type: "object", properties: long })),
    ['OperationPromise<operations["go"]["responses"][200]["content"]["application/json"], 200>'],
  ],
])("a function takes or returns %s", async (_, operation, wanted, path) => {
  const code = await emit(operation, path);
  for (const part of wanted) expect(code).toContain(part);
});

it("a body that is newer than its operation is an option, and the call is guarded", async () => {
  const code = await emit(send(json(thing)), "/a", {});
  expect(code).toContain("(client: Client, options?: GoOptions)");
  expect(code).toContain("options: { body: DATA }");
  expect(code).toContain("{ body: options?.body } , createGuard(client));");
  const files = await emitClient(
    [{}, send(plain)].map((each) => create({ "/a": { post: { operationId: "go", ...each } } })),
  );
  expect(files.get("operations/default.ts")).toContain('headers: { "Content-Type": options?.body && "text/plain" }');
  expect(files.get("operation-table.ts")).toContain('"body":null');
});

it("files are sorted, and what lists have is public; the call that asks for the version needs no guard", async () => {
  const parts = {
    type: "object",
    required: ["parts"],
    properties: { parts: { type: "array", items: { $ref: "#/components/schemas/Part" } } },
  };
  const paths = (get: JsonObject, more: JsonObject = {}) => ({
    "/a": { get: { operationId: "list", tags: ["Zoo"], ...answer(json({ $ref: "#/components/schemas/Parts" })) } },
    ...{ "/b": { get: { operationId: "ask", tags: ["Ant"], ...answer(json(thing)), ...get } }, ...more },
  });
  const more = {
    components: {
      schemas: { ...components.schemas, Parts: parts, Other: { type: "object", properties: { a: thing } } },
    },
  };
  const versions = [
    paths({}),
    paths(
      { "x-server-version": "a", parameters: [query("new")] },
      { "/c": { get: { operationId: "late", tags: ["Ant"], responses: { 204: {} } } } },
    ),
  ];
  const files = await emitClient(versions.map((each) => create(each, more)));
  expect([...files.keys()].filter((name) => name.includes("/"))).toEqual(["operations/ant.ts", "operations/zoo.ts"]);
  expect(files.get("requests-and-responses.ts")).toContain("export type { Part, Parts, Thing } from");
  expect(files.get("version-check.ts")).toContain("ask(client, options).then((answer) => answer?.a)");
  expect(files.get("operations/ant.ts")?.match(/createGuard\(client\)/g)).toHaveLength(1);
});
