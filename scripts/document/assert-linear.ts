import { isRef, unescapePointerFragment } from "@redocly/openapi-core";
import { writePointer } from "./resolve-reference.js";

/** References to references to references. Nobody writes more than a few. */
const MAX_STEPS = 100;
/** In one list of `oneOf` and the like. */
const MAX_PARTS = 1000;

/**
 * Refuses what Redocly takes more time for than the length of a document accounts for. It follows each reference of a chain
 * to its end again and looks back at every step, so that 3,000 in a row take minutes; where references lead through others
 * twice, each doubles the time; and it compares each part of `oneOf` and the like with each other part.
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

  /** What a reference leads to, as Redocly finds it; undefined if that is nothing, or in another file. */
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
