import { assertPlainObject, isPlainObject } from "../client/index.js";
import { type ServiceState, toState } from "./read-state.js";
import { type Bytes, decodeUtf8 } from "./state-values.js";

/**
 * A new state: its values by key, as a plain object. The type of an interface fits too, although it has no index
 * signature. An array, a Map, a Date, a function or a promise does not fit, since it has a symbol as a key.
 */
export type StateValues = Readonly<Record<string, unknown>> | WithoutSymbols;

type WithoutSymbols = object & {
  readonly [Symbol.iterator]?: never;
  readonly [Symbol.toStringTag]?: never;
  readonly [Symbol.toPrimitive]?: never;
  readonly [Symbol.hasInstance]?: never;
};

export interface PreparedState {
  readonly state: ServiceState;
  /** Each entry in the form that the server accepts: a UTF-8 string, or an array of bytes. */
  readonly sent: Readonly<Record<string, string | number[]>>;
}

/**
 * Encodes a new state: a `Uint8Array` as its bytes, any other value as JSON.
 *
 * @param what - The values, for error messages: `replaceState: the values`.
 * @throws TypeError if the values are not a plain object, or a value, which it names, cannot be written as JSON.
 */
export async function prepareState(values: unknown, what: string): Promise<PreparedState> {
  assertPlainObject(values, what, '{ status: "open" }');
  const entries = Object.entries(values).map(([key, value]) => [key, encodeValue(key, value, what)] as const);
  return {
    state: await toState(Object.fromEntries(entries)),
    sent: Object.fromEntries(entries.map(([key, bytes]) => [key, decodeUtf8(bytes) ?? Array.from(bytes)])),
  };
}

function encodeValue(key: string, value: unknown, values: string): Bytes {
  // The array may come from another realm.
  if (Object.prototype.toString.call(value) === "[object Uint8Array]") return new Uint8Array(value as Uint8Array);
  const what = `${values}: the value of ${JSON.stringify(key)}`;
  if (value === undefined) throw new TypeError(`${what} is undefined; to delete a key, leave it out`);
  return new TextEncoder().encode(writeJson(value, what));
}

/**
 * Writes a value as JSON, with a bigint as an integer. Throws where JSON.stringify would silently drop something, such as
 * the content of a Map. As in JSON.stringify, an object with a `toJSON` method, such as a Date, is written as its
 * result, and undefined fields of inner objects are left out.
 *
 * @param what - The value, for error messages.
 * @throws TypeError that names the value, and the field or the index in it that JSON cannot express.
 */
export function writeJson(value: unknown, what: string): string {
  // The mark is random, so that no string in the value can begin with it.
  const mark = `${String(Math.random()).slice(2)} `;
  function check(this: Readonly<Record<string, unknown>>, key: string, replaced: unknown): unknown {
    const original = this[key];
    // The `toJSON` of a Buffer is not used: its result would be read back as an object. A program may add a `toJSON` to bigints.
    const written = ArrayBuffer.isView(original) || typeof original === "bigint" ? original : replaced;
    if (typeof written === "bigint") return mark + written;
    const isLeftOut = original === undefined && !Array.isArray(this);
    const isData = written === null || ["string", "boolean"].includes(typeof written) || Number.isFinite(written);
    if (isLeftOut || isData || Array.isArray(written) || isPlainObject(written)) return written;
    throw new TypeError(`${key === "" ? "it" : JSON.stringify(key)} is ${describeValue(written)}`);
  }
  try {
    return JSON.stringify(value, check).replaceAll(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
  } catch (cause) {
    throw new TypeError(`${what} cannot be written as JSON: ${(cause as Error).message}`, { cause });
  }
}

function describeValue(value: unknown): string {
  if (typeof value === "number") return String(value);
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  return kind === "Object" ? "a class instance without toJSON" : `of the type ${kind}`;
}
