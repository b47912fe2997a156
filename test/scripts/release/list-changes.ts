import { normalizeTypes, Oas3_1Types } from "@redocly/openapi-core";
import { isJsonObject, type Json, type JsonObject, readArray, readObject } from "../../../scripts/io/json.js";

/** One change of a document. */
export interface DocumentChange {
  /** `+ Schema.maxLength` for an added keyword, `-` for a removed one and `~` for one with another value. */
  readonly name: string;
  /** The keys that lead to what changes. */
  readonly path: readonly string[];
  /** The kind of the place around it: its path without the names that the document chose. */
  readonly place: string;
  /** The document with the change. */
  readonly apply: () => JsonObject;
}

type NodeType = ReturnType<typeof normalizeTypes>[string];

const TYPES = normalizeTypes(Oas3_1Types);
/** Keys that a document can have in a map. */
const KEYS: Readonly<Record<string, string>> = {
  ...{ Paths: "/new", MediaTypesMap: "text/new", Responses: "418" },
  // Not the field `b` of a field `a`.
  SchemaProperties: "a.b",
};
/** Values of the keywords that the grammar of OpenAPI leaves open. */
const ANYTHING: Readonly<Record<string, readonly Json[]>> = {
  openapi: ["3.1.1", "3.1.0"],
  type: ["boolean", ["integer", "null"]],
  enum: [["new"], ["newer"]],
  format: ["date", "email"],
};

/** Whether a value says as much as no value. */
const isDefault = (key: string, value: Json): boolean =>
  value === false
    ? /^(allowEmptyValue|allowReserved|deprecated|readOnly|required|uniqueItems|writeOnly)$/.test(key)
    : key === "schema" && Object.keys(readObject(value)).length === 0;

/** Lists every keyword of OpenAPI 3.1 that can be added, removed or changed, at each place of a document. */
export function listChanges(document: JsonObject): readonly DocumentChange[] {
  const found: DocumentChange[] = [];
  const visit = (value: Json, type: NodeType, path: readonly string[], kinds: readonly string[]): void => {
    const add = (sign: string, key: string, to: Json | undefined): void => {
      const isNamed = Object.hasOwn(type.properties, key);
      const name = `${sign} ${type.name}${isNamed ? `.${key}` : ""}`;
      const place = kinds.join(" ");
      found.push({ name, path: [...path, key], place, apply: () => replace(document, [...path, key], to) });
    };
    const visitInside = (key: string, inside: Json): void => {
      const next = findType(type, key, inside);
      const own = Object.hasOwn(type.properties, key) || type.name === "Responses" ? key : "*";
      const parameter = next?.name === "Parameter" ? ` ${readObject(inside).in}` : "";
      if (next?.name !== undefined && typeof inside === "object") {
        visit(inside, next, [...path, key], [...kinds, own + parameter]);
      }
    };
    if (Array.isArray(value)) {
      const items = readArray(value);
      add("+", String(items.length), sample(resolve(type.items, null, ""), "", 0));
      items.forEach((item, index) => {
        add("-", String(index), undefined);
        visitInside(String(index), item);
      });
      return;
    }
    const object = readObject(value);
    // OpenAPI ignores what stands beside other references, and null has no limits.
    if ((object.$ref !== undefined && type.name !== "Schema") || object.type === "null") return;
    for (const key of Object.keys(type.properties)) {
      const own = object[key];
      const samples = [0, 1].map((index) => sample(findType(type, key, own ?? "new"), key, index));
      if (own === undefined) add("+", key, samples[0]);
      else for (const other of listOthers(own, samples)) add("~", key, other);
    }
    if (type.additionalProperties) {
      const key = KEYS[type.name] ?? "new";
      add("+", key, sample(findType(type, key, "new"), key, 0));
    }
    for (const [key, inside = null] of Object.entries(object)) {
      if (findType(type, key, inside) === undefined) continue;
      if (!isDefault(key, inside)) add("-", key, undefined);
      visitInside(key, inside);
    }
  };
  visit(document, readType("Root"), [], []);
  return found;
}

/** Lists other values of a scalar: for a number, one higher and one lower. */
function listOthers(own: Json, samples: readonly (Json | undefined)[]): readonly Json[] {
  if (isJsonObject(own)) return [];
  if (typeof own === "boolean") return [!own];
  if (typeof own === "number") return [own + 1, own - 1];
  if (Array.isArray(own)) return own.some(isJsonObject) ? [] : [[...own, "newest"], own.slice(1)];
  return samples.flatMap((other) => (other === undefined || other === own ? [] : [other])).slice(0, 1);
}

type Given = NodeType["items"];

function readType(name: string): NodeType {
  const type = TYPES[name];
  if (type === undefined) throw new Error(`OpenAPI has no ${name}`);
  return type;
}

function resolve(given: Given, value: Json, key: string): Exclude<Given, (value: never, key: string) => unknown> {
  return typeof given === "function" ? given(value, key) : given;
}

function findType({ properties, additionalProperties, items }: NodeType, key: string, value: Json) {
  const own = Object.hasOwn(properties, key) ? properties[key] : (additionalProperties ?? items);
  return resolve(own, value, key);
}

/** Creates a value of a type, and another one. */
function sample(type: ReturnType<typeof resolve>, key: string, index: number, depth = 0): Json | undefined {
  const given = ANYTHING[key]?.[index];
  if (given !== undefined) return given;
  if (type === undefined || type === null) return ["new", "newer"][index];
  if (type.name === undefined) {
    const { type: scalar, enum: values } = type;
    if (values !== undefined) return values.at(-1 - index);
    if (scalar === "boolean") return index === 0;
    if (scalar === "integer" || scalar === "number") return index + 1;
    if (scalar === "array") return [["new", "newer"][index] ?? ""];
    return ["new", "newer"][index];
  }
  if (type.name === "Schema") return { type: "integer", maximum: 7 + index };
  if (type.items !== undefined) return [sample(resolve(type.items, "", key), "", index, depth + 1) ?? null];
  const names = Object.keys(type.properties);
  const required = Array.isArray(type.required) ? type.required : names.slice(0, depth > 2 ? 0 : 1);
  const own = required.map((name) => [name, sample(findType(type, name, "new"), name, index, depth + 1) ?? null]);
  const more = KEYS[type.name] ?? "new";
  const entry = names.length > 0 || !type.additionalProperties ? [] : [more];
  const inside = entry.map((name) => [name, sample(findType(type, name, "new"), name, index, depth + 1) ?? null]);
  return Object.fromEntries([...own, ...inside]);
}

/** Returns a copy with another value at a place, or without one. */
function replace(whole: JsonObject, path: readonly string[], to: Json | undefined): JsonObject {
  const change = (value: Json, [key = "", ...rest]: readonly string[]): Json => {
    if (Array.isArray(value)) {
      const items = [...value];
      const index = Number(key);
      if (rest.length > 0) items[index] = change(items[index] ?? null, rest);
      else items.splice(index, 1, ...(to === undefined ? [] : [to]));
      return items;
    }
    const { [key]: own = null, ...others } = readObject(value);
    if (rest.length > 0) return { ...others, [key]: change(own, rest) };
    return to === undefined ? others : { ...others, [key]: to };
  };
  return readObject(change(whole, path));
}
