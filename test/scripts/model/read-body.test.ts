import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { readTable } from "../../kit/read-table.js";
import { readOne } from "./read-operation.js";

type Value = JsonObject[string];

describe("a body", () => {
  const read = (requestBody: Value, method = "post") => readOne({ requestBody }, { components }, "/a", method).body;
  const components = { requestBodies: { B: { required: true, description: "d", content: { "text/plain": {} } } } };

  it.each(readTable("scripts/model/read-body.yaml"))("is %s", (_, { given, want }) => {
    const body = read(given);
    expect(body && [body.mediaType, body.format, body.required]).toEqual(want);
  });

  it.each(["get", "head"])("is ignored with %s, if it is optional", (method) => {
    expect(read({ content: { "application/json": {} } }, method)).toBeUndefined();
  });
});
