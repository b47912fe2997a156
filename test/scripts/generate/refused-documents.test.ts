import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generate } from "../../../scripts/generate/generate.js";
import { saveSchema, useFolder } from "./run-generator.js";

const folder = useFolder("refused-documents");
const out = join(folder, "out");

async function generateFrom(document: unknown): Promise<void> {
  const schema = saveSchema(folder, "document.json", document);
  await generate({ schema, out, overlays: [], lint: "off", check: false, help: false }, () => {});
}

describe("a document that cannot be generated stops the run, and says where and what to do:", () => {
  const document = (paths: unknown, schemas: unknown = {}) => ({
    openapi: "3.1.0",
    info: { title: "Wrong", version: "1" },
    paths,
    components: { schemas },
  });
  const operation = (more: object = {}) => ({ operationId: "do_it", responses: { "200": {} }, ...more });
  const post = (more: object) => document({ "/a": { post: operation(more) } });
  const send = (mediaType: string, schema: unknown = {}) => ({
    requestBody: { required: true, content: { [mediaType]: { schema } } },
  });
  const sendPath = (parameter: object) =>
    document({
      "/a/{x}": { get: operation({ parameters: [{ in: "path", name: "x", required: true, ...parameter }] }) },
    });

  it.each([
    [
      "TRACE",
      { given: document({ "/a": { trace: operation() } }), want: "TRACE /a (do_it): no fetch sends TRACE: remove" },
    ],
    [
      "a body with GET",
      { given: document({ "/a": { get: operation(send("text/plain")) } }), want: "GET /a (do_it): GET has a body" },
    ],
    [
      "no operation",
      { given: document({ "/a": { get: null } }), want: "GET /a (get_a): the operation is null, not an object" },
    ],
    [
      "a path with a query",
      { given: document({ "/a?b=1": { get: operation() } }), want: "/a?b=1: a path begins with /" },
    ],
    [
      "a path with a fragment",
      { given: document({ "/a#b": { get: operation() } }), want: "/a#b: a path begins with /" },
    ],
    ["a path without a slash", { given: document({ a: { get: operation() } }), want: "a: a path begins with /" }],
    [
      "multipart that is no form",
      {
        given: post(send("multipart/related")),
        want: "POST /a (do_it): fetch cannot write the body multipart/related",
      },
    ],
    ["no media type in a body", { given: post(send("json")), want: 'POST /a (do_it): "json" is not a media type' }],
    [
      "no media type in an answer",
      { given: post({ responses: { "200": { content: { json: {} } } } }), want: '"json" is not a media type' },
    ],
    [
      "a status that is none",
      { given: post({ responses: { ok: {} } }), want: 'POST /a (do_it): "ok" is not a status' },
    ],
    [
      "a matrix in the path",
      {
        given: sendPath({ style: "matrix", schema: { type: "string" } }),
        want: 'GET /a/{x} (do_it): the path parameter "x" has the style matrix',
      },
    ],
    [
      "an array in the path",
      { given: sendPath({ schema: { type: "array" } }), want: 'the path parameter "x" is not one string or number' },
    ],
    [
      "JSON in the path",
      {
        given: sendPath({ content: { "application/json": {} } }),
        want: 'the path parameter "x" is not one string or number',
      },
    ],
    [
      "an object in a header",
      {
        given: post({ parameters: [{ in: "header", name: "x", schema: { type: "object" } }] }),
        want: 'the header parameter "x" is an object',
      },
    ],
    [
      "XML in a query",
      {
        given: post({ parameters: [{ in: "query", name: "x", content: { "text/xml": {} } }] }),
        want: 'the query parameter "x" is text/xml, not JSON',
      },
    ],
    [
      "a parameter that is not in the path",
      {
        given: post({ parameters: [{ in: "path", name: "x", required: true, schema: {} }] }),
        want: 'the path parameter "x" is not in the path',
      },
    ],
    [
      "a reference to nothing in an operation",
      {
        given: post(send("application/json", { $ref: "#/components/schemas/Gone" })),
        want: "POST /a: The reference #/components/schemas/Gone points to nothing",
      },
    ],
    [
      "a reference to nothing in a schema",
      {
        given: document({}, { A: { items: { $ref: "#/components/schemas/Gone" } } }),
        want: 'schemas "A": The reference #/components/schemas/Gone points to nothing',
      },
    ],
    [
      "a reference to what only objects have",
      {
        given: post(send("application/json", { $ref: "#/components/schemas/toString" })),
        want: "toString points to nothing",
      },
    ],
    [
      "a reference to no file",
      {
        given: post(send("application/json", { $ref: "gone.yaml#/A" })),
        want: "POST /a: The reference gone.yaml#/A could not be read",
      },
    ],
    [
      "a path item in no file",
      { given: document({ "/a": { $ref: "gone.yaml" } }), want: "/a: The reference gone.yaml could not be read" },
    ],
    [
      "an anchor",
      { given: post(send("application/json", { $ref: "#node" })), want: "POST /a: The reference #node is not a path" },
    ],
    [
      "a reference to itself",
      {
        given: document({}, { A: { $ref: "#/components/schemas/A" } }),
        want: "The reference #/components/schemas/A refers to itself",
      },
    ],
    [
      "a schema that is only itself",
      {
        given: document(
          {},
          {
            A: { oneOf: [{ type: "string" }, { $ref: "#/components/schemas/B" }] },
            B: { anyOf: [{ $ref: "#/components/schemas/A" }] },
          },
        ),
        want: 'the schema "A" is nothing but itself',
      },
    ],
    [
      "a property that is no schema",
      {
        given: document({}, { A: { properties: { b: "string" } } }),
        want: 'the schema "A": no types can be made of it',
      },
    ],
    [
      "items that are no schema",
      {
        given: post(send("application/json", { type: "array", items: "string" })),
        want: "/a: no types can be made of it",
      },
    ],
    [
      "one operation under two paths",
      {
        given: document({ "/a": { get: operation() }, "/b": { get: operation() } }),
        want: '"do_it" (GET /a) and "do_it" (GET /b) both become doIt()',
      },
    ],
    [
      "a function called like the type of another",
      {
        given: document({
          "/a": { get: operation({ operationId: "1" }) },
          "/b": { get: operation({ operationId: "1Options" }) },
        }),
        want: '"1" and "1Options" both need the name _1Options',
      },
    ],
  ])("%s", async (_, { given, want }) => {
    const error: unknown = await generateFrom(given).catch((reason) => reason);
    expect(error).toMatchObject({ name: "Error", message: expect.stringContaining(want) });
    expect(existsSync(out)).toBe(false);
  });
});
