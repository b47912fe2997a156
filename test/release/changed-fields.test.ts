import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../scripts/io/json.js";
import { type Case, compareDocuments, document, object, operation, reference, text } from "./compare-documents.js";

/** Two operations whose answers have both schemas, each under a name of its own. */
function withSchemas(schema: JsonObject): JsonObject {
  return document(
    {
      "/a": operation({ id: "a", answer: object({ first: reference("A"), second: reference("B") }) }),
      "/b": operation({ id: "b", answer: object({ third: reference("A"), fourth: reference("B") }) }),
    },
    { A: schema, B: structuredClone(schema) },
  );
}

describe("the changes from one document to the next", () => {
  it.each<[string, Case]>([
    [
      "a field with another name, in the responses of two operations that share a schema",
      {
        given: [
          document(
            {
              "/a": operation({ id: "a", answer: reference("A") }),
              "/b": operation({ id: "b", answer: { items: reference("A") } }),
            },
            { A: object({ old: { ...text, description: "It." } }) },
          ),
          document(
            {
              "/a": operation({ id: "a", answer: reference("A") }),
              "/b": operation({ id: "b", answer: { items: reference("A") } }),
            },
            { A: object({ fresh: { ...text, description: "It." } }) },
          ),
          ["function b"],
        ],
        want: { Changed: ["**Breaking:** `old` in the responses of `a()` and `b()` is now `fresh`"] },
      },
    ],
    [
      "a field that two schemas lack, once",
      {
        given: [withSchemas(object({ old: text })), withSchemas(object({})), ["function a"]],
        want: { Removed: ["**Breaking:** `old` in the responses of `a()` and `b()`"] },
      },
    ],
    [
      "an option with another name",
      {
        given: [
          document({
            "/a": operation({ parameters: [{ in: "query", name: "old", description: "It.", schema: text }] }),
          }),
          document({
            "/a": operation({ parameters: [{ in: "query", name: "fresh", description: "It.", schema: text }] }),
          }),
        ],
        want: { Changed: ["`old` in the query of `getIt()` is now `fresh`"] },
      },
    ],
    [
      "no other field, if nothing is said of the two but that they are strings",
      {
        given: [
          document({ "/a": operation({ answer: object({ old: text }) }) }),
          document({ "/a": operation({ answer: object({ fresh: text }) }) }),
          ["function getIt"],
        ],
        want: {
          Added: ["`fresh` in the response of `getIt()`"],
          Removed: ["**Breaking:** `old` in the response of `getIt()`"],
        },
      },
    ],
    [
      "the body of an answer that had none",
      {
        given: [document({ "/a": operation() }), document({ "/a": operation({ answer: text }) }), ["function getIt"]],
        want: { Added: ["**Breaking:** the response of `getIt()`"] },
      },
    ],
    [
      "an option that is now optional, which breaks nothing, beside a failure of the same function",
      {
        given: [
          document({ "/a": operation({ parameters: [{ in: "query", name: "p", required: true, schema: text }] }) }),
          document({ "/a": operation({ parameters: [{ in: "query", name: "p", schema: text }] }) }),
          ["function getIt"],
        ],
        want: {
          Changed: [
            "**Breaking:** code that calls `getIt()` no longer compiles: function_getIt is wrong",
            "`p` in the query of `getIt()` is now optional (was required)",
          ],
        },
      },
    ],
    [
      "another type and presence",
      {
        given: [
          document({ "/a": operation({ parameters: [{ in: "query", name: "p", required: true, schema: text }] }) }),
          document({
            "/a": operation({ parameters: [{ in: "query", name: "p", schema: { type: ["integer", "null"] } }] }),
          }),
          ["function getIt"],
        ],
        want: {
          Changed: [
            "**Breaking:** `p` in the query of `getIt()` is now optional and `integer or null` (was required and `string`)",
          ],
        },
      },
    ],
  ])("are told: %s", (_, { given, want }) => {
    expect(compareDocuments(given)).toEqual({ Added: [], Changed: [], Removed: [], ...want });
  });
});
