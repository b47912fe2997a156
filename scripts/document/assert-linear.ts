import { isRef, unescapePointerFragment } from "@redocly/openapi-core";
import { explain } from "../io/index.js";
import { writePointer } from "./resolve-reference.js";

/** References to references to references. Nobody writes more than a few. */
const MAX_STEPS = 100;
/** In one list of `oneOf` and the like. */
const MAX_PARTS = 1000;

/** A document and the files that it refers to, by their paths. */
export interface LoadedFiles {
  readonly contents: ReadonlyMap<string, unknown>;
  /** The path of a file that another one refers to. */
  readonly locate: (from: string, reference: string) => string;
  /** What messages call a file. */
  readonly name: (path: string) => string;
}

/**
 * Rejects documents that Redocly cannot process in linear time. It follows each reference of a chain to its end again and
 * looks back at every step, so that 3,000 in a row take minutes; where references lead through others twice, each doubles
 * the time; and it compares each part of `oneOf` and the like with each other part.
 */
export function assertLinear(files: LoadedFiles): void {
  for (const [file, content] of files.contents) {
    const visit = (value: unknown, path: readonly string[]): void => {
      if (typeof value !== "object" || value === null) return;
      if (isRef(value)) new Chain(files, value.$ref).follow(file, value.$ref, []);
      if (Array.isArray(value) && value.length > MAX_PARTS && /^(allOf|anyOf|oneOf)$/.test(path.at(-1) ?? "")) {
        throw new Error(`${writePointer(path)} has ${value.length} parts, more than ${MAX_PARTS}: group them`);
      }
      for (const [key, child] of Object.entries(value)) visit(child, [...path, key]);
    };
    explain(files.name(file), () => visit(content, []));
  }
}

interface Place {
  readonly file: string;
  readonly value: unknown;
}

class Chain {
  readonly #files: LoadedFiles;
  readonly #start: string;
  #steps = 0;

  constructor(files: LoadedFiles, start: string) {
    this.#files = files;
    this.#start = start;
  }

  /** Returns the target of a reference as Redocly resolves it; undefined if there is none. */
  follow(from: string, reference: string, around: readonly string[]): Place | undefined {
    const address = `${from} ${reference}`;
    if (around.includes(address))
      throw new Error(`The reference ${reference} refers to itself: correct it in the document`);
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) {
      throw new Error(
        `The reference ${this.#start} leads through more than ${MAX_STEPS} others: point it at the last one`,
      );
    }
    const inside = [...around, address];
    const [uri = "", pointer = ""] = reference.split("#/");
    const path = uri.endsWith("#") ? uri.slice(0, -1) : uri;
    const file = path === "" ? from : this.#files.locate(from, path);
    const names = pointer.split("/").map(unescapePointerFragment).filter(Boolean);
    const root: Place | undefined = { file, value: this.#files.contents.get(file) };
    const found = names.reduce<Place | undefined>((place, name) => place && this.#step(place, name, inside), root);
    return found && isRef(found.value) ? this.follow(found.file, found.value.$ref, inside) : found;
  }

  #step({ file, value }: Place, name: string, around: readonly string[]): Place | undefined {
    const child = readChild(value, name);
    if (child !== undefined || !isRef(value)) return { file, value: child };
    const target = this.follow(file, value.$ref, around);
    return target && { file: target.file, value: readChild(target.value, name) };
  }
}

function readChild(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value[Number(name)];
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
