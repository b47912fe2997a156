import {
  compareText,
  isJsonObject,
  type Json,
  type JsonObject,
  readArray,
  readObject,
  readString,
  sortedEntries,
} from "../io/index.js";
import { type FlatSchema, findType, flattenSchema } from "../read/index.js";
import type { Feature, Key, Rule, Shape } from "./key.js";
import { readRules } from "./rules.js";

/** A place in one alternative or media type. */
interface Occurrence {
  readonly shape: Shape;
  readonly schema: JsonObject | undefined;
  readonly flat: FlatSchema;
  readonly rules: readonly Rule[];
}

interface PlaceOptions {
  readonly required?: boolean;
  /** The object of the parameter or the body. */
  readonly schema?: Json;
  readonly rules?: readonly Rule[];
}

interface Part {
  readonly step: string;
  readonly value: Json;
  readonly required?: boolean;
  readonly source: JsonObject;
}

/** A place, and the schemas that contain it. */
interface Visited {
  readonly place: Place;
  readonly ancestors: readonly JsonObject[];
}

/** A place in an operation. The places inside it are read on demand, since a schema may contain itself. */
export class Place {
  readonly #document: JsonObject;
  readonly #key: Key & Pick<Feature, "request">;
  readonly #occurrences: Occurrence[] = [];
  readonly #fixed = new Set<string>();
  readonly #places = new Map<string, Place>();
  #parts: readonly Part[] | undefined;
  #features: ReadonlyMap<string, Feature> | undefined;

  constructor(document: JsonObject, key: Key & Pick<Feature, "request">) {
    this.#document = document;
    this.#key = key;
  }

  /** Returns a place inside this one, for adding to it. */
  at([step, ...rest]: readonly string[]): Place {
    if (step === undefined) return this;
    this.#fixed.add(step);
    return this.#inside(step).at(rest);
  }

  /** Adds a shape without a schema. */
  add(shape: Partial<Shape>, rules: readonly Rule[], schema?: JsonObject): void {
    const flat = { shapes: [], sources: [], nullable: false };
    this.#occurrences.push({ shape: { types: [], ...shape }, schema, flat, rules });
  }

  addSchema(value: Json | undefined, { required, schema = value, rules = [] }: PlaceOptions = {}): void {
    const flat = flattenSchema(this.#document, value);
    const types = [...new Set(flat.shapes.map(describeType))].sort(compareText);
    const alternatives = flat.shapes.filter(({ properties }) => properties !== undefined).length;
    const own = isJsonObject(schema) ? schema : undefined;
    const shape = {
      types: flat.nullable ? [...types, "null"] : types,
      ...(required === undefined ? {} : { required }),
      ...(alternatives > 1 && { alternatives }),
    };
    this.#occurrences.push({ shape, schema: own, flat, rules: [...rules, ...this.#readRules(value, flat)] });
  }

  #readRules(value: Json | undefined, { shapes }: Occurrence["flat"]): readonly Rule[] {
    const beside = isJsonObject(value) && value.$ref !== undefined ? [value] : [];
    return [...[...shapes, ...beside].flatMap((each) => readRules(this.#document, each)), ...shapes.flatMap(listOpen)];
  }

  find([step, ...rest]: readonly string[]): Place | undefined {
    if (step === undefined) return this;
    this.#read();
    return this.#places.get(step)?.find(rest);
  }

  /** The feature of the place by an empty string, and the feature of each value by its JSON. */
  get features(): ReadonlyMap<string, Feature> {
    this.#features ??= this.#merge();
    return this.#features;
  }

  /**
   * Lists the features of this place and of the places inside it. A schema is not read inside itself. A schema in a circle of references
   * is read once, on the shortest path to it.
   */
  list(): readonly Feature[] {
    const found: Feature[] = [];
    const once = new Set<JsonObject>();
    const visit = ({ place, ancestors }: Visited): readonly Visited[] => {
      found.push(...place.features.values());
      const parts = place.#read().filter(({ source }) => !ancestors.includes(source) && !once.has(source));
      const sources = [...new Set(parts.map(({ source }) => source))];
      for (const source of sources) if (isInCircle(place.#document, source)) once.add(source);
      const steps = new Set([...place.#fixed, ...parts.map(({ step }) => step)]);
      return [...steps].map((step) => ({ place: place.#inside(step), ancestors: [...ancestors, ...sources] }));
    };
    let level: readonly Visited[] = [{ place: this, ancestors: [] }];
    while (level.length > 0) level = level.flatMap(visit);
    return found;
  }

  #inside(step: string): Place {
    const found = this.#places.get(step);
    if (found !== undefined) return found;
    const place = new Place(this.#document, { ...this.#key, path: [...this.#key.path, step] });
    this.#places.set(step, place);
    return place;
  }

  #read(): readonly Part[] {
    if (this.#parts !== undefined) return this.#parts;
    this.#parts = this.#occurrences.flatMap(({ flat }) => listParts(flat));
    for (const { step, value, required } of this.#parts) {
      this.#inside(step).addSchema(value, required === undefined ? {} : { required });
    }
    return this.#parts;
  }

  #merge(): ReadonlyMap<string, Feature> {
    const features = new Map<string, Feature>();
    const add = (name: string, own: Pick<Feature, "value" | "shape" | "rules">, schema: JsonObject | undefined) => {
      const found = features.get(name);
      const shape = found === undefined ? own.shape : mergeShapes(found.shape, own.shape);
      const schemas = [...(found?.schemas ?? []), ...(schema === undefined ? [] : [schema])];
      features.set(name, { ...this.#key, ...own, shape, schemas, rules: [...(found?.rules ?? []), ...own.rules] });
    };
    for (const { shape, schema, flat, rules } of this.#occurrences) {
      add("", { shape, rules }, schema);
      const values = flat.shapes.flatMap(listValues).filter((value) => value !== null);
      for (const value of values) add(JSON.stringify(value), { value, shape: { types: [] }, rules: [] }, schema);
    }
    return features;
  }
}

function isInCircle(document: JsonObject, source: JsonObject): boolean {
  const found = new Set<JsonObject>();
  const visit = (schema: JsonObject): void => {
    for (const { value } of listParts(flattenSchema(document, schema))) {
      for (const inside of flattenSchema(document, value).sources) {
        if (inside === schema || found.has(inside)) continue;
        found.add(inside);
        visit(inside);
      }
    }
  };
  visit(source);
  return found.has(source);
}

/** Lists the values that a schema allows, if it names them. */
export function listValues({ const: only, enum: several }: JsonObject): readonly Json[] {
  return only === undefined ? readArray(several) : [only];
}

/** Lists the fields, items and entries of each alternative. A field is required if every alternative requires it. */
function listParts({ shapes, sources }: Occurrence["flat"]): readonly Part[] {
  const isRequired = (name: string) => shapes.every(({ required }) => readArray(required).includes(name));
  return shapes.flatMap(({ properties, items, additionalProperties }, index) => {
    const parts = [
      ...sortedEntries(readObject(properties)).map(([step, value]) => ({ step, value, required: isRequired(step) })),
      ...(isJsonObject(items) ? [{ step: "[]", value: items }] : []),
      ...(isJsonObject(additionalProperties) ? [{ step: "{}", value: additionalProperties }] : []),
    ];
    return parts.map((part): Part => ({ ...part, source: sources[index] ?? {} }));
  });
}

/** Merges the shapes of several alternatives or media types into one, which is required if all of them require it. */
function mergeShapes(left: Shape, right: Shape): Shape {
  const types = [...new Set([...left.types, ...right.types])].filter((type) => type !== "null").sort();
  const nullable = [left, right].some((shape) => shape.types.includes("null"));
  const alternatives = Math.max(left.alternatives ?? 1, right.alternatives ?? 1);
  return {
    types: nullable ? [...types, "null"] : types,
    ...(left.required === undefined ? {} : { required: left.required && right.required === true }),
    ...(alternatives > 1 && { alternatives }),
  };
}

/** `string`, or `integer (uint32)` */
function describeType(shape: JsonObject): string {
  const format = readString(shape.format);
  return `${findType(shape) ?? "anything"}${format === undefined ? "" : ` (${format})`}`;
}

/** Lists rules such as `any string` if an alternative has no `enum`, or `any field` if it has no `properties`. */
function listOpen(shape: JsonObject): readonly Rule[] {
  return listAnything(shape).map((content) => [`any ${content}`, true]);
}

function listAnything(shape: JsonObject): readonly string[] {
  const { const: constant, enum: values, properties, items, additionalProperties } = shape;
  if (constant !== undefined || values !== undefined) return [];
  const type = findType(shape);
  if (type === undefined) return ["field", "item", "entry", "string", "number", "boolean"];
  if (type === "array") return isJsonObject(items) ? [] : ["item"];
  if (type !== "object") return [type === "integer" ? "number" : type];
  if ((additionalProperties ?? properties === undefined) === true) return ["field", "entry"];
  return isJsonObject(additionalProperties) ? ["field"] : [];
}
