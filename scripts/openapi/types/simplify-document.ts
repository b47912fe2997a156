import {
  commentLines,
  compareText,
  isJsonObject,
  type Json,
  type JsonObject,
  mapEntries,
  readArray,
  readObject,
  readString,
  sortedEntries,
} from "../../io/index.js";
import { collectProblems, type Problems, resolveReference } from "../document/index.js";
import { classifyBody, classifyMediaType, isIgnoredHeader, isPlainId, METHODS } from "../model/index.js";
import { applyDiscriminators } from "./apply-discriminators.js";
import { SchemaHoister } from "./hoist-schemas.js";
import { simplifySchema } from "./simplify-schema.js";

const COMPONENTS = ["schemas", "responses", "parameters", "requestBodies", "headers"];
/** Keys whose value maps names to objects, where a name is never a keyword. */
const MAPS = new Set([...COMPONENTS, "content", "patternProperties", "properties"]);
/** Keys whose value may be a reference to something other than a schema. */
const NOT_SCHEMAS = new Set(["headers", "parameters", "requestBody", "responses"]);
/** Keys that have no type of their own; the hoister copies `$defs` to where they are used. */
const IGNORED = new Set(["$defs", "callbacks", "discriminator", "encoding", "links"]);
const DATA = new Set(["const", "enum", "required"]);
const TEXTS = new Set(["default", "description", "example", "summary", "title"]);

/**
 * Simplifies a document for openapi-typescript, which takes every body for JSON and every reference for a path of
 * property names, prints descriptions without escaping, and keeps the order of its input. The result describes the same
 * API.
 *
 * @param problems - Collects the parts that have no types; without it, they are an error.
 */
export function simplifyDocument(document: JsonObject, problems?: Problems): JsonObject {
  return collectProblems(problems, (found) => {
    const discriminated = applyDiscriminators(document);
    const { openapi, info, paths, webhooks, components } = discriminated;
    const simplifier = new Simplifier(discriminated, found);
    const simple = {
      openapi,
      info,
      ...(paths && { paths: simplifier.simplifyPaths(readObject(paths)) }),
      ...(webhooks && { webhooks: simplifier.simplifyWebhooks(readObject(webhooks)) }),
    };
    const simpleComponents = simplifier.simplifyComponents(readObject(components));
    return components || Object.keys(simpleComponents).length > 0
      ? { ...simple, components: simpleComponents }
      : simple;
  });
}

class Simplifier {
  readonly #document: JsonObject;
  readonly #hoister: SchemaHoister;
  readonly #problems: Problems;

  constructor(document: JsonObject, problems: Problems) {
    this.#document = document;
    this.#problems = problems;
    this.#hoister = new SchemaHoister(document);
  }

  simplifyPaths(paths: JsonObject): JsonObject {
    const own = Object.fromEntries(Object.entries(paths).filter(([path]) => path.startsWith("/")));
    return mapEntries(own, (item, path) =>
      this.#problems.attempt(["paths", path], path, () =>
        this.#simplifyPathItem(["paths", path], path, resolveReference(this.#document, item)),
      ),
    );
  }

  /** Removes operationIds: webhooks have types but no functions, and an operation may have the same id. */
  simplifyWebhooks(webhooks: JsonObject): JsonObject {
    return mapEntries(webhooks, (item, name) =>
      this.#problems.attempt(["webhooks", name], `webhook ${name}`, () => {
        const unnamed = mapEntries(resolveReference(this.#document, item), (value) =>
          isJsonObject(value) ? { ...value, operationId: undefined } : value,
        );
        return this.#simplifyPathItem(["webhooks", name], `webhook ${name}`, unnamed);
      }),
    );
  }

  /** Must be called last: schemas that a reference anywhere points to become components too. */
  simplifyComponents(components: JsonObject): JsonObject {
    const own = Object.fromEntries(COMPONENTS.map((key) => [key, components[key] ?? undefined]));
    const simple = mapEntries(own, (map, key) =>
      mapEntries(readObject(map), (value, name) =>
        this.#problems.attempt(["components", key, name], `${key} "${name}"`, () =>
          this.#visitNamed(this.#skipReferences(value, key), key),
        ),
      ),
    );
    const hoisted = this.#hoister.takeAll((schema, name, path) =>
      this.#problems.attempt(path, name, () => this.#visitNamed(schema, "schemas")),
    );
    return Object.keys(hoisted).length === 0
      ? simple
      : { ...simple, schemas: { ...readObject(simple.schemas), ...hoisted } };
  }

  #simplifyPathItem(place: readonly string[], path: string, item: JsonObject): JsonObject {
    return mapEntries(this.#simplifyOwner(item), (value, key) => {
      const method = METHODS.find((candidate) => candidate === key);
      if (method === undefined || !isJsonObject(value)) return this.#visit(value, key);
      return this.#problems.attempt([...place, method], `${method.toUpperCase()} ${path}`, () =>
        mapEntries(simplifyId(this.#simplifyOwner(value)), (part, name) => this.#visit(part, name)),
      );
    });
  }

  /** Sorts the parameters of a path or an operation, and drops those that are never sent. */
  #simplifyOwner(owner: JsonObject): JsonObject {
    if (owner.parameters === undefined) return owner;
    const named = readArray(owner.parameters).map((value) => ({
      value,
      found: resolveReference(this.#document, value),
    }));
    const sent = named.filter(({ found }) => !isIgnoredHeader(found));
    const sortKey = ({ found }: { found: JsonObject }): string => `${String(found.in)} ${String(found.name)}`;
    return { ...owner, parameters: sent.sort((a, b) => compareText(sortKey(a), sortKey(b))).map(({ value }) => value) };
  }

  #visit(value: Json, key: string): Json | undefined {
    if (IGNORED.has(key) || key.startsWith("x-")) return undefined;
    if (TEXTS.has(key)) return printText(value);
    if (key === "examples") return Array.isArray(value) ? value.map((item) => printText(item) ?? "null") : undefined;
    if (DATA.has(key)) return value;
    if (Array.isArray(value)) return value.map((item) => (isJsonObject(item) ? this.#visitObject(item, key) : item));
    if (!isJsonObject(value)) return value;
    return MAPS.has(key) ? mapEntries(value, (item) => this.#visitNamed(item, key)) : this.#visitObject(value, key);
  }

  /** Replaces a component that is only a reference by its target: openapi-typescript follows one reference, not two. */
  #skipReferences(component: Json, key: string): Json {
    return key !== "schemas" && isJsonObject(component) ? resolveReference(this.#document, component) : component;
  }

  /** Treats null as an empty object: in YAML, a name without a value is null. */
  #visitNamed(value: Json, key: string): Json {
    if (value === null) return {};
    return isJsonObject(value) ? this.#visitObject(value, key) : value;
  }

  #visitObject(object: JsonObject, key: string): JsonObject {
    const found = this.#followReference(object, key);
    const simple = this.#simplifyContent(simplifyParameter(simplifySchema(this.#document, found)));
    return mapEntries(simple, (value, name) => this.#visit(value, name));
  }

  #followReference(object: JsonObject, key: string): JsonObject {
    const reference = readString(object.$ref);
    if (reference === undefined) return object;
    if (NOT_SCHEMAS.has(key) && !/^#\/components\/[^/]+\/[^/]+$/.test(reference)) {
      return resolveReference(this.#document, object);
    }
    return { ...object, $ref: this.#hoister.point(reference) };
  }

  /** Types a body other than JSON as a string or bytes, whatever its schema says. */
  #simplifyContent(owner: JsonObject): JsonObject {
    if (!isJsonObject(owner.content)) return owner;
    const content = mapEntries(owner.content, (value, mediaType) => {
      const format = classifyBody(this.#document, mediaType, value);
      if (format === "text") return { schema: { type: "string" } };
      return format === "blob" ? { schema: { type: "string", format: "binary" } } : value;
    });
    return { ...owner, content };
  }
}

/** Moves a parameter's schema up from its media type. */
function simplifyParameter(parameter: JsonObject): JsonObject {
  const [content] = sortedEntries(readObject(parameter.content));
  if (typeof parameter.in !== "string" || content === undefined) return parameter;
  const [mediaType, media] = content;
  const schema = classifyMediaType(mediaType) === "json" ? readObject(media).schema : { type: "string" };
  return { ...parameter, content: undefined, schema };
}

/** Removes an operationId that is not a plain name; such an operation is found by its path. */
function simplifyId(operation: JsonObject): JsonObject {
  return isPlainId(operation.operationId) ? operation : { ...operation, operationId: undefined };
}

/** Escapes a value for use in a comment. */
function printText(value: Json): string | undefined {
  if (value === null) return undefined;
  return commentLines(typeof value === "string" ? value : JSON.stringify(value, null, 2)).join("\n");
}
