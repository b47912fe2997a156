import { describe, expect, it } from "vitest";
import type { RequestPart } from "../../../scripts/history/index.js";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import { document, object, PUT, query, text, trace } from "./versions-of-a-thing.js";

function findNewer(...documents: readonly JsonObject[]): readonly RequestPart[] {
  return trace(...documents).findHistory(PUT).parts;
}

describe("a part that is newer than its operation", () => {
  it.each<[string, { given: readonly [JsonObject, JsonObject]; want: readonly string[] }]>([
    [
      "a parameter",
      { given: [document(text, [query("p")]), document(text, [query("p"), query("q")])], want: ["query q"] },
    ],
    [
      "a value of an enum",
      {
        given: [
          document(text, [query("p", { enum: ["x"] })]),
          document(text, [query("p", { oneOf: [{ enum: ["x"] }, { const: "y" }] })]),
        ],
        want: ['query p="y"'],
      },
    ],
    [
      "no value where any text was allowed before",
      { given: [document(text, [query("p")]), document(text, [query("p", { enum: ["x"] })])], want: [] },
    ],
    [
      "nothing below a reference that led nowhere",
      {
        given: [
          document(object({ a: { $ref: "#/components/schemas/Gone" } }), [query("p", { $ref: "#/nowhere" })]),
          document(object({ a: object({ b: text }) }), [query("p", { enum: ["x"] })]),
        ],
        want: [],
      },
    ],
    [
      "a field whose parameter in the path has another name",
      {
        given: [
          document(object({ a: text })),
          {
            paths: { "/things/{thing_id}": readPaths(document(object({ a: text, b: text })))["/things/{id}"] ?? null },
          },
        ],
        want: ["body b"],
      },
    ],
  ])("is %s", (_, { given, want }) => {
    const newer = findNewer(...given).map(
      ({ in: place, path, value }) =>
        `${place} ${path.join(".")}${value === undefined ? "" : `=${JSON.stringify(value)}`}`,
    );
    expect(newer).toEqual(want);
  });

  it("is as new as the first version after which no version lacks it", () => {
    const [without, having] = [document(object({ a: text })), document(object({ a: text, b: text }))];
    expect(findNewer(without, having, having)).toMatchObject([{ versions: [{ since: "2.0.0" }] }]);
    const versions = [{ goneIn: "2.0.0" }, { since: "3.0.0" }];
    expect(findNewer(having, without, having)).toMatchObject([{ versions }]);
    expect(findNewer(having, having, without)).toMatchObject([{ versions: [{ goneIn: "3.0.0" }] }]);
    expect(findNewer(having, having, having)).toEqual([]);
  });
});

function readPaths({ paths }: JsonObject): Record<string, Json> {
  return paths as Record<string, Json>;
}
