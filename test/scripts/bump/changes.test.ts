import { describe, expect, it } from "vitest";
import { describeChanges, type Entries } from "../../../scripts/bump/describe-changes.js";
import { nameUse } from "../../../scripts/bump/use.js";
import { readFeatures } from "../../../scripts/history/read-features.js";
import { traceHistory } from "../../../scripts/history/trace-history.js";
import type { Json, JsonObject } from "../../../scripts/io/json.js";

type Paths = Readonly<Record<string, JsonObject>>;

function document(paths: Paths, schemas: JsonObject = {}): JsonObject {
  const items = Object.entries(paths).map(([path, item]) => [path, { ...item, parameters: listPathParameters(path) }]);
  return { paths: Object.fromEntries(items), components: { schemas } };
}

function listPathParameters(path: string): readonly JsonObject[] {
  return [...path.matchAll(/\{(.*?)\}/g)].map(([, name]) => ({ in: "path", name, required: true, schema: text }));
}

interface Described {
  readonly id?: string;
  readonly bulk?: string;
  readonly answer?: Json;
  readonly parameters?: readonly Json[];
}

function operation({ id = "get_it", bulk, answer, parameters = [] }: Described = {}): JsonObject {
  const content = answer === undefined ? {} : { content: { "application/json": { schema: answer } } };
  const described = { operationId: id, parameters, responses: { "200": { description: "Good", ...content } } };
  return bulk === undefined ? { get: described } : { post: { ...described, "x-bulk": { name: bulk } } };
}

/** What is said of two documents, if these functions, types and paths do not compile any more. */
function compare(before: JsonObject, after: JsonObject, broken: readonly string[] = []): Entries {
  const versions = [before, after].map((each, index) => ({ version: `${index}.0.0`, features: readFeatures(each) }));
  const uses = broken.map((text) => text.split(" ")).map(([kind, name = ""]) => ({ kind: kind as "function", name }));
  return describeChanges({
    ...{ before, after, changes: traceHistory(versions).changes[0] },
    tableChanges: { added: [], removed: [], changed: [] },
    failures: uses.map((use) => ({ use, consumer: "before", message: `${nameUse(use)} is wrong` })),
  });
}

const text = { type: "string" };
const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

interface Case {
  readonly given: readonly [JsonObject, JsonObject, (readonly string[])?];
  readonly want: Partial<Entries>;
}

describe("the changes from one document to the next", () => {
  it.each<[string, Case]>([
    ["nothing", { given: [document({}), document({})], want: { Changed: ["the same API"] } }],
    [
      "an operation whose function has another name",
      {
        given: [
          document({ "/a/{id}": operation({ id: "get_a" }) }),
          document({ "/a/{id}": operation({ id: "read_a" }) }),
          ["function getA"],
        ],
        want: { Changed: ["**Breaking:** `getA()` is now `readA()`, and its types are renamed with it"] },
      },
    ],
    [
      "an operation that moved, which compiles",
      {
        given: [document({ "/a": operation({ answer: text }) }), document({ "/b": operation({ answer: text }) })],
        want: { Changed: ["`getIt()` now sends `GET /b` instead of `GET /a`"] },
      },
    ],
    [
      "an operation with another name and path, and the same answer",
      {
        given: [
          document({ "/a": operation({ id: "get_a", answer: object({ a: text }) }) }),
          document({ "/b": operation({ id: "get_b", answer: object({ a: text }) }) }),
          ["function getA", "path getA"],
        ],
        want: {
          Changed: [
            "**Breaking:** `getA()` is now `getB()`, and its types are renamed with it; it now sends `GET /b` instead of `GET /a`",
          ],
        },
      },
    ],
    [
      "no other operation, if it has nothing in common with the old one but that it has nothing",
      {
        given: [document({ "/a": operation({ id: "get_a" }) }), document({ "/b": operation({ id: "get_b" }) })],
        want: { Added: ["`getB()`, `GET /b`"], Removed: ["`getA()`, `GET /a`"] },
      },
    ],
    [
      "no other operation, if two could be it",
      {
        given: [
          document({ "/a": operation({ id: "get_a", answer: text }) }),
          document({
            "/b": operation({ id: "get_b", answer: text }),
            "/c": operation({ id: "get_c", answer: text }),
          }),
        ],
        want: { Added: ["`getB()`, `GET /b`", "`getC()`, `GET /c`"], Removed: ["`getA()`, `GET /a`"] },
      },
    ],
    [
      "an operation that is gone, with its function for many",
      {
        given: [
          document({ "/a/{id}": operation({ id: "get_a", bulk: "getAll" }) }),
          document({}),
          ["function getA", "function getAll", "path getA"],
        ],
        want: { Removed: ["**Breaking:** `getA()` and `getAll()`, `POST /a/{id}`"] },
      },
    ],
    [
      "a path parameter with another name, in two paths",
      {
        given: [
          document({ "/a/{x}": operation({ id: "a" }), "/a/{x}/b": operation({ id: "b" }) }),
          document({ "/a/{y}": operation({ id: "a" }), "/a/{y}/b": operation({ id: "b" }) }),
          ["path a", "path b"],
        ],
        want: {
          Changed: [
            "**Breaking:** the path parameter `x` is now `y` in the path of `a()` and `b()`; only code that calls `client.http` has to change",
          ],
        },
      },
    ],
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
      "simple types with other names only if they are described in the same words",
      {
        given: [
          document({}, { A: { ...text, pattern: "a" }, B: { ...text, pattern: "a", description: "A b." } }),
          document({}, { X: { ...text, pattern: "a" }, Y: { ...text, pattern: "a", description: "A b." } }),
        ],
        want: { Changed: ["the type `B` is now `Y`"], Removed: ["the type `A`"] },
      },
    ],
    [
      "a field with another name, in the answers of two operations that share a schema",
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
        want: { Changed: ["**Breaking:** `old` in the answers of `a()` and `b()` is now `fresh`"] },
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
          Added: ["`fresh` in the answer of `getIt()`"],
          Removed: ["**Breaking:** `old` in the answer of `getIt()`"],
        },
      },
    ],
    [
      "the body of an answer that had none",
      {
        given: [document({ "/a": operation() }), document({ "/a": operation({ answer: text }) }), ["function getIt"]],
        want: { Added: ["**Breaking:** the answer of `getIt()`"] },
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
    [
      "in the compiler's words, what no other line is a reason for",
      {
        given: [document({}), document({}), ["function getIt", "type It", "table sys_it", "path getIt"]],
        want: {
          Changed: [
            "**Breaking:** code that calls `getIt()` no longer compiles: function_getIt is wrong",
            "**Breaking:** code that names the type `It` no longer compiles: type_It is wrong",
            "**Breaking:** code that reads rows of the SQL table `sys_it` no longer compiles: table_sys_it is wrong",
            "**Breaking:** code that calls `client.http` with the path of `getIt()` no longer compiles: path_getIt is wrong",
          ],
        },
      },
    ],
  ])("are told: %s", (_, { given, want }) => {
    expect(compare(...given)).toEqual({ Added: [], Changed: [], Removed: [], ...want });
  });
});
