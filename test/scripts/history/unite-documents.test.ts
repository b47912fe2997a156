import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import { unite } from "./unite-versions.js";
import { document, id, object, query, text, trace } from "./versions-of-a-thing.js";

const kind = (name: string) => object({ kind: { enum: [name] } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const within = (body: Json, schemas: JsonObject) => document(body, [id], { components: { schemas } });

const until = String.raw`/\*\* @deprecated Restate 2\.0\.0 and later versions do not have it\. \*/ `;
const from1 = (name: string) => `${name} -2.0.0`;

it.each<[string, JsonObject, JsonObject, RegExp, readonly string[]]>([
  [
    "a value that is gone stays in the type",
    document(text, [id, query("mode", { type: "string", enum: ["a", "b"] })]),
    document(text, [id, query("mode", { type: "string", enum: ["b", "c"] })]),
    /mode\?: "b" \| "c" \| "a"/,
    ['query.mode="c" 2.0.0-', from1('query.mode="a"')],
  ],
  [
    "a field that is gone stays, though its component is inline now",
    within(ref("Old"), { Old: object({ a: text, b: ref("Part") }), Part: object({ c: text }) }),
    document(object({ a: text }), [id]),
    new RegExp(`${until}b\\?: (components\\["schemas"\\]\\["Part"\\]|Part);`),
    [from1("body.b")],
  ],
  [
    "a field that is gone stays in a component with another name",
    within(ref("Old"), { Old: object({ a: text, b: text }) }),
    within(ref("New"), { New: object({ a: text }) }),
    new RegExp(`New \\{ a\\?: string; ${until}b\\?: string;`),
    [from1("body.b")],
  ],
  [
    "a field that is gone stays in the most similar of several kinds",
    document({ oneOf: [object({ arn: text, role: text }), object({ uri: text, auth: text })] }, [id]),
    within({ oneOf: [ref("Http"), ref("Lambda")] }, { Http: object({ uri: text }), Lambda: object({ arn: text }) }),
    new RegExp(
      `Http \\{ ${until}auth\\?: string; uri\\?: string; \\}.* Lambda \\{ arn\\?: string; ${until}role\\?: string; \\}`,
    ),
    [from1("body.auth"), from1("body.role")],
  ],
  [
    "a new kind has a value of its own, whose comment says since when",
    document({ oneOf: [kind("a"), kind("b")] }, [id]),
    document({ oneOf: [kind("a"), kind("b"), object({ kind: { enum: ["c"] }, more: text })] }, [id]),
    /: \{ kind\?: "a"; \} \| \{ kind\?: "b"; \} \| \{ \/\*\* `"c"`: since Restate 2\.0\.0\. \*\/ kind\?: "c"; .{0,30} more\?: string; \}/,
    ['body.kind="c" 2.0.0-', "body.more 2.0.0-"],
  ],
  [
    "a new kind requires its own fields",
    document(object({ a: text }), [id]),
    document({ oneOf: [object({ a: text }), object({ b: text }, { required: ["b"] })] }, [id]),
    /\{ a\?: string; \} \| \{ .{0,50} b: string; \}/,
    ["body.b 2.0.0-"],
  ],
  [
    "a field that is gone stays in the values of a map",
    document({ type: "object", additionalProperties: object({ a: text, b: text }) }, [id]),
    document({ type: "object", additionalProperties: object({ a: text }) }, [id]),
    new RegExp(`\\[key: string\\]: \\{ a\\?: string; ${until}b\\?: string; \\}`),
    [from1("body.{}.b")],
  ],
  [
    "a field that is gone stays in a schema that contains itself",
    within(ref("Node"), { Node: object({ next: ref("Node"), old: text }) }),
    within(ref("Node"), { Node: object({ next: ref("Node") }) }),
    new RegExp(`next\\?: .{1,40}; ${until}old\\?: string;`),
    [from1("body.old")],
  ],
])("%s", async (_, old, now, types, parts) => {
  const united = await unite(old, now);
  expect(united.types).toMatch(types);
  expect(united.parts).toEqual(parts);
});

describe("a part that a document no longer has", () => {
  const put = (responses: JsonObject, more: JsonObject = {}): JsonObject => ({
    openapi: "3.1.0",
    info: { title: "Things", version: "1.0.0" },
    paths: { "/things/{id}": { put: { parameters: [id], responses, ...more } } },
  });
  const json = (schema: Json) => ({ content: { "application/json": { schema } } });

  it("may be an error status with its body", async () => {
    const { types } = await unite(put({ 202: {}, 409: json(object({ message: text })) }), put({ 202: {} }));
    expect(types).toMatch(/409: \{ .*message\?: string/);
  });

  it("leaves its schema unchanged in other places", async () => {
    const components = { schemas: { Failure: object({ message: text }) } };
    const { types } = await unite(
      { ...put({ 409: json(ref("Failure")) }), components },
      { ...put({ 410: json(ref("Failure")) }), components },
    );
    expect(types).toMatch(/Failure \{ message\?: string; \}/);
  });

  it("may be a body, which is then optional", async () => {
    const [old, now] = [put({}, { requestBody: { required: true, ...json(object({ a: text })) } }), put({})];
    const { types, parts } = await unite(old, now);
    expect(JSON.stringify(trace(old, now).document)).toMatch(/"requestBody":\{"required":false/);
    expect(types).toMatch(/requestBody\?: \{ .*a\?: string/);
    expect(parts).toEqual(["body -2.0.0"]);
  });

  it("may be the body of a response, which may then be missing, or of another type", () => {
    const [none, body, csv] = [{}, json(object({ a: text })), { content: { "text/csv": {} } }];
    const unite = (old: JsonObject, now: JsonObject) => JSON.stringify(trace(put(old), put(now)).document);
    expect(unite({ 200: body }, { 200: none })).toContain('"x-may-be-empty":true');
    expect(unite({ 202: none }, { 200: body, 202: none })).not.toContain("x-may-be-empty");
    expect(unite({ 200: csv }, { 200: body })).toMatch(/"application\/json".*"text\/csv"/);
  });
});

describe("an operation", () => {
  const get = (operationId: string, schema: JsonObject = {}) => ({
    get: { operationId, responses: { 200: { content: { "application/json": { schema } } } } },
  });
  const other = { "/other": get("other") };
  const old = {
    paths: { ...other, "/health": get("health", ref("Health")) },
    components: { schemas: { Health: object({ n: ref("Node") }), Node: text } },
  };

  it("is kept when it is gone, with the schemas that it refers to", () => {
    const history = trace(old, { paths: other }, { paths: other });
    expect(history.document).toMatchObject({ ...old, paths: { "/health": { get: { deprecated: true } } } });
    expect(history.findHistory("health")).toEqual({
      since: "1.0.0",
      versions: [{ goneIn: "2.0.0" }],
      parts: [],
      moved: [],
    });
    expect(history.findHistory("other").versions).toBeUndefined();
  });

  it("has both ranges of versions when it comes back, and its new parts have the last range", () => {
    const later = { paths: { ...other, "/health": { get: { ...get("health").get, parameters: [query("node")] } } } };
    const find = trace({ paths: other }, old, { paths: other }, later).findHistory;
    expect(find("health")).toEqual({
      since: "2.0.0",
      versions: [{ since: "2.0.0", goneIn: "3.0.0" }, { since: "4.0.0" }],
      parts: [{ in: "query", path: ["node"], versions: [{ since: "4.0.0" }] }],
      moved: [],
    });
  });

  it("is sent only by its newest request if the operation that returns the version has moved, too", () => {
    const version = { get: { ...get("version").get, "x-server-version": "version" } };
    const at = (prefix: string) => ({ paths: { [`${prefix}/thing`]: get("thing"), [`${prefix}/version`]: version } });
    expect(trace(at(""), at("/v2")).findHistory("thing").moved).toEqual([]);
    const found = trace(at(""), { paths: { ...at("").paths, ...{ "/thing": {} }, "/v2": get("thing") } }).findHistory;
    expect(found("thing").moved).toHaveLength(1);
  });
});
