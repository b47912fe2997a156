import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type Json, type JsonObject, readArray, readObject, readString } from "../io/index.js";
import { findType, followReference, listReferences, readPointer } from "../read/index.js";
import { listValues } from "./definition.js";

const SCHEMA = "#/components/schemas/";

/**
 * Unites the schemas of two versions of a document into the newer one. Referenced schemas wait until the end, so that a schema may
 * contain itself.
 */
export class SchemaUnion {
  readonly document: JsonObject;
  readonly older: JsonObject;
  readonly #components: Record<string, Record<string, Json>> = {};
  readonly #schemas: Record<string, Json>;
  readonly #waiting = new Map<string, readonly [name: string, old: Json]>();

  constructor(document: JsonObject, older: JsonObject) {
    this.document = document;
    this.older = older;
    for (const [group, own] of Object.entries(readObject(document.components))) {
      this.#components[group] = { ...(own as Record<string, Json>) };
    }
    this.#components.schemas ??= {};
    this.#schemas = this.#components.schemas;
    for (const name of Object.keys(readObject(readObject(older.components).schemas))) {
      if (this.#schemas[name] !== undefined) this.#wait(name, { $ref: `${SCHEMA}${name}` });
    }
  }

  /** Unites the schemas that wait, and returns the components of both versions. */
  finish(): JsonObject {
    // The loop also visits schemas that are added meanwhile.
    for (const [name, old] of this.#waiting.values()) {
      this.#schemas[name] = this.unite(this.#schemas[name] ?? {}, this.#resolve(old));
    }
    return this.#components;
  }

  /** Takes over a part of the older document, with the components that it refers to. */
  take<Part extends Json>(part: Part): Part {
    for (const reference of listReferences(part)) {
      const [, group = "", name = ""] = readPointer(reference);
      const old = readObject(readObject(this.older.components)[group])[name];
      this.#components[group] ??= {};
      if (this.#components[group][name] !== undefined || old === undefined) continue;
      this.#components[group][name] = old;
      this.take(old);
    }
    return part;
  }

  /** Returns a schema that allows every value that either version allows. */
  unite(newer: Json, older: Json): Json {
    if (isDeepStrictEqual(newer, older)) return newer;
    const name = nameReference(newer);
    if (name !== undefined) {
      const alternatives = listAlternatives(this.#schemas[name] ?? {});
      const isSimilar = listAlternatives(this.#resolve(older)).some(
        (each) => this.#findSame(alternatives, each) !== undefined,
      );
      if (!isSimilar) return { anyOf: [newer, this.take(older)] };
      this.#wait(name, older);
      return newer;
    }
    const alternatives = listAlternatives(newer);
    const united = [...alternatives];
    // References of the older document are resolved, since a newer schema may have the same name.
    for (const each of listAlternatives(this.#resolve(older))) {
      const index = this.#findSame(alternatives, each);
      if (index === undefined) united.push(this.take(each));
      else united[index] = this.#uniteOne(united[index] ?? null, each);
    }
    return isDeepStrictEqual(united, alternatives) ? newer : joinAlternatives(readObject(newer), united);
  }

  /** Unites two schemas of one kind. */
  #uniteOne(now: Json, old: Json): Json {
    const [newer, older] = [readObject(now), this.#resolve(old)];
    if (nameReference(now) !== undefined || [newer, older].some((each) => listAlternatives(each).length > 1)) {
      return this.unite(now, old);
    }
    // If the kinds differ, one of the two schemas allows anything.
    if (kindOf(newer) !== kindOf(older)) return now;
    const pairs = ["items", "additionalProperties"].flatMap((keyword) => {
      const [inside, olderInside] = [newer[keyword], older[keyword]];
      const isInBoth = isJsonObject(inside) && isJsonObject(olderInside);
      return isInBoth ? [[keyword, this.unite(inside, olderInside)] as const] : [];
    });
    const properties = { ...readObject(newer.properties) };
    for (const [field, olderField = null] of Object.entries(readObject(older.properties))) {
      const newerField = properties[field];
      properties[field] = newerField === undefined ? this.take(olderField) : this.unite(newerField, olderField);
    }
    return {
      ...uniteValues(newer, older),
      ...Object.fromEntries(pairs),
      ...(Object.keys(properties).length > 0 && { properties }),
    };
  }

  /** Finds the alternative of the same kind as an older one; of several objects, the most similar. */
  #findSame(alternatives: readonly Json[], old: Json): number | undefined {
    const older = this.#resolve(old);
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

  #wait(name: string, old: Json): void {
    this.#waiting.set(`${name} ${nameReference(old) ?? JSON.stringify(old)}`, [name, old]);
  }

  #resolve(old: Json): JsonObject {
    return followReference(this.older, old);
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

/** Returns how similar two objects are; undefined if they share no field, or the values of a shared field exclude each other. */
function compareFields(now: JsonObject, old: JsonObject): number | undefined {
  const [newer, older] = [readObject(now.properties), readObject(old.properties)];
  const common = Object.keys(newer).filter((name) => older[name] !== undefined);
  const isTag = (name: string) => {
    const [values, others] = [listValues(readObject(newer[name])), listValues(readObject(older[name]))];
    return values.length > 0 && others.length > 0 && !values.some((value) => others.includes(value));
  };
  if (common.length === 0 || common.some(isTag)) return undefined;
  return 2 * common.length - Object.keys(newer).length - Object.keys(older).length;
}

/** Lists the alternatives of a schema. Each of several types is an alternative. */
function listAlternatives(schema: Json): readonly Json[] {
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
function uniteValues(now: JsonObject, old: JsonObject): JsonObject {
  const [newer, older] = [listValues(now), listValues(old)];
  const gone = older.filter((value) => !newer.includes(value));
  if (newer.length === 0 || (older.length > 0 && gone.length === 0)) return now;
  const { const: _, enum: __, ...rest } = now;
  return older.length === 0 ? rest : { ...rest, enum: [...newer, ...gone] };
}
