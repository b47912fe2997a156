/**
 * Checks the arguments of a function, since plain JavaScript may pass anything. A wrong string would match nothing, and
 * the fields of a wrong object would be silently ignored.
 *
 * @param name - The function's name, for the error.
 * @param strings - The arguments that must be strings, by their names.
 * @throws TypeError that names the argument.
 */
export function assertArguments(name: string, strings: Readonly<Record<string, unknown>>, options: unknown): void {
  for (const [argument, value] of Object.entries(strings)) {
    if (typeof value !== "string") throw new TypeError(`${name}: ${argument} must be a string, not ${describe(value)}`);
  }
  assertPlainObject(options, `${name}: the options`, "{ timeout: 5000 }");
}

/**
 * Checks an argument that is read field by field. An object that inherits fields, such as a class instance, is
 * rejected, since some code would see those fields and other code would not.
 *
 * @param what - The argument, for the error message.
 * @param example - A valid value, for the error message.
 * @throws TypeError if the value is not a plain object, as {@link isPlainObject} defines it.
 */
export function assertPlainObject(value: unknown, what: string, example: string): asserts value is object {
  if (isPlainObject(value)) return;
  const kind = describe(value);
  const given = kind === "Object" ? "a class instance or an object that inherits fields" : kind;
  throw new TypeError(`${what} must be a plain object, such as ${example}, not ${given}`);
}

/** Whether a value is an object as `{}`, `JSON.parse` or `Object.create(null)` creates it, in this realm or another. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  // Otherwise Math, JSON and the arguments of a function would pass.
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Only the Object.prototype of some realm has this as its own property.
  return prototype === null || Object.hasOwn(Object(prototype), "isPrototypeOf");
}

/** Describes the kind of a value without the value itself, which may be secret. */
function describe(value: unknown): string {
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  return Object.prototype.toString.call(value).slice(8, -1);
}
