import {
  isJsonObject,
  type Json,
  type JsonObject,
  readArray,
  readObject,
  readString,
} from "../../../scripts/io/json.js";
import { findTarget } from "../../../scripts/read/references.js";

/** Values that are as hard to encode as their place allows. */
export interface Words {
  readonly text: string;
}

export const HARD: Words = { text: "a b/ü,&=;.?#%" };
/** For headers, which are not encoded. */
const PLAIN: Words = { text: "plain-text" };

/** Leaves out what a style cannot tell from its separator, because RFC 6570 encodes neither or both. */
export function chooseWords({ in: location, style }: JsonObject): Words {
  if (location === "header") return PLAIN;
  if (style === "label") return { text: HARD.text.replaceAll(".", "") };
  return style === "spaceDelimited" ? { text: HARD.text.replaceAll(" ", "") } : HARD;
}

/** Returns a value that a schema describes: the first of several, with every field, down to a few levels. */
export function sampleValue(document: JsonObject, schema: Json | undefined, words: Words, depth = 0): unknown {
  const shape = resolve(document, schema);
  const [choice] = [...readArray(shape.oneOf), ...readArray(shape.anyOf)].filter((each) => !isNull(document, each));
  const [first] = readArray(shape.enum).filter((each) => each !== null);
  const types = readArray(shape.type);
  const type = readString(types.find((each) => each !== "null")) ?? readString(shape.type);
  if (shape.const !== undefined) return shape.const;
  if (first !== undefined) return type === "string" && !isJsonObject(first) ? String(first) : first;
  if (choice !== undefined && shape.properties === undefined) return sampleValue(document, choice, words, depth + 1);
  if (type === "array" || shape.items !== undefined) {
    if (depth > 4) return [];
    return [1, 2].map(() => sampleValue(document, shape.items, words, depth + 1));
  }
  if (type === "object" || shape.properties !== undefined || shape.allOf !== undefined) {
    return depth > 4 ? {} : sampleObject(document, shape, words, depth);
  }
  if (type === "integer" || type === "number") return 7;
  if (type === "boolean") return true;
  return shape.format === "binary" ? new Blob(["bytes"], { type: "image/png" }) : words.text;
}

function sampleObject(document: JsonObject, shape: JsonObject, words: Words, depth: number): unknown {
  const parts = readArray(shape.allOf).map((part) => sampleValue(document, part, words, depth + 1));
  const own = Object.entries(readObject(shape.properties)).map(([name, field]) => {
    return [name, sampleValue(document, field, words, depth + 1)];
  });
  // All parts may be one string.
  const [single] = parts.filter((part) => typeof part !== "object" || part === null);
  if (single !== undefined && own.length === 0) return single;
  return Object.assign({}, ...parts, Object.fromEntries(own));
}

/** Follows references; one that leads nowhere allows anything. */
export function resolve(document: JsonObject, value: Json | undefined): JsonObject {
  return findTarget(document, value);
}

function isNull(document: JsonObject, schema: Json): boolean {
  return resolve(document, schema).type === "null";
}
