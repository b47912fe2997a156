import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type Json, type JsonObject, readArray, readObject, readString } from "../io/index.js";
import { findTarget, findType, listReferences, readPointer } from "../read/index.js";

const SCHEMA = "#/components/schemas/";

/**
 * Unites the schemas of two versions of a document, the newer one first. What a schema refers to is united after it, so that schemas that
 * contain themselves end.
 */
export class SchemaUnion {
  readonly #components: Record<string, Record<string, Json>> = {};
  readonly #waiting: (readonly [name: string, old: Json])[] = [];
  readonly #known = new Set<string>();

  readonly document: JsonObject;
  readonly older: JsonObject;

  constructor(document: JsonObject, older: JsonObject) {
    this.document = document;
    this.older = older;
    for (const [group, own] of Object.entries(readObject(document.components))) {
      this.#components[group] = Object.fromEntries(
        Object.entries(readObject(own)).map(([name, each = null]) => [name, each]),
      );
    }
    const names = Object.keys(readObject(readObject(older.components).schemas));
    for (const name of names.filter((each) => this.#schemas[each] !== undefined))
      this.#wait(name, { $ref: `${SCHEMA}${name}` });
  }

  get #schemas(): Record<string, Json> {
    this.#components.schemas ??= {};
    return this.#components.schemas;
  }

  /** Returns the components of both, after everything was united. */
  finish(): JsonObject {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const [name, old] = next;
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

  /** Returns a schema that allows what either allows: the newer one itself, if that is enough. */
  unite(now: Json, old: Json): Json {
    if (isDeepStrictEqual(now, old)) return now;
    const name = nameReference(now);
    if (name !== undefined) {
      if (this.#schemas[name] === undefined) return now;
      if (this.#haveCommon(now, old)) {
        this.#wait(name, old);
        return now;
      }
      return { anyOf: [now, this.take(old)] };
    }
    const was = this.#follow(old);
    const base =
      hasAlternatives(now) && hasAlternatives(was) ? this.#uniteObjects(readObject(now), readObject(was)) : now;
    const own = listAlternatives(base);
    const given = [...own];
    const more: Json[] = [];
    for (const each of listAlternatives(was)) {
      const index = this.#findSame(own, each);
      if (index === undefined) more.push(this.take(each));
      else given[index] = this.#uniteOne(given[index] ?? null, each);
    }
    if (more.length === 0 && given.every((each, index) => each === own[index])) return base;
    return joinAlternatives(readObject(base), given, more);
  }

  #uniteOne(now: Json, old: Json): Json {
    const [own, was] = [readObject(now), this.#resolve(old)];
    if (nameReference(now) !== undefined || hasAlternatives(own) || hasAlternatives(was)) return this.unite(now, old);
    if (isDeepStrictEqual(own, was)) return now;
    switch (this.#kindOf(own)) {
      case "object":
        return this.#uniteObjects(own, was);
      case "array": {
        const items = own.items !== undefined && was.items !== undefined ? this.unite(own.items, was.items) : own.items;
        return items === own.items ? now : { ...own, items: items ?? {} };
      }
      default:
        return uniteValues(own, was);
    }
  }

  #uniteObjects(now: JsonObject, old: JsonObject): JsonObject {
    let united = now;
    for (const [name, was = null] of this.#listFields(old)) {
      const own = readObject(united.properties);
      const own1 = own[name];
      if (own1 !== undefined) {
        const field = this.unite(own1, was);
        if (field !== own1) united = { ...united, properties: { ...own, [name]: field } };
      } else if (!this.#uniteInParts(now, name, was)) {
        united = { ...united, properties: { ...own, [name]: this.take(was) } };
      }
    }
    const [entries, entriesBefore] = [now.additionalProperties, old.additionalProperties];
    if (!isJsonObject(entries) || !isJsonObject(entriesBefore)) return united;
    const additionalProperties = this.unite(entries, entriesBefore);
    return additionalProperties === entries ? united : { ...united, additionalProperties };
  }

  /** Unites a field that a part of `allOf` has. Parts are components, or have nothing that older versions lack. */
  #uniteInParts({ allOf }: JsonObject, name: string, was: Json): boolean {
    const parts = readArray(allOf).filter((part) =>
      this.#listFields(this.#resolveOwn(part)).some(([own]) => own === name),
    );
    for (const part of parts) {
      const component = nameReference(part);
      if (component !== undefined) this.#wait(component, { type: "object", properties: { [name]: was } });
    }
    return parts.length > 0;
  }

  /** Lists the fields of a schema, and those of the schemas that it is all of. */
  #listFields(schema: JsonObject): readonly (readonly [string, Json | undefined])[] {
    const parts = readArray(schema.allOf).map((part) => this.#resolve(part));
    return [...Object.entries(readObject(schema.properties)), ...parts.flatMap((part) => this.#listFields(part))];
  }

  /** Finds the alternative that is meant by one of the older version: of the same kind, and of several objects the most similar one. */
  #findSame(own: readonly Json[], old: Json): number | undefined {
    const was = this.#resolve(old);
    const kind = this.#kindOf(was);
    const scored = own.flatMap((each, index) => {
      const schema = this.#resolveOwn(each);
      const other = this.#kindOf(schema);
      if (other === "anything" || kind === "anything") return [{ index, score: 0 }];
      if (other !== kind) return [];
      const score = kind === "object" ? this.#compareFields(schema, was) : 0;
      return score === undefined && own.length > 1 ? [] : [{ index, score: score ?? 0 }];
    });
    scored.sort((left, right) => right.score - left.score);
    return scored[0]?.index;
  }

  /** Returns how similar two objects are; undefined if they have no field in common. */
  #compareFields(now: JsonObject, old: JsonObject): number | undefined {
    const [own, was] = [this.#listFields(now), this.#listFields(old)].map(
      (fields) => new Set(fields.map(([name]) => name)),
    );
    const common = [...(own ?? [])].filter((name) => was?.has(name)).length;
    return common === 0 ? undefined : 2 * common - (own?.size ?? 0) - (was?.size ?? 0);
  }

  #haveCommon(now: Json, old: Json): boolean {
    const own = listAlternatives(this.#resolveOwn(now));
    return listAlternatives(this.#follow(old)).some((each) => this.#findSame(own, each) !== undefined);
  }

  #kindOf(schema: JsonObject): string {
    if (schema.type === "null") return "null";
    const type = findType(schema) ?? (schema.allOf === undefined ? "anything" : "object");
    return type === "integer" ? "number" : type;
  }

  #wait(name: string, old: Json): void {
    const key = `${name} ${nameReference(old) ?? JSON.stringify(old)}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#waiting.push([name, old]);
  }

  /** Follows a reference of the older document only if it leads to another name. */
  #follow(old: Json): Json {
    return nameReference(old) === undefined ? old : this.#resolve(old);
  }

  #resolve(old: Json): JsonObject {
    return findTarget(this.older, old);
  }

  #resolveOwn(now: Json): JsonObject {
    const name = nameReference(now);
    return name === undefined ? findTarget(this.document, now) : readObject(this.#schemas[name]);
  }
}

function nameReference(schema: Json): string | undefined {
  const reference = isJsonObject(schema) ? readString(schema.$ref) : undefined;
  return reference?.startsWith(SCHEMA) ? reference.slice(SCHEMA.length) : undefined;
}

function hasAlternatives(schema: Json): boolean {
  const { oneOf, anyOf } = readObject(schema);
  return oneOf !== undefined || anyOf !== undefined;
}

/** Lists what a schema can be: its alternatives, or one for each type of a list. */
function listAlternatives(schema: Json): readonly Json[] {
  const object = readObject(schema);
  if (hasAlternatives(schema)) return [...readArray(object.oneOf), ...readArray(object.anyOf)];
  return Array.isArray(object.type) ? object.type.map((type: Json) => ({ ...object, type })) : [schema];
}

/** Puts alternatives, and more of them, in the place of those that a schema had. */
function joinAlternatives(schema: JsonObject, given: readonly Json[], more: readonly Json[]): Json {
  const { oneOf, anyOf, description } = schema;
  const count = readArray(oneOf).length;
  const [one, any] = [given.slice(0, count), given.slice(count)];
  if (oneOf !== undefined && anyOf !== undefined) return { ...schema, oneOf: one, anyOf: [...any, ...more] };
  if (oneOf !== undefined) return { ...schema, oneOf: [...one, ...more] };
  if (anyOf !== undefined) return { ...schema, anyOf: [...any, ...more] };
  const [only = null, ...others] = [...given, ...more];
  return others.length === 0 ? only : { ...(description !== undefined && { description }), anyOf: [only, ...others] };
}

/** Unites two scalars of one type: if both have values, all of them. */
function uniteValues(now: JsonObject, old: JsonObject): JsonObject {
  const [own, was] = [now, old].map(({ const: only, enum: several }) =>
    only === undefined ? readArray(several) : [only],
  );
  const more = (was ?? []).filter((value) => !own?.includes(value));
  if (own === undefined || own.length === 0 || more.length === 0) return now;
  const { const: _, ...rest } = now;
  return { ...rest, enum: [...own, ...more] };
}
