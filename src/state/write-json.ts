import { isPlainObject } from "../client/index.js";

/** The writer's position in a value: the names and indexes that lead there, and the objects that contain it. */
interface Place {
  readonly path: (string | number)[];
  readonly parents: Set<object>;
}

/** Well within the call stack of every runtime. */
const DEEPEST = 500;

/** A bigint of this many bits has at most 4,300 digits, which is the limit for reading it back. */
const LONGEST_INTEGER = 14_284;

/**
 * Writes a value as JSON, with a bigint as an integer. Where JSON.stringify silently drops something, such as the
 * content of a Map, this throws. As in JSON.stringify, an object with a `toJSON` method, such as a Date, is written as
 * its result, and undefined fields of inner objects are left out.
 *
 * @throws TypeError that names the value that JSON cannot express, and its place.
 */
export function writeJson(value: unknown): string {
  return write(value, { path: [], parents: new Set() });
}

function write(value: unknown, place: Place): string {
  switch (typeof value) {
    case "string":
    case "boolean":
      return JSON.stringify(value);
    case "number":
      if (Number.isFinite(value)) return JSON.stringify(value);
      return fail(place, String(value));
    case "bigint":
      // Ignores BigInt.prototype.toJSON, which a program may have defined to return a string.
      if (BigInt.asIntN(LONGEST_INTEGER, value) === value) return String(value);
      return fail(place, "an integer of more than 4,300 digits");
    case "object":
      return value === null ? "null" : writeObject(value, place);
    case "undefined":
      return fail(place, "undefined");
    default:
      return fail(place, `a ${typeof value}`);
  }
}

function writeObject(value: object, place: Place): string {
  const { parents } = place;
  if (parents.has(value)) return fail(place, "an object that contains itself");
  if (parents.size === DEEPEST) return fail(place, `nested more than ${DEEPEST} levels deep`);
  parents.add(value);
  const json = Array.isArray(value) ? writeArray(value, place) : writeFields(value, place);
  parents.delete(value);
  return json;
}

function writeArray(items: readonly unknown[], place: Place): string {
  // Array.from also visits holes, as undefined.
  return `[${Array.from(items, (item, index) => writeAt(index, item, place)).join()}]`;
}

function writeFields(value: object, place: Place): string {
  const own = replaceByToJson(value, place);
  if (own !== value) return write(own, place);
  if (!isPlainObject(value) || Object.getOwnPropertySymbols(value).length > 0) {
    return fail(place, describeObject(value));
  }
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${writeAt(name, field, place)}`).join()}}`;
}

function writeAt(step: string | number, value: unknown, place: Place): string {
  place.path.push(step);
  const json = write(value, place);
  place.path.pop();
  return json;
}

function replaceByToJson(value: object, place: Place): unknown {
  // A Buffer has a toJSON too, but would be read back as an object.
  if (ArrayBuffer.isView(value)) return value;
  // JSON.stringify would write null.
  if (kindOf(value) === "Date" && Number.isNaN(Number(value))) return fail(place, "an invalid Date");
  const toJson: unknown = Reflect.get(value, "toJSON");
  return typeof toJson === "function" ? toJson.call(value, String(place.path.at(-1) ?? "")) : value;
}

function fail({ path }: Place, what: string): never {
  const steps = path.slice(0, 10).map((step) => `[${JSON.stringify(step)}]`);
  throw new TypeError(`${steps.join("") || "it"}${path.length > steps.length ? "..." : ""} is ${what}`);
}

function describeObject(value: object): string {
  const kind = kindOf(value);
  if (kind === "Promise") return "a Promise; await it";
  if (/Array$|Buffer$|^DataView$|^Blob$/.test(kind)) {
    return `${addArticle(kind)}; only a Uint8Array is stored as bytes, and only as the whole value`;
  }
  if (isPlainObject(value)) return "an object with symbols as keys";
  if (kind === "Object") return "a class instance; use a plain object, or give the class a toJSON method";
  return addArticle(kind);
}

function addArticle(kind: string): string {
  return /^[AEIO]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

function kindOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
