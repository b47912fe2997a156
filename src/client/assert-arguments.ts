/**
 * Checks what every function of this package takes, since plain JavaScript may give anything: what is no string would be
 * compared with nothing, and the fields of what is no plain object would be passed over.
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
 * Checks an argument that is read field by field. An instance of a class, or what inherits from another object, may have
 * fields that are seen in one place and passed over in another.
 *
 * @param what - The argument, for the error.
 * @param example - What it could be.
 * @throws TypeError if it is anything but what `{}`, `JSON.parse` or `Object.create(null)` makes, here or in another realm.
 */
export function assertPlainObject(value: unknown, what: string, example: string): asserts value is object {
  if (isPlainObject(value)) return;
  throw new TypeError(`${what} must be an object with fields of its own, such as ${example}, not ${describe(value)}`);
}

/** Whether a value is what `{}`, `JSON.parse` or `Object.create(null)` makes, here or in another realm. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  // Else Math, JSON and the arguments of a function would be.
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Every realm has an Object.prototype, which nothing else looks like.
  return prototype === null || Object.hasOwn(Object(prototype), "isPrototypeOf");
}

/** What kind of thing a value is, without the value, which may be a secret. */
function describe(value: unknown): string {
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  return kind === "Object" ? "one that has them from a class or another object" : kind;
}
