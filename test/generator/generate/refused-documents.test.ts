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
      "a cookie that is required",
      {
        given: post({ parameters: [{ in: "cookie", name: "session", required: true, schema: {} }] }),
        want: 'POST /a (do_it): the parameter "session" is in "cookie", which a function cannot send',
      },
    ],
    [
      "a query that mixes a parameter with text",
      { given: document({ "/a?b=c{d}": { get: operation() } }), want: '/a?b=c{d}: "b=c{d}" mixes a parameter' },
    ],
    [
      "no operation",
      { given: document({ "/a": { get: null } }), want: "GET /a (get_a): the operation is null, not an object" },
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
      "a status that is none",
      { given: post({ responses: { ok: {} } }), want: 'POST /a (do_it): "ok" is not a status' },
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
        want: 'the schema "A": it refers only to itself',
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
  ])("%s", async (_, { given, want }) => {
    const error: unknown = await generateFrom(given).catch((reason) => reason);
    expect(error).toMatchObject({ name: "Error", message: expect.stringContaining(want) });
    expect(existsSync(out)).toBe(false);
  });
});
