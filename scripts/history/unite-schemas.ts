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
  unite(now: Json, old: Json): Json {
    if (isDeepStrictEqual(now, old)) return now;
    const name = nameReference(now);
    if (name !== undefined) {
      const own = listAlternatives(this.#schemas[name] ?? {});
      const isSimilar = listAlternatives(this.#resolve(old)).some((each) => this.#findSame(own, each) !== undefined);
      if (!isSimilar) return { anyOf: [now, this.take(old)] };
      this.#wait(name, old);
      return now;
    }
    const own = listAlternatives(now);
    const given = [...own];
    const more: Json[] = [];
    // References of the older document are resolved, since a newer schema may have the same name.
    for (const each of listAlternatives(this.#resolve(old))) {
      const index = this.#findSame(own, each);
      if (index === undefined) more.push(this.take(each));
      else given[index] = this.#uniteOne(given[index] ?? null, each);
    }
    if (more.length === 0 && isDeepStrictEqual(given, own)) return now;
    return joinAlternatives(readObject(now), [...given, ...more]);
  }

  /** Unites two schemas of one kind. */
  #uniteOne(now: Json, old: Json): Json {
    const [own, was] = [readObject(now), this.#resolve(old)];
    if (nameReference(now) !== undefined || listAlternatives(own).length > 1 || listAlternatives(was).length > 1) {
      return this.unite(now, old);
    }
    // If the kinds differ, one of the two schemas allows anything.
    if (kindOf(own) !== kindOf(was)) return now;
    const pairs = ["items", "additionalProperties"].flatMap((keyword) => {
      const [inside, before] = [own[keyword], was[keyword]];
      return isJsonObject(inside) && isJsonObject(before) ? [[keyword, this.unite(inside, before)] as const] : [];
    });
    const properties = { ...readObject(own.properties) };
    for (const [field, before = null] of Object.entries(readObject(was.properties))) {
      const inside = properties[field];
      properties[field] = inside === undefined ? this.take(before) : this.unite(inside, before);
    }
    return {
      ...uniteValues(own, was),
      ...Object.fromEntries(pairs),
      ...(Object.keys(properties).length > 0 && { properties }),
    };
  }

  /** Finds the alternative of the same kind as an older one; of several objects, the most similar. */
  #findSame(own: readonly Json[], old: Json): number | undefined {
    const was = this.#resolve(old);
    const scored = own.flatMap((each, index) => {
      const name = nameReference(each);
      const schema = name === undefined ? readObject(each) : readObject(this.#schemas[name]);
      const [kind, other] = [kindOf(schema), kindOf(was)];
      if (kind !== other && kind !== "anything" && other !== "anything") return [];
      return [{ index, score: kind === "object" && other === "object" ? compareFields(schema, was) : 0 }];
    });
    const similar = scored.filter(({ score }) => score !== undefined || own.length === 1);
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
  const [own, was] = [readObject(now.properties), readObject(old.properties)];
  const common = Object.keys(own).filter((name) => was[name] !== undefined);
  const isTag = (name: string) => {
    const [values, others] = [listValues(readObject(own[name])), listValues(readObject(was[name]))];
    return values.length > 0 && others.length > 0 && !values.some((value) => others.includes(value));
  };
  if (common.length === 0 || common.some(isTag)) return undefined;
  return 2 * common.length - Object.keys(own).length - Object.keys(was).length;
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
  const [own, was] = [listValues(now), listValues(old)];
  const more = was.filter((value) => !own.includes(value));
  if (own.length === 0 || (was.length > 0 && more.length === 0)) return now;
  const { const: _, enum: __, ...rest } = now;
  return was.length === 0 ? rest : { ...rest, enum: [...own, ...more] };
}
