import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import { readModel } from "../../../scripts/model/index.js";
import { rateClients } from "../../../scripts/release/judge-change.js";
import { listCalls } from "../../../scripts/release/list-calls.js";
import { put, useFolder } from "../../kit/use-folder.js";
import { json } from "../emit/emit-client.js";
import { object, query, text, trace } from "../history/versions-of-a-thing.js";

const id = { name: "id", in: "path", required: true, schema: text };
const answer = (schema: Json, more: JsonObject = {}) => ({ responses: { 200: { content: json(schema) } }, ...more });
const body = (schema: Json) => answer(text, { requestBody: { required: true, content: json(schema) } });
const list = (items: JsonObject) => object({ all: { type: "array", items } });
const limit = { parameters: [query("limit")] };
const create = (paths: JsonObject): JsonObject => ({ openapi: "3.1.0", info: {}, paths });
const at = (path: string, operation: JsonObject, operationId = "go") =>
  create({ [path]: { post: { operationId, ...answer(text), ...operation } } });
const go = (operation: JsonObject) => at("/a", operation);
const two = (operation: JsonObject) =>
  create({ ...(at("/a", operation, "a").paths as JsonObject), ...(at("/b", operation, "b").paths as JsonObject) });

/** Creates what is compared of a client: of these versions, the last one is its own. */
function createClient(...versions: readonly JsonObject[]) {
  const { document, findHistory } = trace(...versions);
  return { corrected: versions.at(-1) ?? {}, document, model: readModel(document, findHistory), tables: [] };
}

function rate(before: JsonObject, after: JsonObject, failed: readonly string[] = []): readonly string[] {
  const { level, entries } = rateClients(createClient(before), createClient(before, after), new Set(failed));
  return [level, ...Object.entries(entries).flatMap(([heading, lines]) => lines.map((line) => `${heading}: ${line}`))];
}

it.each<[string, JsonObject, JsonObject, readonly string[], readonly string[]]>([
  [
    "nothing",
    go(limit),
    go({ summary: "New.", ...limit }),
    ["patch", "Fixed: checked; no operation, field or value differs"],
    [],
  ],
  ["an operation", create({}), go({}), ["minor", "Added: `go()`: `POST /a`"], []],
  ["a parameter of two", two({}), two(limit), ["minor", "Added: `a()` and `b()`: `limit` in the query"], []],
  [
    "a parameter that a bulk function takes too, under another name",
    at("/{id}", { parameters: [id], "x-bulk": true }),
    at("/{id}", { parameters: [id, query("timeout")], "x-bulk": true }),
    ["minor", "Added: `go()` and `gos()`: `timeout_` in the query"],
    [],
  ],
  [
    "a field that is required, with what is in it",
    go(body(object({}))),
    go(body(object({ a: object({ b: text }) }, { required: ["a"] }))),
    ["minor", "Added: `go()`: `a` in the body, which this version requires"],
    [],
  ],
  [
    "a field of the items of a result",
    go(answer(list(object({})))),
    go(answer(list(object({ a: text }, { required: ["a"] })))),
    ["minor", "Added: `go()`: `all[].a` in the response"],
    [],
  ],
  [
    "a field of a result that is gone, and was read",
    go(answer(object({ a: text, b: text }, { required: ["b"] }))),
    go(answer(object({}))),
    [
      "major",
      "Deprecated: **Breaking:** `go()`: `b` in the response, which newer servers do not have",
      "Deprecated: `go()`: `a` in the response, which newer servers do not have",
    ],
    ["go"],
  ],
  [
    "a type, in code that goes on to compile",
    go(answer(object({ a: text }))),
    go(answer(object({ a: { type: "integer" } }))),
    ["minor", "Changed: `go()`: `a` in the response: `optional string` -> `optional integer`"],
    [],
  ],
  ["what is deprecated", go({}), go({ deprecated: true }), ["minor", "Deprecated: `go()`: `POST /a`"], []],
  [
    "a deprecated operation",
    go({ deprecated: true }),
    go({ deprecated: true, ...limit }),
    ["minor", "Added: `go()`: `limit` in the query"],
    [],
  ],
  ["a path", at("/a", {}), at("/v2/a", {}), ["minor", "Changed: `go()`: `/v2` begins the path"], []],
  [
    "a path that has another parameter",
    at("/a", {}),
    at("/b/{id}", { parameters: [id] }),
    ["major", "Changed: **Breaking:** `go()`: `POST /b/{id}`, which was `POST /a`, which older servers do not have"],
    ["go"],
  ],
  [
    "nothing that explains why code fails",
    go({}),
    go(limit),
    ["major", "Added: `go()`: `limit` in the query", "Changed: **Breaking:** code that uses `go` no longer compiles"],
    ["go"],
  ],
])("a release changes %s", (_, before, after, lines, failed) => {
  expect(rate(before, after, failed)).toEqual(lines);
});

it("a version adds what only older ones have, or what is back", () => {
  const lineOf = (before: readonly JsonObject[], after: readonly JsonObject[]) =>
    rateClients(createClient(...before), createClient(...after), new Set()).entries.Added;
  const [old, now] = [go({}), go(limit)];
  expect(lineOf([old, old], [old, now, old])).toEqual([
    "`go()`: `limit` in the query, which newer servers do not have",
  ]);
  expect(lineOf([now, old], [now, old, now])).toEqual(["`go()`: `limit` in the query, which is back"]);
});

describe("calls in hand-written code", () => {
  const root = useFolder("list-calls-test");
  put(root, "src/a.ts", "import { go as run } from 'x';\nawait go();\n// go();\n  run();\nother.go();\nago();\n");
  const get = (more: JsonObject) => create({ "/a": { get: { operationId: "go", ...answer({}), ...more } } });
  const needed = { ...limit.parameters[0], required: true };

  it.each<[string, JsonObject, JsonObject, string | undefined]>([
    ["a parameter, which limits no list that is read by GET", go({}), go(limit), undefined],
    ["a parameter, which may limit what it lists", get({}), get(limit), "doubtful GET /a: limit in the query"],
    [
      "a parameter that is gone",
      go(limit),
      go({}),
      "doubtful POST /a: limit in the query, which newer servers do not have",
    ],
    ["nothing any more", go(limit), create({}), "doubtful POST /a, which newer servers do not have"],
    ["a parameter that is required", go({}), go({ parameters: [needed] }), "needed POST /a: limit in the query"],
    [
      "a field that is required",
      go(body(object({}))),
      go(body(object({ a: text }, { required: ["a"] }))),
      "needed POST /a: a in the body",
    ],
    [
      "a field that is required from now on",
      go(body(object({ a: text }))),
      go(body(object({ a: text }, { required: ["a"] }))),
      "needed POST /a: a in the body",
    ],
    [
      "a field of an object that may be left out",
      go(body(object({ a: object({}) }))),
      go(body(object({ a: object({ b: text }, { required: ["b"] }) }))),
      undefined,
    ],
  ])("are listed if the operation has %s", (_, before, after, want) => {
    const [list = "", ...part] = want?.split(" ") ?? [];
    const lines = want === undefined ? [] : [2, 4].map((line) => `src/a.ts:${line}: ${part.join(" ")}`);
    const calls = listCalls(root, createClient(before), createClient(before, after));
    expect(calls).toEqual({ needed: [], doubtful: [], ...(want !== undefined && { [list]: lines }) });
  });
});
