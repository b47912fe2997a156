import { assertPlainObject } from "../client/index.js";
import { type ServiceState, toState } from "./read-state.js";
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

/** A new state, ready to be sent. */
export interface PreparedState {
  readonly target: ServiceState;
  /** Each entry in the form that the server accepts: a UTF-8 string, or an array of bytes. */
  readonly sent: Readonly<Record<string, string | number[]>>;
}

/**
 * Encodes a new state: a `Uint8Array` as its bytes, any other value as JSON.
 *
 * @param what - The values, for error messages: `replaceState: the values`.
 * @throws TypeError if the values are not a plain object, or names the value that cannot be written as JSON.
 */
export async function prepareState(values: unknown, what: string): Promise<PreparedState> {
  assertPlainObject(values, what, '{ status: "open" }');
  const entries = Object.entries(values).map(([key, value]) => [key, encodeValue(key, value)] as const);
  return {
    target: await toState(Object.fromEntries(entries)),
    sent: Object.fromEntries(entries.map(([key, bytes]) => [key, readUtf8(bytes) ?? Array.from(bytes)])),
  };
}

function encodeValue(key: string, value: unknown): Bytes {
  // Of this realm or another.
  if (Object.prototype.toString.call(value) === "[object Uint8Array]") return new Uint8Array(value as Uint8Array);
  const place = `the value of ${JSON.stringify(key)}`;
  if (value === undefined) throw new TypeError(`${place} is undefined; to delete a key, leave it out`);
  try {
    return new TextEncoder().encode(writeJson(value, place));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new TypeError(`${place} cannot be written as JSON: it contains itself, or is nested too deeply`, { cause });
  }
}
