import { isPlainObject } from "../client/index.js";

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
  const replaced = replaceByToJson(value);
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

function replaceByToJson(value: unknown): unknown {
  // A Buffer has a toJSON too, but would be read back as an object.
  const toJson: unknown = ArrayBuffer.isView(value) ? undefined : Object(value).toJSON;
  return typeof toJson === "function" ? toJson.call(value) : value;
}
