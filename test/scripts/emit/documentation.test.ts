import { describe, expect, it } from "vitest";
import { describeFunction } from "../../../scripts/emit/documentation.js";
import type { JsonObject } from "../../../scripts/io/index.js";
import { readOperations } from "../../../scripts/model/index.js";

function describeOperation(method: string, definition: JsonObject): string {
  const [operation] = readOperations({ paths: { "/things": { [method]: definition } } });
  if (operation === undefined) throw new Error("There is no operation");
  return describeFunction(operation, "call()");
}

function describeResponses(responses: Readonly<Record<string, string>>): string {
  const described = Object.entries(responses).map(([status, description]) => [status, { description }] as const);
  return describeOperation("get", { responses: Object.fromEntries(described) });
}

describe("describeFunction", () => {
  it.each(["OK", "Response", "Success.", "Successful operation", "Default Response"])(
    "leaves out %j, which only says that there is a response",
    (description) => {
      expect(describeResponses({ 200: description })).not.toContain("@returns");
      expect(describeResponses({ 200: description, 201: "The thing" })).toContain("@returns 200. 201: The thing.");
    },
  );

  it.each(["Empty body", "Response when creating a secret", "OK, in part", "The thing"])("keeps %j", (description) => {
    expect(describeResponses({ 200: description })).toContain(`@returns 200: ${description}.`);
  });

  it("leaves out an empty first sentence alone", () => {
    expect(describeResponses({ 200: "OK. The things by name." })).toContain("@returns 200: The things by name.");
  });

  it.each([
    ["404", "Not Found", "- 404 Not Found"],
    ["422", "Error response", "- 422 Unprocessable Entity"],
    ["404", "No such thing", "- 404 Not Found: No such thing"],
    ["default", "An unexpected error", "- default any other status: An unexpected error"],
  ])("describes %s %j as %j", (status, description, line) => {
    expect(describeResponses({ 200: "OK", [status]: description }).split("\n")).toContain(line);
  });

  it("says nothing of 429 without a body, which any call can get", () => {
    const content = { "application/json": {} };
    expect(describeResponses({ 200: "OK", 429: "Later" })).not.toContain("429");
    expect(describeOperation("get", { responses: { 429: { content } } })).toContain("- 429 Too Many Requests");
  });

  it.each([
    ["A thing.\n\n@deprecated Use `other`.", "@deprecated Use `other`."],
    ["A thing.", "@deprecated The API's schema marks this operation as deprecated."],
  ])("says once why an operation is deprecated, if the description says why: %j", (description, tag) => {
    const text = describeOperation("get", { deprecated: true, description, responses: { 200: { description: "OK" } } });
    expect(text.split("\n").filter((line) => line.includes("@deprecated"))).toEqual([tag]);
  });

  it.each([
    [["application/json"], "The request body."],
    [["text/plain"], "The request body, `text/plain`."],
    [["application/json", "text/plain"], "The request body."],
  ])("describes a body of %j, of which JSON alone goes without saying", (types, text) => {
    const content = Object.fromEntries(types.map((type) => [type, { schema: { type: "string" } }]));
    const described = describeOperation("post", { requestBody: { content }, responses: { 204: {} } });
    expect(described.split("\n")).toContain(`@param body - ${text}`);
  });
});
