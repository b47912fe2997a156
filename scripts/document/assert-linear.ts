import { isRef, unescapePointerFragment } from "@redocly/openapi-core";
import { writePointer } from "./resolve-reference.js";

/** Steps in a chain of references. Real documents have only a few. */
const MAX_STEPS = 100;
/** Parts of one `allOf`, `anyOf` or `oneOf`. */
const MAX_PARTS = 1000;

/**
 * Refuses documents that take Redocly disproportionately long:
 *
 * - chains of references, because Redocly follows each to its end again and looks back at every step: 3,000 take
 *   minutes;
 * - references that lead through others twice, because each doubles the time;
 * - long lists of `oneOf` and the like, because Redocly compares each part with every other part.
 */
export function assertLinear(document: unknown): void {
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== "object" || value === null) return;
    if (isRef(value)) new Chain(document, value.$ref).follow(value.$ref, []);
    if (Array.isArray(value) && value.length > MAX_PARTS && /^(allOf|anyOf|oneOf)$/.test(path.at(-1) ?? "")) {
      throw new Error(`${writePointer(path)} has ${value.length} parts, more than ${MAX_PARTS}: group them`);
    }
    for (const [key, child] of Object.entries(value)) visit(child, [...path, key]);
  };
  visit(document, []);
}

class Chain {
  readonly #document: unknown;
  readonly #start: string;
  #steps = 0;

  constructor(document: unknown, start: string) {
    this.#document = document;
    this.#start = start;
  }

  /** Returns the target of a reference, resolved as Redocly does; undefined if it is missing or in another file. */
  follow(reference: string, around: readonly string[]): unknown {
    if (!/^#(\/|$)/.test(reference)) return undefined;
    if (around.includes(reference)) {
      throw new Error(`The reference ${reference} refers to itself: correct it in the document`);
    }
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) {
      throw new Error(
        `The reference ${this.#start} leads through more than ${MAX_STEPS} others: point it at the last one`,
      );
    }
    const inside = [...around, reference];
    const [pointer = ""] = reference.slice(2).split("#/");
    const segments = pointer.split("/").map(unescapePointerFragment).filter(Boolean);
    const target = segments.reduce((value, segment) => this.#step(value, segment, inside), this.#document);
    return isRef(target) ? this.follow(target.$ref, inside) : target;
  }

  #step(value: unknown, segment: string, around: readonly string[]): unknown {
    const child = readChild(value, segment);
    return child === undefined && isRef(value) ? readChild(this.follow(value.$ref, around), segment) : child;
  }
}

function readChild(value: unknown, segment: string): unknown {
  if (Array.isArray(value)) return value[Number(segment)];
  return typeof value === "object" && value !== null ? Reflect.get(value, segment) : undefined;
}
