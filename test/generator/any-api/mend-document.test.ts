import { describe, expect, it } from "vitest";
import { mendDocument } from "../../../scripts/any-api/mend-document.js";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";

const document = (paths: JsonObject, components: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Odd", version: "1" },
  paths,
  components,
});
const inPath = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });

function mend(given: JsonObject): { readonly paths: JsonObject; readonly notes: readonly string[] } {
  const { document: mended, notes } = mendDocument(given);
  return { paths: readObject(mended.paths), notes };
}

describe("mendDocument", () => {
  it("leaves a right document as it is", () => {
    const right = document({
      "/a/{id}": { parameters: [inPath("id")], get: { operationId: "a", responses: { "200": { description: "" } } } },
    });
    expect(mendDocument(right)).toEqual({ document: right, notes: [] });
  });

  it.each<[string, { given: JsonObject; want: JsonObject; note: string }]>([
    [
      "declares what only the path has",
      {
        given: { "/a/{id}": { get: {} } },
        want: { "/a/{id}": { get: { parameters: [inPath("id")] } } },
        note: "GET /a/{id}: {id} is not declared: a string",
      },
    ],
    [
      "takes it from the query",
      {
        given: { "/a/{id}": { get: { parameters: [{ name: "id", in: "query", schema: { type: "integer" } }] } } },
        want: { "/a/{id}": { get: { parameters: [{ ...inPath("id"), schema: { type: "integer" } }] } } },
        note: "GET /a/{id}: {id} is declared in the query: sent in the path",
      },
    ],
    [
      "drops what the path does not have",
      {
        given: { "/a": { parameters: [inPath("id")], get: { parameters: [{ name: "q", in: "query" }] }, put: {} } },
        want: { "/a": { get: { parameters: [{ name: "q", in: "query" }] }, put: { parameters: [] } } },
        note: 'GET /a: the path parameter "id" is not in the path, and is left out',
      },
    ],
  ])("%s", (_, { given, want, note }) => {
    const mended = mend(document(given));
    expect(mended.paths).toEqual(want);
    expect(mended.notes[0]).toBe(note);
  });

  it("moves what a path has in its query", () => {
    const { paths, notes } = mend(document({ "/a?b={id}&c={c}": { get: { parameters: [inPath("id")] } } }));
    const parameters = [
      { name: "b", in: "query", required: true, schema: { type: "string" } },
      { name: "c", in: "query", required: true, schema: { type: "string" } },
    ];
    expect(paths).toEqual({ "/a?b={id}&c={c}": { get: { parameters } } });
    expect(notes).toEqual([]);
  });

  it("gives operations with one operationId a number, but never one that is taken", () => {
    const { paths, notes } = mend(
      document({
        "/a": { get: { operationId: "x" }, put: { operationId: "x" } },
        "/b": { get: { operationId: "x_2" }, put: { operationId: "x" } },
      }),
    );
    expect(paths).toEqual({
      "/a": { get: { operationId: "x" }, put: { operationId: "x_3" } },
      "/b": { get: { operationId: "x_2" }, put: { operationId: "x_4" } },
    });
    expect(notes).toEqual([
      'PUT /a: GET /a has the operationId "x" too; this one becomes "x_3"',
      'PUT /b: GET /a has the operationId "x" too; this one becomes "x_4"',
    ]);
  });

  it("drops a media type that is none beside others, and lets a response that has no other be of every type", () => {
    const media = { schema: { type: "object" } };
    const { paths, notes } = mend(
      document({
        "/a": {
          post: {
            requestBody: { content: { "application/json": media, gzip: media } },
            responses: { "200": { content: { xls: media } }, "400": { content: { "*": media, none: media } } },
          },
          put: { requestBody: { content: { json: media } } },
        },
      }),
    );
    expect(paths).toEqual({
      "/a": {
        post: {
          requestBody: { content: { "application/json": media } },
          responses: { "200": { content: { "*/*": media } }, "400": { content: { "*/*": media } } },
        },
        put: { requestBody: { content: { json: media } } },
      },
    });
    expect(notes).toEqual([
      'POST /a: "gzip" is not a media type, and is left out',
      'POST /a: "xls" is not a media type, and is read as */*',
      'POST /a: "*" is not a media type, and is read as */*',
      'POST /a: "none" is not a media type, and is left out',
    ]);
  });
});
