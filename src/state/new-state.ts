import { assertPlainObject } from "../client/index.js";
import { type Bytes, readUtf8 } from "./state-values.js";
import { writeJson } from "./write-json.js";

/**
 * A new state: its values by key, as a plain object. The value of an interface is one too, although it has no index
 * signature. An array, a Map, a Date, a function or a promise is not, since it has a symbol as a key.
 */
export type StateValues = Readonly<Record<string, unknown>> | WithoutSymbols;

type WithoutSymbols = object & {
  readonly [Symbol.iterator]?: never;
  readonly [Symbol.toStringTag]?: never;
  readonly [Symbol.toPrimitive]?: never;
  readonly [Symbol.hasInstance]?: never;
};

/** An entry of a new state. */
export interface NewEntry {
  readonly key: string;
  readonly bytes: Bytes;
  /** The same bytes in the form that the server accepts: a UTF-8 string, or an array of numbers. */
  readonly sent: string | number[];
}

/** Characters that JSON.stringify escapes with two characters: `\b\t\n\f\r"\\`. Other control characters take six. */
const SHORT_ESCAPES: ReadonlySet<number> = /* @__PURE__ */ new Set([8, 9, 10, 12, 13, 34, 92]);

/**
 * Encodes a new state: a `Uint8Array` as its bytes, any other value as JSON.
 *
 * @param what - The values, for error messages: `replaceState: the values`.
 * @throws TypeError if the state is not a plain object, or names the key whose value cannot be written as JSON.
 */
export function encodeState(values: unknown, what: string): readonly NewEntry[] {
  assertPlainObject(values, what, '{ status: "open" }');
  if (Object.getOwnPropertySymbols(values).length > 0) {
    throw new TypeError(`${what} must have strings as keys, not symbols`);
  }
  return Object.entries(values).map(([key, value]) => {
    if (isBytes(value)) return encodeBytes(key, new Uint8Array(value));
    const json = encodeValue(key, value);
    return { key, bytes: new TextEncoder().encode(json), sent: json };
  });
}

/** Whether a value is a Uint8Array, of this realm or another. */
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]";
}

/**
 * Writes a value as JSON, with a bigint as an integer.
 *
 * @throws TypeError that names the key if the value cannot be written as JSON.
 */
export function encodeValue(key: string, value: unknown): string {
  try {
    return writeJson(value);
  } catch (cause) {
    const advice = value === undefined ? "; to delete a key, leave it out" : "";
    const problem = `${(cause as Error).message}${advice}`;
    throw new TypeError(`the value of ${JSON.stringify(key)} cannot be written as JSON: ${problem}`, { cause });
  }
}

function encodeBytes(key: string, bytes: Bytes): NewEntry {
  const text = readUtf8(bytes);
  return { key, bytes, sent: text !== undefined && isShorterAsString(bytes) ? text : Array.from(bytes) };
}

/** Compares lengths in the request's JSON, since the server limits it to 2 MiB. An array takes up to four a byte. */
function isShorterAsString(bytes: Bytes): boolean {
  let difference = 0;
  for (const byte of bytes) {
    const inString = SHORT_ESCAPES.has(byte) ? 2 : byte < 32 ? 6 : 1;
    const inList = byte < 10 ? 2 : byte < 100 ? 3 : 4;
    difference += inString - inList;
  }
  return difference < 0;
}
