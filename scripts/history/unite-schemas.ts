import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type Json, type JsonObject, readArray, readObject, readString } from "../io/index.js";
import { findType, resolveOrEmpty } from "../read/index.js";
import { listValues } from "./definition.js";

const SCHEMA = "#/components/schemas/";

/**
 * Collects pairs of schemas from two versions of a document, and unites them. A schema that is referenced is united at the end, so that a
 * schema may contain itself.
 */
export class SchemaUnion {
  readonly document: JsonObject;
  readonly older: JsonObject;
  /** The component schemas of both versions by name. Of two with one name, the newer one, until it is united. */
  readonly #schemas: Record<string, Json | undefined>;
  readonly #waiting = new Map<string, readonly [name: string, older: Json]>();

  constructor(document: JsonObject, older: JsonObject) {
    this.document = document;
    this.older = older;
    const [schemas, olderSchemas] = [document, older].map(({ components }) =>
      readObject(readObject(components).schemas),
    );
    this.#schemas = { ...olderSchemas, ...schemas };
    for (const name of Object.keys(olderSchemas ?? {})) {
      if (schemas?.[name] !== undefined) this.#addReferenced(name, { $ref: `${SCHEMA}${name}` });
    }
  }

  /** Unites the referenced schemas, and returns the component schemas of both versions. */
  finish(): JsonObject {
    // The loop also visits schemas that are added meanwhile.
    for (const [name, older] of this.#waiting.values()) {
      this.#schemas[name] = this.add(this.#schemas[name] ?? {}, this.#resolve(older));
    }
    return this.#schemas;
  }

  /**
   * Returns a schema with the alternatives, fields and fixed values of a pair, unless the newer one allows anything. Other keywords, such
   * as `required`, are those of the newer schema. A reference of the newer schema is kept, and its target is united at the end.
   */
  add(newer: Json, older: Json): Json {
    if (isDeepStrictEqual(newer, older)) return newer;
    const name = nameReference(newer);
    if (name !== undefined) {
      const alternatives = listBranches(this.#schemas[name] ?? {});
      const isSimilar = listBranches(this.#resolve(older)).some(
        (each) => this.#findSame(alternatives, each) !== undefined,
      );
      if (!isSimilar) return { anyOf: [newer, older] };
      this.#addReferenced(name, older);
      return newer;
    }
    const alternatives = listBranches(newer);
    const united = [...alternatives];
    // References of the older document are resolved, since a newer schema may have the same name.
    for (const each of listBranches(this.#resolve(older))) {
      const index = this.#findSame(alternatives, each);
      if (index === undefined) united.push(each);
      else united[index] = this.#addAlternative(united[index] ?? null, each);
    }
    return isDeepStrictEqual(united, alternatives) ? newer : joinAlternatives(readObject(newer), united);
  }

  /** Adds two alternatives of one kind. */
  #addAlternative(newerSchema: Json, olderSchema: Json): Json {
    const [newer, older] = [readObject(newerSchema), this.#resolve(olderSchema)];
    if (nameReference(newerSchema) !== undefined || [newer, older].some((each) => listBranches(each).length > 1)) {
      return this.add(newerSchema, olderSchema);
    }
    // If the kinds differ, one of the two schemas allows anything.
    if (kindOf(newer) !== kindOf(older)) return newerSchema;
    const pairs = ["items", "additionalProperties"].flatMap((keyword) => {
      const [inside, olderInside] = [newer[keyword], older[keyword]];
      const isInBoth = isJsonObject(inside) && isJsonObject(olderInside);
      return isInBoth ? [[keyword, this.add(inside, olderInside)] as const] : [];
    });
    const properties = { ...readObject(newer.properties) };
    for (const [field, olderField = null] of Object.entries(readObject(older.properties))) {
      const newerField = properties[field];
      properties[field] = newerField === undefined ? olderField : this.add(newerField, olderField);
    }
    return {
      ...uniteValues(newer, older),
      ...Object.fromEntries(pairs),
      ...(Object.keys(properties).length > 0 && { properties }),
    };
  }

  /** Finds the alternative of the same kind as an older one; of several objects, the most similar. */
  #findSame(alternatives: readonly Json[], olderSchema: Json): number | undefined {
    const older = this.#resolve(olderSchema);
    const scored = alternatives.flatMap((each, index) => {
      const name = nameReference(each);
      const newer = name === undefined ? readObject(each) : readObject(this.#schemas[name]);
      const [newerKind, olderKind] = [kindOf(newer), kindOf(older)];
      if (newerKind !== olderKind && newerKind !== "anything" && olderKind !== "anything") return [];
      const areObjects = newerKind === "object" && olderKind === "object";
      return [{ index, score: areObjects ? compareFields(newer, older) : 0 }];
    });
    const similar = scored.filter(({ score }) => score !== undefined || alternatives.length === 1);
    return similar.sort((left, right) => (right.score ?? 0) - (left.score ?? 0))[0]?.index;
  }

  #addReferenced(name: string, older: Json): void {
    this.#waiting.set(`${name} ${nameReference(older) ?? JSON.stringify(older)}`, [name, older]);
  }

  #resolve(older: Json): JsonObject {
    return resolveOrEmpty(this.older, older);
  }
}

function nameReference(schema: Json): string | undefined {
  const reference = isJsonObject(schema) ? readString(schema.$ref) : undefined;
  return reference?.startsWith(SCHEMA) ? reference.slice(SCHEMA.length) : undefined;
}

function kindOf(schema: JsonObject): string {
  if (schema.type === "null") return "null";
  const type = findType(schema) ?? "anything";
  return type === "integer" ? "number" : type;
}

/** Minus the number of fields that only one of two objects has; undefined if they share no field, or no value of a shared field. */
function compareFields(newer: JsonObject, older: JsonObject): number | undefined {
  const [fields, olderFields] = [readObject(newer.properties), readObject(older.properties)];
  const common = Object.keys(fields).filter((name) => olderFields[name] !== undefined);
  const isTag = (name: string) => {
    const [values, others] = [listValues(readObject(fields[name])), listValues(readObject(olderFields[name]))];
    return values.length > 0 && others.length > 0 && !values.some((value) => others.includes(value));
  };
  if (common.length === 0 || common.some(isTag)) return undefined;
  return 2 * common.length - Object.keys(fields).length - Object.keys(olderFields).length;
}

/** Lists the alternatives of a schema. Each of several types is an alternative. */
function listBranches(schema: Json): readonly Json[] {
  const object = readObject(schema);
  const { oneOf, anyOf, type } = object;
  if (oneOf !== undefined || anyOf !== undefined) return readArray(oneOf ?? anyOf);
  return Array.isArray(type) ? type.map((each: Json) => ({ ...object, type: each })) : [schema];
}

function joinAlternatives({ oneOf, ...schema }: JsonObject, alternatives: readonly Json[]): Json {
  if (oneOf !== undefined) return { ...schema, oneOf: alternatives };
  if (schema.anyOf !== undefined) return { ...schema, anyOf: alternatives };
  const [only = null, ...others] = alternatives;
  const { description } = schema;
  return others.length === 0 ? only : { ...(description !== undefined && { description }), anyOf: alternatives };
}

/** Unites the values of two schemas. If the older schema names no values, older servers may send any. */
function uniteValues(newer: JsonObject, older: JsonObject): JsonObject {
  const [values, olderValues] = [listValues(newer), listValues(older)];
  const gone = olderValues.filter((value) => !values.includes(value));
  if (values.length === 0 || (olderValues.length > 0 && gone.length === 0)) return newer;
  const { const: _, enum: __, ...rest } = newer;
  return olderValues.length === 0 ? rest : { ...rest, enum: [...values, ...gone] };
}
