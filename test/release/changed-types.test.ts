import { describe, expect, it } from "vitest";
import { type Case, compareDocuments, document, object, reference, text } from "./compare-documents.js";

describe("the changes from one document to the next", () => {
  it.each<[string, Case]>([
    [
      "a schema with another name, in other words, which refers to one that has another name",
      {
        given: [
          document({}, { A: { ...object({ b: reference("B") }), description: "An a." }, B: object({ title: text }) }),
          document({}, { X: { ...object({ b: reference("Y") }), description: "An x." }, Y: object({ title: text }) }),
          ["type A", "type B"],
        ],
        want: { Changed: ["**Breaking:** the type `A` is now `X`", "**Breaking:** the type `B` is now `Y`"] },
      },
    ],
    [
      "schemas that refer to themselves",
      {
        given: [document({}, { A: object({ a: reference("A") }) }), document({}, { X: object({ a: reference("X") }) })],
        want: { Changed: ["the type `A` is now `X`"] },
      },
    ],
    [
      "no other schema, if a field of it is another",
      {
        given: [
          document({}, { A: object({ title: text }) }),
          document({}, { X: object({ title: { type: "integer" } }) }),
          ["type A"],
        ],
        want: { Removed: ["**Breaking:** the type `A`"] },
      },
    ],
    [
      "no other schema, if two could be it",
      {
        given: [
          document({}, { A: object({ a: text }) }),
          document({}, { X: object({ a: text }), Y: object({ a: text }) }),
        ],
        want: { Removed: ["the type `A`"] },
      },
    ],
    [
      "no other schema, if it refers to two schemas where the old one refers to one twice",
      {
        given: [
          document({}, { A: object({ a: reference("B"), b: reference("B") }), B: object({ c: text }) }),
          document(
            {},
            {
              X: object({ a: reference("Y"), b: reference("Z") }),
              Y: object({ c: text }),
              Z: object({ c: text }),
            },
          ),
        ],
        want: { Removed: ["the types `A` and `B`"] },
      },
    ],
    [
      "simple types with other names only if they are described in the same words",
      {
        given: [
          document({}, { A: { ...text, pattern: "a" }, B: { ...text, pattern: "a", description: "A b." } }),
          document({}, { X: { ...text, pattern: "a" }, Y: { ...text, pattern: "a", description: "A b." } }),
        ],
        want: { Changed: ["the type `B` is now `Y`"], Removed: ["the type `A`"] },
      },
    ],
  ])("are told: %s", (_, { given, want }) => {
    expect(compareDocuments(given)).toEqual({ Added: [], Changed: [], Removed: [], ...want });
  });
});
