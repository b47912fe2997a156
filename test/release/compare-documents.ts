import { describeChanges, type Entries } from "../../scripts/bump/describe-changes.js";
import { nameUse } from "../../scripts/bump/use.js";
import { readFeatures } from "../../scripts/history/read-features.js";
import { traceHistory } from "../../scripts/history/trace-history.js";
import type { Json, JsonObject } from "../../scripts/io/json.js";

type Paths = Readonly<Record<string, JsonObject>>;

export function document(paths: Paths, schemas: JsonObject = {}): JsonObject {
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

export function operation({ id = "get_it", bulk, answer, parameters = [] }: Described = {}): JsonObject {
  const content = answer === undefined ? {} : { content: { "application/json": { schema: answer } } };
  const described = { operationId: id, parameters, responses: { "200": { description: "Good", ...content } } };
  return bulk === undefined ? { get: described } : { post: { ...described, "x-bulk": { name: bulk } } };
}

/** Two documents, and whatever no longer compiles between them: `function getIt`, `type It`, `path getIt`. */
export interface Case {
  readonly given: readonly [JsonObject, JsonObject, (readonly string[])?];
  readonly want: Partial<Entries>;
}

/** Returns how the changelog describes the change from one document to the other. */
export function compareDocuments([before, after, broken = []]: Case["given"]): Entries {
  const versions = [before, after].map((each, index) => ({ version: `${index}.0.0`, features: readFeatures(each) }));
  const uses = broken.map((text) => text.split(" ")).map(([kind, name = ""]) => ({ kind: kind as "function", name }));
  return describeChanges({
    ...{ before, after, changes: traceHistory(versions).changes[0] },
    tableChanges: { added: [], removed: [], changed: [] },
    failures: uses.map((use) => ({ use, consumer: "before", message: `${nameUse(use)} is wrong` })),
  });
}

export const text = { type: "string" };
export const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
export const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
