import { assertPlainObject } from "../client/index.js";
import { type Bytes, readUtf8 } from "./state-values.js";
import { writeJson } from "./write-json.js";

/** An entry of a state that is to be written. */
export interface NewEntry {
  readonly key: string;
  readonly bytes: Bytes;
  /** The same as the server takes it: a string as its UTF-8, or a list of bytes. */
  readonly sent: string | number[];
}

/** The characters that JSON.stringify writes as two: `\b\t\n\f\r"\\`. It writes other control characters as six. */
const SHORT_ESCAPES: ReadonlySet<number> = /* @__PURE__ */ new Set([8, 9, 10, 12, 13, 34, 92]);

/**
 * Encodes all of a new state: a `Uint8Array` as the bytes that it has, anything else as JSON.
 *
 * @throws TypeError if it is not a plain object, or that names the key whose value has no JSON.
 */
export function encodeState(values: unknown): readonly NewEntry[] {
  assertPlainObject(values, "replaceState: the values", '{ status: "open" }');
  if (Object.getOwnPropertySymbols(values).length > 0) {
    throw new TypeError("replaceState: the keys of the values must be strings, not symbols");
  }
  return Object.entries(values).map(([key, value]) => {
    if (isBytes(value)) return encodeBytes(key, new Uint8Array(value));
    const json = encodeValue(key, value);
    return { key, bytes: new TextEncoder().encode(json), sent: json };
  });
}

/** Also one of another realm. */
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]";
}

/**
 * Writes a value as JSON, in which a bigint is an integer.
 *
 * @throws TypeError that names the key if the value has no JSON.
 */
export function encodeValue(key: string, value: unknown): string {
  try {
    return writeJson(value);
  } catch (cause) {
    const advice = value === undefined ? "; to delete a key, leave it out" : "";
    const problem = `${(cause as Error).message}${advice}`;
    throw new TypeError(`the value of ${JSON.stringify(key)} has no JSON: ${problem}`, { cause });
  }
}

function encodeBytes(key: string, bytes: Bytes): NewEntry {
  const text = readUtf8(bytes);
  return { key, bytes, sent: text !== undefined && isShorterAsString(bytes) ? text : Array.from(bytes) };
}

/** In the JSON of the request, of which the server takes 2 MiB: a list has up to four characters for a byte. */
function isShorterAsString(bytes: Bytes): boolean {
  let difference = 0;
  for (const byte of bytes) {
    const inString = SHORT_ESCAPES.has(byte) ? 2 : byte < 32 ? 6 : 1;
    const inList = byte < 10 ? 2 : byte < 100 ? 3 : 4;
    difference += inString - inList;
  }
  return difference < 0;
}
