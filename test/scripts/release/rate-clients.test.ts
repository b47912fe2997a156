import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import { readModel } from "../../../scripts/model/index.js";
import { rateClients } from "../../../scripts/release/judge-change.js";
import { listCalls } from "../../../scripts/release/list-calls.js";
import { taken } from "../../kit/taken-names.js";
import { put, useFolder } from "../../kit/use-folder.js";
import { json } from "../emit/emit-client.js";
import { object, query, text, trace } from "../history/versions-of-a-thing.js";

const id = { name: "id", in: "path", required: true, schema: text };
const answer = (schema: Json, more: JsonObject = {}) => ({ responses: { 200: { content: json(schema) } }, ...more });
const body = (schema: Json) => answer(text, { requestBody: { required: true, content: json(schema) } });
const limit = { parameters: [query("limit")] };
const create = (paths: JsonObject): JsonObject => ({ openapi: "3.1.0", info: {}, paths });
const at = (path: string, operation: JsonObject, operationId = "go") =>
  create({ [path]: { post: { operationId, ...answer(text), ...operation } } });
const go = (operation: JsonObject) => at("/a", operation);

/** Creates the parts of a client that are compared, from these versions. The last version is the client's own. */
function createClient(...versions: readonly JsonObject[]) {
  const { document, findHistory } = trace(...versions);
  const model = readModel(document, taken, findHistory);
  // A document that is in both clients is the same version.
  const releases = versions.map((each) => ({ version: JSON.stringify(each), document: each }));
  return { corrected: versions.at(-1) ?? {}, united: document, model, tables: [], releases };
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
  [
    "an operation without operationId",
    create({ "/a/{id}": { get: { parameters: [id], ...answer(text) } } }),
    create({ "/a/{id}": { get: { parameters: [id, query("limit")], ...answer(text) } } }),
    ["minor", "Added: `getAById()`: `limit` in the query"],
    [],
  ],
  [
    "a path that has another parameter",
    at("/a", {}),
    at("/b/{id}", { parameters: [id] }),
    ["major", "Changed: **Breaking:** `go()`: `POST /b/{id}`, which was `POST /a`, which older servers do not have"],
    ["go"],
  ],
  [
    "a path, which the client uses for newer servers alone",
    at("/a", {}),
    at("/b", {}),
    ["minor", "Changed: `go()`: `POST /b`, which was `POST /a`"],
    [],
  ],
  [
    "a body, and a parameter that could not have the same name as an option",
    go({}),
    go({ parameters: [query("body")], requestBody: { content: json(text) } }),
    ["minor", "Added: `go()`: the body", "Added: `go()`: `body_` in the query"],
    [],
  ],
  [
    "what no line names, beside a parameter",
    go(answer({ oneOf: [object({ a: text }), object({ b: text })] })),
    go({ ...answer({ anyOf: [object({ a: text }), object({ b: text })] }), ...limit }),
    ["minor", "Added: `go()`: `limit` in the query", "Changed: `go()`: the response is described differently"],
    [],
  ],
])("a release changes %s", (_, before, after, lines, failed) => {
  expect(rate(before, after, failed)).toEqual(lines);
});

const field = (schema: JsonObject) => go(body(object({ a: schema })));
const result = (schema: JsonObject) => go(answer(object({ a: schema })));
const inPath = (values: readonly string[]) =>
  at("/{id}", { parameters: [{ ...id, schema: { ...text, enum: values } }] });
const vendor = { content: { "application/v+json": { schema: text } } };

it.each<[string, JsonObject, JsonObject, string]>([
  [
    "a default turns",
    field({ default: false }),
    field({ default: true }),
    "major `default` of `a` in the body: `false` -> `true`",
  ],
  ["a default is told", field({}), field({ default: true }), "minor `default` of `a` in the body: none -> `true`"],
  ["a limit rises", field({ maximum: 8 }), field({ maximum: 9 }), "minor `maximum` of `a` in the body: `8` -> `9`"],
  [
    "a limit comes beside alternatives that have a lower one",
    field({ oneOf: [{ type: "integer", minimum: 0 }, { type: "null" }] }),
    field({ minimum: 5, oneOf: [{ type: "integer", minimum: 0 }, { type: "null" }] }),
    "major `minimum` of `a` in the body: `0` -> `0` and `5`",
  ],
  [
    "what is sent has a limit",
    result(text),
    result({ ...text, maxLength: 9 }),
    "minor `maxLength` of `a` in the response: none -> `9`",
  ],
  [
    "an enum of a result becomes a string",
    result({ ...text, enum: ["x"] }),
    result(text),
    "major `a` in the response may be any string now",
  ],
  [
    "a value of what is sent goes",
    inPath(["x", "y"]),
    inPath(["x"]),
    'major `id` in the path, `"y"`, which newer servers do not have',
  ],
  [
    "a body has another media type",
    go(body(text)),
    go(answer(text, { requestBody: { required: true, ...vendor } })),
    'major `media type` of the body: `"application/json"` -> `"application/v+json"`',
  ],
  [
    "authorization is required",
    go({}),
    { ...go({}), security: [{ key: [] }] },
    'major `security`: none -> `[{"key":[]}]`',
  ],
])("if %s, the line says so", (_, before, after, want) => {
  const [level, ...lines] = rate(before, after);
  const [rated, ...words] = want.split(" ");
  expect(level).toBe(rated);
  expect(lines.map((line) => line.replace(/^\w+: (\*\*Breaking:\*\* )?`go\(\)`: /, ""))).toContain(words.join(" "));
});

it("a version adds parts that only older ones have or require, or that are back", () => {
  const lineOf = (before: readonly JsonObject[], after: readonly JsonObject[]) =>
    rateClients(createClient(...before), createClient(...after), new Set()).entries.Added;
  const [old, now] = [go({}), go(limit)];
  expect(lineOf([old, old], [old, now, old])).toEqual([
    "`go()`: `limit` in the query, which newer servers do not have",
  ]);
  const needed = go({ parameters: [{ ...limit.parameters[0], required: true }] });
  expect(lineOf([old, old], [old, needed, old])).toEqual([
    "`go()`: `limit` in the query, which this version requires, which newer servers do not have",
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
