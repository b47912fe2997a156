import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { describe, expect, it } from "vitest";
import { prepareDocument } from "../../../scripts/types/prepare-document.js";
import { SCHEMA_OPTIONS } from "../../../scripts/types/print-types.js";

describe("types", () => {
  it("of a parameter with JSON as its content is that of its schema", async () => {
    const schema = { type: "object", properties: { radius: { type: "number" } } };
    const parameters = [
      { in: "query", name: "shape", content: { "application/json": { schema } } },
      { in: "query", name: "note", content: { "text/plain": { schema } } },
    ];
    const simple = prepareDocument({ openapi: "3.1.0", info: {}, paths: { "/things": { get: { parameters } } } });
    const source: OpenAPI3 = JSON.parse(JSON.stringify(simple));
    const printed = astToString(await openapiTS(source, SCHEMA_OPTIONS));
    expect(printed.replace(/\s+/g, " ")).toContain("query?: { note?: string; shape?: { radius?: number; }; };");
  });
});
