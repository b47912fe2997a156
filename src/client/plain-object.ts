/**
 * Whether a value is an object as `{}`, `JSON.parse` or `Object.create(null)` creates it, in this realm or another. An object
 * that inherits fields, such as a class instance, is not: some code would see those fields, and other code would not.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  // Otherwise Math, JSON and the arguments of a function would pass.
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Only the Object.prototype of some realm has this as its own property.
  return prototype === null || Object.hasOwn(Object(prototype), "isPrototypeOf");
}

/**
 * @param what - The argument, for the error message.
 * @param example - A valid value, for the error message.
 * @throws TypeError if the value is not a plain object.
 */
export function assertPlainObject(value: unknown, what: string, example: string): asserts value is object {
  if (isPlainObject(value)) return;
  const kind = describeKind(value);
  const given = kind === "Object" ? "a class instance or an object that inherits fields" : kind;
  throw new TypeError(`${what} must be a plain object, such as ${example}, not ${given}`);
}

/** Describes the kind of a value without the value itself, which may be secret. */
export function describeKind(value: unknown): string {
  return Object(value) === value && typeof value !== "function"
    ? Object.prototype.toString.call(value).slice(8, -1)
    : value === null
      ? "null"
      : typeof value;
}
