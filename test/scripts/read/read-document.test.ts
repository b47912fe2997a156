import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../scripts/read/read-document.js";
import { put, useFolder } from "../../kit/use-folder.js";

const folder = useFolder("read-document-test");
const path = join(folder, "document");

async function read(text: string): Promise<unknown> {
  put(folder, "document", text);
  const document = await readDocument(path);
  expect(document.path).toBe(path);
  return document.content;
}

describe("readDocument", () => {
  const want = { openapi: "3.1.0", paths: {} };
  it.each([
    ["JSON", { given: '{"openapi":"3.1.0","paths":{}}', want }],
    ["JSON after a byte order mark and spaces", { given: '\uFEFF\n {"openapi":"3.1.0","paths":{}}', want }],
    ["YAML", { given: "openapi: 3.1.0\npaths: {}\n", want }],
    ["a version of two numbers", { given: '{"openapi":"3.0"}', want: { openapi: "3.0" } }],
    ["no paths, as 3.1 allows", { given: "openapi: 3.1.0\nwebhooks: {}", want: { openapi: "3.1.0", webhooks: {} } }],
    [
      "aliases as copies, numbers as keys and dates as text",
      {
        given: "openapi: 3.1.0\nx-a: &a { 200: 2020-01-01 }\nx-b: *a",
        want: { openapi: "3.1.0", "x-a": { "200": "2020-01-01" }, "x-b": { "200": "2020-01-01" } },
      },
    ],
  ])("reads %s", async (_, { given, want }) => expect(await read(given)).toEqual(want));

  it("sorts the keys of every object, but no list", async () => {
    const content = await read('{"paths":{"/b":{"x":[{"d":1,"c":2},1,0]},"/a":{}},"openapi":"3.1.0"}');
    expect(JSON.stringify(content)).toBe('{"openapi":"3.1.0","paths":{"/a":{},"/b":{"x":[{"c":2,"d":1},1,0]}}}');
  });

  it.each([
    ["Swagger", { given: "swagger: '2.0'", want: 'is not an OpenAPI 3.0 or 3.1 document: its "openapi" is undefined' }],
    ["a version that looks like 3.1", { given: "openapi: 3.10.0", want: 'its "openapi" is "3.10.0"' }],
    [
      "a version that is a number",
      { given: "openapi: 3.1", want: 'its "openapi" is 3.1, not a string such as "3.1.0"' },
    ],
    ["text", { given: "openapi", want: "holds no object" }],
    ["broken JSON", { given: '{"openapi":"3.1.0",', want: "is neither JSON nor YAML" }],
    [
      "an alias of what it is in",
      { given: "openapi: 3.1.0\nx-a: &a { b: *a }", want: "Converting circular structure to JSON" },
    ],
  ])("refuses %s, and names the file", async (_, { given, want }) => {
    await expect(read(given)).rejects.toThrow(want);
    await expect(read(given)).rejects.toThrow(path);
  });

  it("gives each operation the parameters of its path, unless it has its own", async () => {
    const shared = [{ in: "query", name: "a", description: "of the path" }, { $ref: "#/components/parameters/B" }];
    const own = [
      { in: "query", name: "a", description: "its own" },
      { in: "header", name: "b" },
    ];
    const content = await read(
      JSON.stringify({
        openapi: "3.1.0",
        paths: { "/": { summary: "All", parameters: shared, get: { parameters: own }, post: {} } },
        components: { parameters: { B: { in: "query", name: "b" } } },
      }),
    );
    const get = { parameters: [shared[1], ...own] };
    expect(content).toMatchObject({ paths: { "/": { summary: "All", get, post: { parameters: shared } } } });
    expect(content).not.toHaveProperty("paths./.parameters");
  });

  it.each([
    ["a file that is not there", join(folder, "gone.yaml"), "ENOENT"],
    ["a folder", folder, "EISDIR"],
  ])("refuses %s", async (_, place, code) => {
    await expect(readDocument(place)).rejects.toThrow(`Cannot read the OpenAPI document ${place}: ${code}`);
  });
});

it("aliases of aliases stop the run", async () => {
  const lines = Array.from(
    { length: 9 },
    (_, index) => `x-${index + 1}: &l${index + 1} [${Array(9).fill(`*l${index}`)}]`,
  );
  const bomb = ["openapi: 3.1.0", "paths: {}", "x-0: &l0 [a, a]", ...lines].join("\n");
  await expect(readDocument(put(folder, "bomb.yaml", bomb))).rejects.toThrow("Excessive alias count");
});
