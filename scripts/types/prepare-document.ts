import { REMARK } from "../history/index.js";
import {
  compareText,
  isJsonObject,
  type Json,
  type JsonObject,
  mapEntries,
  readArray,
  readObject,
  readString,
  sortedEntries,
  toCommentLines,
} from "../io/index.js";
import {
  classifyBody,
  isIgnoredHeader,
  METHODS,
  nameParameter,
  readAt,
  readPointer,
  resolveReference,
  writePointer,
} from "../read/index.js";
import { simplifySchema } from "./simplify-schema.js";

const COMPONENTS = ["schemas", "responses", "parameters", "requestBodies", "headers"];
/** Keys whose value maps names to objects, where a name is never a keyword. */
const MAPS = new Set([...COMPONENTS, "patternProperties", "properties"]);
/** Keys that have no type of their own. */
const IGNORED = new Set(["$defs", "callbacks", "encoding", "links"]);
const DATA_KEYWORDS = new Set(["const", "enum", "mapping", "required"]);
const TEXT_KEYWORDS = new Set(["default", "description", "example", "summary", "title"]);

const ROUNDED = "Rounded beyond `Number.MAX_SAFE_INTEGER`.";

/**
 * Prepares a document for openapi-typescript. The result describes the same API. openapi-typescript reads every body as JSON, every
 * reference as a path of property names, and several keywords differently from OpenAPI. It does not escape descriptions, or sort.
 * This file and simplify-schema.ts correct each of these.
 */
export function prepareDocument(document: JsonObject): JsonObject {
  const components = new Preparer(document).prepareComponents(readObject(document.components));
  const paths = new Preparer(document, nameSchemas(components)).preparePaths(readObject(document.paths));
  const { openapi, info } = document;
  return {
    ...{ openapi, info },
    ...(document.paths !== undefined && { paths }),
    ...(Object.keys(components).length > 0 && { components }),
  };
}

/** Names the prepared component schemas with fields, by their JSON. Of equal schemas, the first gives its name. */
function nameSchemas({ schemas }: JsonObject): ReadonlyMap<string, string> {
  const named = sortedEntries(readObject(schemas)).filter(([, schema]) => readObject(schema).properties !== undefined);
  return new Map([...named].reverse().map(([name, schema]) => [JSON.stringify(schema), name]));
}

class Preparer {
  readonly #document: JsonObject;
  /** The schemas being visited, from the outermost to the current one. Each is the target of a reference, which it replaces. */
  readonly #enclosing = new Set<JsonObject>();
  /** The names of the component schemas that replace equal schemas of bodies, by their JSON. */
  readonly #names: ReadonlyMap<string, string>;

  constructor(document: JsonObject, names: ReadonlyMap<string, string> = new Map()) {
    this.#document = document;
    this.#names = names;
  }

  prepareComponents(components: JsonObject): JsonObject {
    return mapEntries(components, (group, kind) => {
      // In YAML, a group without components is null.
      if (group === null || !COMPONENTS.includes(kind)) return undefined;
      return mapEntries(readObject(group), (value) => this.#visitNamed(value));
    });
  }

  preparePaths(paths: JsonObject): JsonObject {
    const own = Object.fromEntries(Object.entries(paths).filter(([path]) => path.startsWith("/")));
    return mapEntries(own, (item) =>
      mapEntries(resolveReference(this.#document, item), (value, key) => {
        if (!METHODS.some((method) => method === key) || !isJsonObject(value)) return this.#visit(value, key);
        return mapEntries({ ...value, ...this.#sortParameters(value) }, (part, name) => this.#visit(part, name));
      }),
    );
  }

  /** Sorts the parameters of an operation, and drops parameters that are never sent. */
  #sortParameters({ parameters }: JsonObject): JsonObject {
    if (parameters === undefined) return {};
    const sent = readArray(parameters).filter((each) => !isIgnoredHeader(resolveReference(this.#document, each)));
    const nameOf = (parameter: Json) => nameParameter(this.#document, parameter);
    return { parameters: sent.sort((left, right) => compareText(nameOf(left), nameOf(right))) };
  }

  #visit(value: Json, key: string): Json | undefined {
    if (IGNORED.has(key) || key.startsWith("x-")) return undefined;
    if (TEXT_KEYWORDS.has(key)) return printText(value);
    if (key === "examples") return Array.isArray(value) ? value.map((item) => printText(item) ?? "null") : undefined;
    if (DATA_KEYWORDS.has(key)) return value;
    if (Array.isArray(value)) return value.map((item) => (isJsonObject(item) ? this.#visitObject(item) : item));
    if (!isJsonObject(value)) return value;
    if (key === "content") return mapEntries(value, (media) => this.#reuseSchema(this.#visitNamed(media)));
    return MAPS.has(key) ? mapEntries(value, (item) => this.#visitNamed(item)) : this.#visitObject(value);
  }

  /** Treats null as an empty object: in YAML, a name without a value is null. */
  #visitNamed(value: Json): Json {
    if (value === null) return {};
    return isJsonObject(value) ? this.#visitObject(value) : value;
  }

  #visitObject(given: JsonObject): JsonObject {
    const object = this.#pointToComponent(given);
    // Inside another schema, the target of a reference replaces it.
    const isInside = object !== given && object.$ref === undefined;
    if (isInside && this.#enclosing.has(object)) {
      throw new Error(
        `The reference ${given.$ref} leads into another schema, and to itself: make its target a component`,
      );
    }
    if (isInside) this.#enclosing.add(object);
    const typed = this.#prepareContent(simplifySchema(this.#document, object));
    const prepared = mapEntries(typed, (value, name) => this.#visit(value, name));
    this.#enclosing.delete(object);
    const remarks = [...(isWide(object) ? [ROUNDED] : []), given[REMARK] ?? []].flat();
    if (remarks.length === 0) return prepared;
    // The tags of a remark come last. Every `@` of the document is escaped.
    const description = [prepared.description ?? [], remarks].flat().join("\n\n");
    return Object.fromEntries(sortedEntries({ ...prepared, description }));
  }

  /** Makes a reference lead to a component, or replaces it by its target. */
  #pointToComponent(object: JsonObject): JsonObject {
    const reference = readString(object.$ref);
    if (reference === undefined) return object;
    const target = resolveReference(this.#document, object);
    const names = readPointer(reference);
    if (names.length === 3 && names[0] === "components") return { ...object, $ref: writePointer(names) };
    const found = readAt(this.#document, reference);
    return isJsonObject(found) && found.$ref !== undefined ? this.#pointToComponent(found) : target;
  }

  /** Types a body other than JSON as a string, regardless of its schema. */
  #prepareContent(owner: JsonObject): JsonObject {
    if (!isJsonObject(owner.content)) return owner;
    const content = mapEntries(owner.content, (value, mediaType) => {
      return classifyBody(this.#document, mediaType, value) === "json" ? value : { schema: { type: "string" } };
    });
    return { ...owner, content };
  }

  /**
   * Replaces an inline body schema of a path by a reference to the component schema with exactly the same content. A server may repeat its
   * error schema inline a hundred times, and each would become an unnamed type of its own.
   */
  #reuseSchema(media: Json): Json {
    const { schema } = readObject(media);
    const name = schema === undefined ? undefined : this.#names.get(JSON.stringify(schema));
    if (name === undefined) return media;
    return { ...readObject(media), schema: { $ref: writePointer(["components", "schemas", name]) } };
  }
}

/** Whether a value can be an integer of 64 bits, which JSON can express and a number cannot. */
function isWide({ type, format }: JsonObject): boolean {
  return [type].flat().includes("integer") && /^u?int64$/.test(readString(format) ?? "");
}

function printText(value: Json): string | undefined {
  if (value === null) return undefined;
  return toCommentLines(typeof value === "string" ? value : JSON.stringify(value, null, 2)).join("\n");
}
