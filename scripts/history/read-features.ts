import { resolveReference } from "../document/resolve-reference.js";
import {
  isJsonObject,
  type Json,
  type JsonObject,
  readArray,
  readObject,
  readString,
  sortedEntries,
} from "../io/json.js";
import { METHODS, type Method } from "../model/operation.js";
import { isIgnoredHeader } from "../model/read-parameters.js";
import { createFeatureLimit } from "./limit-features.js";

/** One thing of an API that a version can have or lack: an operation, a parameter, a field at any depth, a value of an enum. */
export interface Feature {
  /** `PATCH /invocations/{}/resume` */
  readonly operation: string;
  /** `operation` for the operation itself, `answer` for the fields of its success. */
  readonly place: "operation" | "query" | "header" | "body" | "answer";
  /** The names down to a field; `[]` stands for any item of an array, `{}` for any value of a map. */
  readonly path: readonly string[];
  /** For one value of an enum: that value. */
  readonly value?: Json;
  /** What else may change of it: whether it is required, and its type. */
  readonly shape: string;
  /** Where the document has it, as far as it is written down once: the schema object of a field. */
  readonly schema?: JsonObject;
}

export interface Features {
  readonly all: readonly Feature[];
  /** Keys of which the document does not say what there is below: anything may be. */
  readonly open: ReadonlySet<string>;
}

/** What a feature is known by in another version's document. */
export function keyOf({ operation, place, path, value }: Omit<Feature, "shape">): string {
  const field = path.map((name) => `.${name}`).join("");
  return `${operation} ${place}${field}${value === undefined ? "" : `=${JSON.stringify(value)}`}`;
}

/** Path parameters have no names on the wire. */
export function nameOperation(method: Method, path: string): string {
  return `${method.toUpperCase()} ${path.replace(/\{[^}]*\}/g, "{}")}`;
}

/** Everything that a document has, before or after corrections. */
export function readFeatures(document: JsonObject): Features {
  const all: Feature[] = [];
  const open = new Set<string>();
  const limit = createFeatureLimit();
  for (const [path, item] of sortedEntries(readObject(document.paths))) {
    const pathItem = follow(document, item) ?? {};
    for (const method of METHODS) {
      const operation = pathItem[method];
      if (!isJsonObject(operation)) continue;
      const name = nameOperation(method, path);
      const collect = createCollector(document, name, all, open, limit);
      all.push({ operation: name, place: "operation", path: [], shape: "" });
      collect.parameters([...readArray(pathItem.parameters), ...readArray(operation.parameters)]);
      collect.body("body", follow(document, operation.requestBody));
      for (const [status, response] of sortedEntries(readObject(operation.responses))) {
        if (/^2/.test(status)) collect.body("answer", follow(document, response));
      }
    }
  }
  return { all: dropRepeated(all), open };
}

interface Collector {
  parameters(values: readonly Json[]): void;
  body(place: "body" | "answer", value: JsonObject | undefined): void;
}

function createCollector(
  document: JsonObject,
  operation: string,
  all: Feature[],
  open: Set<string>,
  limit: (operation: string, path: readonly string[]) => void,
): Collector {
  const visit = (
    place: Feature["place"],
    path: readonly string[],
    value: Json | undefined,
    parents: ReadonlySet<Json>,
  ) => {
    limit(operation, path);
    const schema = follow(document, value);
    if (schema === undefined || isUnspecific(schema)) return void open.add(keyOf({ operation, place, path }));
    if (parents.has(schema)) return;
    const inside = new Set(parents).add(schema);
    for (const part of [schema.allOf, schema.anyOf, schema.oneOf].flatMap(readArray)) visit(place, path, part, inside);
    const values = schema.const === undefined ? readArray(schema.enum) : [schema.const];
    for (const allowed of values) all.push({ operation, place, path, value: allowed, shape: "" });
    const required = readArray(schema.required);
    for (const [name, field] of sortedEntries(readObject(schema.properties))) {
      const shape = describeShape(document, field, required.includes(name));
      all.push({ operation, place, path: [...path, name], shape, ...(isJsonObject(field) ? { schema: field } : {}) });
      visit(place, [...path, name], field, inside);
    }
    if (schema.items !== undefined) visit(place, [...path, "[]"], schema.items, inside);
    if (isJsonObject(schema.additionalProperties)) visit(place, [...path, "{}"], schema.additionalProperties, inside);
  };
  return {
    parameters(values) {
      for (const value of values) {
        const parameter = follow(document, value) ?? {};
        const { in: place, name, schema } = parameter;
        if ((place !== "query" && place !== "header") || typeof name !== "string" || isIgnoredHeader(parameter))
          continue;
        const shape = describeShape(document, schema, parameter.required === true);
        all.push({ operation, place, path: [name], shape, schema: parameter });
        visit(place, [name], schema, new Set());
      }
    },
    body(place, value) {
      for (const [type, media] of sortedEntries(readObject(value?.content))) {
        if (/json/.test(type)) visit(place, [], readObject(media).schema, new Set());
      }
    },
  };
}

/** A reference that leads nowhere says nothing; the lint step is what complains of it. */
function follow(document: JsonObject, value: Json | undefined): JsonObject | undefined {
  try {
    return value === undefined ? undefined : resolveReference(document, value);
  } catch {
    return undefined;
  }
}

/** Whether a schema leaves it open what is in it, as of an object without fields or a text without an enum. */
function isUnspecific(schema: JsonObject): boolean {
  const specific = ["allOf", "anyOf", "oneOf", "enum", "const", "properties", "items", "additionalProperties"];
  return !specific.some((keyword) => schema[keyword] !== undefined);
}

function describeShape(document: JsonObject, value: Json | undefined, required: boolean): string {
  const { type, format } = follow(document, value) ?? {};
  const types = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string" && name !== "null");
  return [required ? "required" : "optional", ...types.sort(), readString(format) ?? ""].join(" ").trim();
}

/** A field of several alternatives, or of several media types, is one. */
function dropRepeated(features: readonly Feature[]): readonly Feature[] {
  const first = new Map<string, Feature>();
  for (const feature of features) if (!first.has(keyOf(feature))) first.set(keyOf(feature), feature);
  return [...first.values()];
}
