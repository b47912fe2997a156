import { describe, expect, it } from "vitest";
import { type Case, compareDocuments, document, object, operation, text } from "./compare-documents.js";

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
    expect(compareDocuments(given)).toEqual({ Added: [], Changed: [], Removed: [], ...want });
  });
});
