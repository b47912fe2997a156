import { describe, expect, it } from "vitest";
import { describeFunction } from "../../../scripts/emit/documentation.js";
import type { JsonObject } from "../../../scripts/io/index.js";
import { readOperations } from "../../../scripts/model/index.js";
import { taken } from "../../kit/taken-names.js";

function describeOperation(method: string, definition: JsonObject): string {
  const [operation] = readOperations({ paths: { "/things": { [method]: definition } } }, taken);
  if (operation === undefined) throw new Error("There is no operation");
  return describeFunction(operation, "call()");
}

function describeResponses(responses: Readonly<Record<string, string>>): string {
  const described = Object.entries(responses).map(([status, description]) => [status, { description }] as const);
  return describeOperation("get", { responses: Object.fromEntries(described) });
}

describe("describeFunction", () => {
  it.each([
    ...["OK", "200 OK", "Success.", "Successful operation", "Default Response"].map((words) => [words, "200."]),
    ...["Empty body", "Response when creating a secret", "OK, in part"].map((words) => [words, `200: ${words}.`]),
    ["OK. The things by name.", "200: The things by name."],
  ])("describes a success of %j as %j", (description, text) => {
    expect(describeResponses({ 200: description, 201: "The thing" })).toContain(`@returns ${text} 201: The thing.`);
    expect(describeResponses({ 200: description }).includes("@returns")).toBe(text !== "200.");
  });

  it.each([
    ["404", "Not Found", "- 404 Not Found"],
    ["422", "Error response", "- 422 Unprocessable Entity"],
    ["404", "No such thing", "- 404 Not Found: No such thing"],
    ["default", "An unexpected error", "- default any other status: An unexpected error"],
  ])("describes %s %j as %j", (status, description, line) => {
    expect(describeResponses({ 200: "OK", [status]: description }).split("\n")).toContain(line);
  });

  it("omits a 429 without a body, which any call can get", () => {
    const content = { "application/json": {} };
    expect(describeResponses({ 200: "OK", 429: "Later" })).not.toContain("429");
    expect(describeOperation("get", { responses: { 429: { content } } })).toContain("- 429 Too Many Requests");
  });

  it.each([
    [true, "A thing.\n\n@deprecated Use `other`.", "@deprecated Use `other`."],
    [false, "A thing.\n\n@deprecated Use `other`.", "\\@deprecated Use `other`."],
    [true, "A thing.", "@deprecated The API's schema marks this operation as deprecated."],
  ])(
    "says once why an operation is deprecated, and without `deprecated` (%j) keeps the sentence as text: %j",
    (deprecated, description, tag) => {
      const text = describeOperation("get", { deprecated, description, responses: { 200: { description: "OK" } } });
      expect(text.split("\n").filter((line) => line.includes("@deprecated"))).toEqual([tag]);
    },
  );
});
