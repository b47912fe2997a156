import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isJsonObject, type Json, type JsonObject, readArray, readObject, readString } from "../../scripts/io/json.js";
import { findAnswer, findOperation, readAt } from "./api-document.js";
import type { SeenAnswer } from "./exchange.js";

interface Problem {
  readonly kind: "status" | "media type" | "no schema" | "body" | "unknown field";
  readonly text: string;
}

export interface Validator {
  checkAnswer(operation: string, answer: SeenAnswer): Problem | undefined;
  allowsBody(operation: string, body: Json): boolean;
  allowsQuery(operation: string, name: string, value: Json): boolean;
}

export function createValidator(document: JsonObject): Validator {
  const open = createCompiler(document);
  const closed = createCompiler(closeSchemas(document));

  function checkBody(path: readonly string[], text: string): Problem | undefined {
    const body = parse(text);
    if (body === undefined) return { kind: "body", text: `not JSON: ${text.slice(0, 200)}` };
    const isRight = open(path);
    if (!isRight(body)) return { kind: "body", text: explain(isRight) };
    const isKnown = closed(path);
    return isKnown(body) ? undefined : { kind: "unknown field", text: explain(isKnown) };
  }

  return {
    checkAnswer(operation, { status, mediaType, text }) {
      const documented = findAnswer(document, operation, String(status));
      if (documented === undefined) return { kind: "status", text: `${status} is not documented for ${operation}` };
      const { answer, mediaTypes, path } = documented;
      const mayBeEmpty = mediaTypes.length === 0 || answer["x-may-be-empty"] === true;
      if (mediaType === undefined ? !mayBeEmpty || text !== "" : !mediaTypes.includes(mediaType)) {
        const wanted = mediaTypes.join(" or ") || "no body";
        return { kind: "media type", text: `${status} is ${mediaType ?? "without a type"}, documented is ${wanted}` };
      }
      if (mediaType !== "application/json") return undefined;
      if (readAt(answer, ["content", mediaType]).schema === undefined) {
        return { kind: "no schema", text: `${status} is JSON of which nothing is said` };
      }
      return checkBody([...path, "content", mediaType, "schema"], text);
    },
    allowsBody(operation, body) {
      return open([...findOperation(document, operation).path, "requestBody", "content", "application/json", "schema"])(
        body,
      );
    },
    allowsQuery(operation, name, value) {
      const { path, operation: found } = findOperation(document, operation);
      const parameters = Array.isArray(found.parameters) ? found.parameters : [];
      const index = parameters.findIndex((parameter) => parameter.in === "query" && parameter.name === name);
      return open([...path, "parameters", String(index), "schema"])(value);
    },
  };
}

function createCompiler(document: JsonObject): (path: readonly string[]) => ValidateFunction {
  // The documents have formats that JSON Schema does not know, such as int32, so Ajv is not strict and logs nothing.
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  addFormats.default(ajv);
  ajv.addSchema(document, "document");
  return (path) => {
    const pointer = path.map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
    const check = ajv.getSchema(`document#/${pointer}`);
    if (check === undefined) throw new Error(`There is no schema at ${path.join(" ")}`);
    return check;
  };
}

function explain({ errors }: ValidateFunction): string {
  return (errors ?? [])
    .map(({ instancePath, message, params }) => `${instancePath || "the body"} ${message} ${JSON.stringify(params)}`)
    .join("; ");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Returns the document with closed objects, which may have only the fields that their schemas list. A part of an `allOf` stays
 * open, since another part may list the rest.
 */
function closeSchemas(document: JsonObject): JsonObject {
  const joined = new Set(listJoined(document));
  const close = (value: Json | undefined, pointer: string, isPart: boolean = false): Json => {
    if (Array.isArray(value)) return value.map((item, index) => close(item, `${pointer}/${index}`, isPart));
    if (!isJsonObject(value)) return value ?? null;
    const copy = Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, close(item, `${pointer}/${key}`, key === "allOf")]),
    );
    if (isPart || joined.has(pointer) || value.additionalProperties !== undefined) return copy;
    if (value.allOf !== undefined) return { ...copy, unevaluatedProperties: false };
    // `properties` may also be the name of a property, whose schema then has no `type: object` beside it.
    return isJsonObject(value.properties) && value.type === "object" ? { ...copy, additionalProperties: false } : copy;
  };
  return readObject(close(document, "#"));
}

function listJoined(value: Json | undefined): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const parts = isJsonObject(value) ? readArray(value.allOf) : [];
  return [
    ...parts.flatMap((part) => readString(readObject(part).$ref) ?? []),
    ...Object.values(value).flatMap((inside) => listJoined(inside)),
  ];
}
