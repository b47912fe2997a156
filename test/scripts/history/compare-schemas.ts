import type { RequestPart } from "../../../scripts/history/index.js";
import { describeShape, type Feature, type Key } from "../../../scripts/history/key.js";
import type { JsonObject } from "../../../scripts/io/json.js";
import { compare, trace } from "./versions-of-a-thing.js";

interface Comparison {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** What is not sent to the older version. */
  readonly guarded: readonly string[];
}

/** Two versions of a document whose query, body and answer have a schema; `Inner` and `Node` are for references in it. */
export function compareSchemas(
  before: JsonObject,
  after: JsonObject,
  inner: readonly [JsonObject, JsonObject] = [{}, {}],
): Comparison {
  const [old, now] = [before, after].map((schema, index) => {
    const content = { "application/json": { schema } };
    const parameters = [{ in: "query", name: "p", schema }];
    const put = { parameters, requestBody: { content }, responses: { "200": { content } } };
    return { paths: { "/things": { put } }, components: { schemas: { Inner: inner[index] ?? {} } } };
  });
  const { added, removed, changed } = compare(old ?? {}, now ?? {});
  return {
    added: added.map(name),
    removed: removed.map(name),
    changed: changed.map(({ from, to }) => `${name(to)}: ${nameTypes(from)} -> ${nameTypes(to)}`),
    guarded: trace(old ?? {}, now ?? {})
      .findHistory("PUT /things")
      .parts.filter(isNewer)
      .map((part) => name({ operation: "", ...part, place: part.in })),
  };
}

function isNewer({ versions }: RequestPart): boolean {
  return versions.at(-1)?.since !== undefined;
}

function nameTypes({ shape: { types } }: Feature): string {
  return describeShape({ types });
}

function name({ place, path, value }: Key): string {
  return `${[place, ...path].join(".")}${value === undefined ? "" : `=${JSON.stringify(value)}`}`;
}

/** The same in a body, a query and a response, in the order of the history. */
export function everywhere(text: string): readonly string[] {
  return ["body", "query.p", "response"].map((place) => place + text);
}
