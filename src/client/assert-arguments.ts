/**
 * Checks the arguments of a feature, since plain JavaScript may pass anything. An id that is null would match nothing, and
 * inherited options would be dropped.
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
 * Checks an argument that is read field by field. Inherited fields and those of a class would be read in one place and
 * dropped in another.
 *
 * @param what - The name of the argument, for the error.
 * @param example - A valid argument, for the error.
 * @throws TypeError unless the prototype is `Object.prototype`, of this realm or another, or null.
 */
export function assertPlainObject(value: unknown, what: string, example: string): asserts value is object {
  if (isPlainObject(value)) return;
  const kind = describe(value);
  const given = kind === "Object" ? "a class instance or an object that inherits" : kind;
  throw new TypeError(`${what} must be an object with fields of its own, such as ${example}, not ${given}`);
}

function isPlainObject(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Only an Object.prototype has this method itself, whatever its realm.
  return prototype === null || Object.hasOwn(Object(prototype), "isPrototypeOf");
}

/** Names the type of a value, but not the value, which may be a secret. */
function describe(value: unknown): string {
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  return Object.prototype.toString.call(value).slice(8, -1);
}
