import { describe, expect, it } from "vitest";
import { checkDocument } from "../../../scripts/any-api/check-document.js";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema: JsonObject): JsonObject => ({
  responses: { "200": { description: "", content: { "application/json": { schema } } } },
});

const document: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Odd", version: "1" },
  paths: {
    "/a": { get: answer(ref("Good")), trace: {} },
    "/b": { get: answer({ type: "array", items: ref("NeedsBad") }) },
    "/c": { get: answer(ref("Gone")) },
    "/d": { get: { requestBody: { $ref: "#/components/requestBodies/Bad" } }, put: answer({}) },
    "/e": { get: answer({ items: ref("Good/properties/self") }) },
    "/f": { $ref: "#/components/pathItems/f" },
  },
  components: {
    pathItems: { f: { put: answer(ref("Bad")) } },
    requestBodies: { Bad: { content: { "application/json": { schema: ref("Bad") } } } },
    schemas: {
      Bad: { properties: { a: ref("Gone") } },
      Good: { type: "object", properties: { self: ref("Good") } },
      NeedsBad: { properties: { bad: ref("Bad") } },
    },
  },
};

describe("checkDocument", () => {
  it("lists every problem at once", () => {
    expect(() => checkDocument(document, false)).toThrow(
      [
        "3 parts of the document cannot be generated:",
        "  TRACE /a (trace_a): no fetch sends TRACE: remove the operation with an overlay",
        "  GET /c: The reference #/components/schemas/Gone points to nothing: correct it with an overlay",
        '  schemas "Bad": The reference #/components/schemas/Gone points to nothing: correct it with an overlay',
      ].join("\n"),
    );
  });

  it("leaves out what has a problem and what needs it, and nothing else", () => {
    const { document: rest, leftOut } = checkDocument(document, true);
    const { paths, components } = rest;
    expect(Object.entries(readObject(paths)).map(([path, item]) => [path, Object.keys(readObject(item))])).toEqual([
      ["/a", ["get"]],
      ["/d", ["put"]],
      ["/e", ["get"]],
    ]);
    expect(Object.keys(readObject(readObject(components).schemas))).toEqual(["Good"]);
    expect(leftOut.map(({ part, message }) => `${part}: ${message.split(":")[0]}`)).toEqual([
      "TRACE /a (trace_a): no fetch sends TRACE",
      "GET /c: The reference #/components/schemas/Gone points to nothing",
      'schemas "Bad": The reference #/components/schemas/Gone points to nothing',
      'pathItems "f": needs schemas "Bad", which cannot be generated',
      'requestBodies "Bad": needs schemas "Bad", which cannot be generated',
      'schemas "NeedsBad": needs schemas "Bad", which cannot be generated',
      'GET /b: needs schemas "NeedsBad", which cannot be generated',
      'GET /d: needs requestBodies "Bad", which cannot be generated',
      '/f: needs pathItems "f", which cannot be generated',
    ]);
    expect(checkDocument(rest, false)).toMatchObject({ document: rest, leftOut: [] });
  });
});
