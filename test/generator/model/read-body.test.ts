import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { readOne } from "./read-operation.js";

type Value = JsonObject[string];

describe("a body", () => {
  const read = (requestBody: Value, method = "post") => readOne({ requestBody }, { components }, "/a", method).body;
  const components = { requestBodies: { B: { required: true, description: "d", content: { "text/plain": {} } } } };

  it.each<[string, { given: Value; want: readonly [string, string, boolean] | undefined }]>([
    ["none", { given: undefined, want: undefined }],
    ["one without content", { given: { required: true, content: {} }, want: undefined }],
    ["a reference", { given: { $ref: "#/components/requestBodies/B" }, want: ["text/plain", "text", true] }],
    ["an optional one", { given: { content: { "application/json": {} } }, want: ["application/json", "json", false] }],
    [
      "JSON of several",
      {
        given: { content: { "application/a+json": {}, "application/json; charset=utf-8": {}, "text/plain": {} } },
        want: ["application/json; charset=utf-8", "json", false],
      },
    ],
    [
      "JSON of its own kind",
      {
        given: { content: { "application/merge-patch+json": {} } },
        want: ["application/merge-patch+json", "json", false],
      },
    ],
    [
      "a form before bytes",
      {
        given: { content: { "application/a": {}, "application/x-www-form-urlencoded": {} } },
        want: ["application/x-www-form-urlencoded", "form", false],
      },
    ],
    [
      "several parts before text",
      {
        given: { content: { "application/xml": {}, "multipart/form-data": {} } },
        want: ["multipart/form-data", "multipart", false],
      },
    ],
    [
      "bytes",
      { given: { content: { "application/octet-stream": {} } }, want: ["application/octet-stream", "blob", false] },
    ],
    ["any media type", { given: { content: { "*/*": { schema: { type: "object" } } } }, want: ["*/*", "json", false] }],
    [
      "any media type of text",
      { given: { content: { "*/*": { schema: { type: "string" } } } }, want: ["*/*", "text", false] },
    ],
    [
      "any media type of bytes",
      {
        given: { content: { "application/*": { schema: { type: "string", format: "binary" } } } },
        want: ["application/*", "blob", false],
      },
    ],
  ])("is %s", (_, { given, want }) => {
    const body = read(given);
    expect(body && [body.mediaType, body.format, body.required]).toEqual(want);
  });

  it("has the styles that its encoding gives the fields", () => {
    const encoding = {
      a: { style: "deepObject", explode: true },
      b: { explode: false },
      c: { contentType: "text/plain" },
      d: { contentType: "application/json" },
    };
    const body = read({ content: { "application/x-www-form-urlencoded": { encoding } } });
    expect(body?.encodings).toEqual({
      a: { style: { style: "deepObject", explode: true } },
      b: { style: { style: "form", explode: false } },
      d: { style: { style: "json", explode: false } },
    });
  });

  it("has the media types that its encoding gives the parts, unless they are a choice", () => {
    const encoding = {
      a: { contentType: "application/xml; charset=utf-8" },
      b: { contentType: "image/png, image/jpeg" },
      c: { contentType: "image/*" },
      d: { contentType: "text/plain", style: "form", explode: false },
    };
    expect(read({ content: { "multipart/form-data": { encoding } } })?.encodings).toEqual({
      a: { type: "application/xml; charset=utf-8" },
      d: { style: { style: "form", explode: false }, type: "text/plain" },
    });
  });

  it.each(["get", "head"])("is none with %s, if it is optional", (method) => {
    expect(read({ content: { "application/json": {} } }, method)).toBeUndefined();
  });
});
