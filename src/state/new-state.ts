import { assertPlainObject, isPlainObject } from "../client/index.js";
import { type ServiceState, toState } from "./read-state.js";
import { type Bytes, readUtf8 } from "./state-values.js";

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

/** How deeply a value may be nested. The stack would end somewhat later, with one error or another. */
const DEEPEST = 1_000;

/**
 * Writes a value as JSON, with a bigint as an integer. Where JSON.stringify silently drops something, such as the content
 * of a Map, this throws. As in JSON.stringify, an object with a `toJSON` method, such as a Date, is written as its
 * result, and undefined fields of inner objects are left out.
 *
 * @param place - The place of the value, for error messages.
 * @throws TypeError that names the place of a value that JSON cannot express.
 * @throws RangeError if the value contains itself, or is nested too deeply.
 */
export function writeJson(value: unknown, place: string, depth = 0): string {
  if (value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) {
    return JSON.stringify(value);
  }
  if (typeof value === "bigint") return String(value);
  if (depth > DEEPEST) throw new RangeError("a value contains itself, or is nested too deeply");
  if (Array.isArray(value)) {
    // Array.from also visits holes, as undefined.
    return `[${Array.from(value, (item, index) => writeJson(item, `${place}[${index}]`, depth + 1)).join()}]`;
  }
  // A Buffer has a toJSON too, but would be read back as an object.
  const toJson: unknown = ArrayBuffer.isView(value) ? undefined : Object(value).toJSON;
  const replaced: unknown = typeof toJson === "function" ? toJson.call(value) : value;
  if (!Object.is(replaced, value)) return writeJson(replaced, place, depth + 1);
  if (!isPlainObject(value)) throw new TypeError(`${place} cannot be written as JSON: it is ${describe(value)}`);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const write = ([name, field]: [string, unknown]): string => {
    const key = JSON.stringify(name);
    return `${key}:${writeJson(field, `${place}[${key}]`, depth + 1)}`;
  };
  return `{${fields.map(write).join()}}`;
}

function describe(value: unknown): string {
  if (typeof value === "number") return String(value);
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  return kind === "Object" ? "a class instance without toJSON" : `of the type ${kind}`;
}
