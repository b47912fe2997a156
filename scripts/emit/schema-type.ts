import { type JsonObject, toLiteral } from "../io/index.js";
import {
  type BodyContent,
  chooseResult,
  isPlainId,
  type Operation,
  type Parameter,
  type ResponseCase,
} from "../model/index.js";
import type { PrintedTypes } from "../types/index.js";

/** The types in the signatures of an operation's functions. */
export interface SignatureTypes {
  /** The document of the operations. */
  readonly document: JsonObject;
  parameter(operation: Operation, parameter: Parameter): string;
  body(operation: Operation): string;
  /** The result of a success: JSON typed by the schema, a string for text, or else the `Response`. */
  success(operation: Operation, response: ResponseCase): string;
  /** The body in an error: JSON, a string, or undefined. */
  error(operation: Operation, response: ResponseCase): string;
}

/**
 * Takes types from the output of openapi-typescript and writes them as a person would: `string`, or the name of a
 * schema. A type that is too long for a signature is an indexed access: `operations["get_thing"]["responses"][200]`.
 */
export function createSignatureTypes(document: JsonObject, { typeAt }: PrintedTypes): SignatureTypes {
  const write = (path: readonly string[]): string => {
    const type = typeAt(path);
    return type !== undefined && isShort(type) ? type : accessType(path);
  };
  const joinBodies = (operation: Operation, bodies: readonly BodyContent[], response: ResponseCase, none: string) => {
    const types = bodies.map(({ format, mediaType }) =>
      format === "json" ? write([...placeOf(operation), "responses", response.status, "content", mediaType]) : "string",
    );
    return joinTypes(response.mayBeEmpty ? [...types, "undefined"] : types, none);
  };
  const writeRequest = (operation: Operation): string => {
    const { format, mediaType = "" } = operation.body ?? {};
    return format === "other" ? "BodyInit" : write([...placeOf(operation), "requestBody", "content", mediaType]);
  };
  return {
    document,
    parameter(operation, { location, name, kind }) {
      if (kind === "raw") return "string";
      if (location === "body") return writeRequest(operation);
      return write([...placeOf(operation), "parameters", location, name]);
    },
    body: writeRequest,
    success(operation, response) {
      if (chooseResult(operation) === "other") return "Response";
      const json = response.bodies.filter(({ format }) => format === "json");
      // If JSON is available, the client accepts nothing else.
      return joinBodies(operation, json.length > 0 ? json : response.bodies, response, "void");
    },
    error: (operation, response) => joinBodies(operation, response.bodies, response, "undefined"),
  };
}

/** Finds an operation in the types: by its operationId if that is a plain name, otherwise by path and method. */
export function placeOf({ id, listedId, path, method }: Operation): readonly string[] {
  return id === listedId && isPlainId(id) ? ["operations", id] : ["paths", path, method];
}

function isShort(type: string): boolean {
  return type.length <= 100 && !/\/\*|\b(components|operations|paths)\[/.test(type);
}

const OPTIONAL_GROUPS = ["query", "header", "requestBody"];

export function accessType([root = "", ...names]: readonly string[]): string {
  return names.reduce((type, name, index) => {
    const access = `${type}[${/^\d+$/.test(name) ? name : toLiteral(name)}]`;
    const isOptional = index > 0 && index < names.length - 1 && OPTIONAL_GROUPS.includes(name);
    return isOptional ? `NonNullable<${access}>` : access;
  }, root);
}

/** Joins types to a union, in which `undefined` takes the place of `void`. */
export function joinTypes(types: readonly string[], none: string): string {
  const all = new Set(types);
  if (all.size > 1 && all.delete("void")) all.add("undefined");
  return all.size === 0 ? none : [...all].join(" | ");
}
