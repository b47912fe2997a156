import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDocument } from "../../../scripts/document/read-document.js";
import { generate } from "../../../scripts/generate/generate.js";
import { isJsonObject } from "../../../scripts/io/json.js";
import { compile } from "./compile.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
const folder = mkdtempSync(join(root, "node_modules/.cache/hostile-documents-"));
cpSync(join(root, "test/fixtures/hostile"), join(folder, "fixtures"), { recursive: true });
const fixtures = readdirSync(join(folder, "fixtures")).filter((file) => /\.(yaml|json)$/.test(file));

async function generateTo(out: string, schema: string): Promise<void> {
  const args = { schema, out: join(folder, out), overlays: [], lint: "off", check: false, help: false } as const;
  await generate(args, () => {});
}

async function generateFrom(document: unknown): Promise<void> {
  const path = join(folder, "document.json");
  writeFileSync(path, JSON.stringify(document));
  await generateTo("document", path);
}

function readFolder(out: string): Readonly<Record<string, string>> {
  const files = readdirSync(join(folder, out), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, out, file), "utf8")]));
}

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, reverseKeys(item)] as const);
  return Object.fromEntries(entries.reverse());
}

beforeAll(async () => {
  for (const fixture of fixtures) await generateTo(fixture, join(folder, "fixtures", fixture));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a hostile document", () => {
  it("compiles under strict, without a name that is not used, and types what it says", () => {
    const user = join(folder, "user.ts");
    writeFileSync(user, readFileSync(join(root, "test/fixtures/hostile/user.txt"), "utf8"));
    expect(compile(...fixtures.map((fixture) => join(folder, fixture, "index.ts")), user)).toEqual([]);
  });

  it.each(fixtures)("%s gives the same bytes in any order of its keys", async (fixture) => {
    const { content } = await readDocument(join(folder, "fixtures", fixture));
    const reversed = join(folder, "fixtures", "reversed.json");
    writeFileSync(reversed, JSON.stringify(reverseKeys(content)));
    await generateTo("reversed", reversed);
    expect(readFolder("reversed")).toEqual(readFolder(fixture));
  });

  it("names two schemas of one name in other files in the same way in any order of the paths", async () => {
    const toThing = (file: string) => {
      const schema = { $ref: `references/${file}#/Thing` };
      return { get: { responses: { "200": { content: { "application/json": { schema } } } } } };
    };
    const paths = [["/one", toThing("more/third.yaml")] as const, ["/two", toThing("more/schemas.yaml")] as const];
    const outs = ["forward", "backward"];
    for (const out of outs) {
      const document = {
        openapi: "3.1.0",
        info: {},
        paths: Object.fromEntries(out === "forward" ? paths : paths.reverse()),
      };
      const path = join(folder, "fixtures", `${out}.json`);
      writeFileSync(path, JSON.stringify(document));
      await generateTo(out, path);
    }
    expect(readFolder("backward")).toEqual(readFolder("forward"));
  });

  it.each(fixtures)("%s starts no tag and no link in its texts", (fixture) => {
    const tags = Object.entries(readFolder(fixture)).flatMap(([file, text]) => listTags(file, text));
    const ours = "param returns throws see deprecated description default example enum constant".split(" ");
    expect(new Set(tags)).toEqual(
      new Set(
        [...ours, "link", "linkTo AdminConnectionError", "linkTo AdminResponseError"].filter((tag) =>
          tags.includes(tag),
        ),
      ),
    );
    expect(tags.filter((tag) => tag === "deprecated").length).toBe(DEPRECATED[fixture] ?? 0);
  });
});

/** How many things each document calls deprecated, each in every file that has it. */
const DEPRECATED: Readonly<Record<string, number>> = { "text.yaml": 2, "parameters.yaml": 1 };

/** The names of all tags in the comments, and where their links lead. */
function listTags(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const comment of ts.getJSDocCommentsAndTags(node)) {
      if (ts.isJSDoc(comment)) {
        for (const tag of [comment, ...(comment.tags ?? [])]) {
          if (!ts.isJSDoc(tag)) found.push(tag.tagName.text);
          if (typeof tag.comment === "object") found.push(...tag.comment.flatMap(describeLink));
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

function describeLink(part: ts.JSDocComment): readonly string[] {
  if (!ts.isJSDocLink(part)) return [];
  return part.name?.getText().startsWith("Admin") ? [`linkTo ${part.name.getText()}`] : ["link"];
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
    expect(() => readdirSync(join(folder, "document"))).toThrow("ENOENT");
  });
});
