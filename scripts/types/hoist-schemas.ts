import { type Json, type JsonObject, readObject } from "../io/index.js";
import { readPointer, resolveReference, writePointer } from "../read/index.js";

/**
 * Moves every schema that a reference points to into the components, where its type can have a name. A reference such
 * as `#/components/schemas/List/items` points to a schema, but not to a property of a type.
 */
export class SchemaHoister {
  readonly #document: JsonObject;
  readonly #names = new Map<string, string>();
  readonly #taken: Set<string>;
  readonly #waiting: string[] = [];

  constructor(document: JsonObject) {
    this.#document = document;
    this.#taken = new Set(Object.keys(readObject(readObject(document.components).schemas)));
  }

  /** Returns the reference to use instead. */
  point(reference: string): string {
    const tokens = readPointer(reference);
    const canonical = writePointer(tokens);
    resolveReference(this.#document, { $ref: canonical });
    if (tokens.length === 3 && tokens[0] === "components") return canonical;
    const name = this.#names.get(canonical) ?? this.#addName(canonical, tokens);
    return writePointer(["components", "schemas", name]);
  }

  /** Returns every schema that `point` has named, and those that it names while this runs. */
  takeAll(simplify: (schema: Json) => Json): JsonObject {
    const taken: [string, Json][] = [];
    for (let reference = this.#waiting.shift(); reference !== undefined; reference = this.#waiting.shift()) {
      const name = this.#names.get(reference) ?? reference;
      const schema = resolveReference(this.#document, { $ref: reference });
      taken.push([name, simplify(schema)]);
    }
    return Object.fromEntries(taken);
  }

  #addName(reference: string, tokens: readonly string[]): string {
    let name = tokens.slice(tokens[0] === "components" ? 2 : 1).join(" ");
    while (this.#taken.has(name)) name += "_";
    this.#taken.add(name);
    this.#names.set(reference, name);
    this.#waiting.push(reference);
    return name;
  }
}
