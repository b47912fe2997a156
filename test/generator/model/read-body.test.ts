import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { readTable } from "../../kit/read-table.js";
import { readOne } from "./read-operation.js";

type Value = JsonObject[string];

describe("a body", () => {
  const read = (requestBody: Value, method = "post") => readOne({ requestBody }, { components }, "/a", method).body;
  const components = { requestBodies: { B: { required: true, description: "d", content: { "text/plain": {} } } } };

  it.each(readTable("openapi/model/read-body.yaml"))("is %s", (_, { given, want }) => {
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
