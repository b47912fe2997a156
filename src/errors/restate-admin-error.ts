const names = Symbol.for("restate-admin-client.error");

/**
 * The base class of every error of this package. The only exceptions are a `TypeError` for an invalid argument, and the
 * reason of a signal that the caller aborted.
 *
 * `instanceof` also recognizes errors from another copy of this package in the same process. `JSON.stringify` writes the name,
 * the message and all fields but the cause, and a bigint as a string.
 */
export class RestateAdminError extends Error {
  static override readonly name: string = "RestateAdminError";

  /** @param options - The cause, and the fields of the subclass. */
  constructor(message: string, options: { readonly cause?: unknown } = {}) {
    const { cause, ...fields } = options;
    super(message, cause === undefined ? {} : { cause });
    Object.assign(this, fields);
    const value: string[] = [];
    // The global Error may have been replaced since.
    for (
      let each: unknown = new.target;
      typeof each === "function" && each !== Error;
      each = Object.getPrototypeOf(each)
    )
      value.push(each.name);
    Object.defineProperty(this, names, { value });
  }

  /** The name of the class, even in minified code. It can be set. */
  override get name(): string {
    return this.constructor.name;
  }

  override set name(value: string) {
    Object.defineProperty(this, "name", { value, configurable: true, writable: true });
  }

  toJSON(): object {
    const fields = Object.assign({ name: this.name, message: this.message }, this);
    return JSON.parse(JSON.stringify(fields, (_, value) => (typeof value === "bigint" ? String(value) : value)));
  }

  /** Compares names, which errors from another copy of the package have, too. A class without one is compared as usual. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore-start lint/complexity/noThisInStatic: `this` is the subclass that `instanceof` names; the name of this class would compare all of them with the base.
    // Unlike the field of a class of this package, the name that JavaScript gives to a class is not enumerable.
    const found = Object.keys(this).includes("name") && Object(value)[names];
    return found ? found.includes(this.name) : super[Symbol.hasInstance](value);
    // biome-ignore-end lint/complexity/noThisInStatic: `super` too must look from the subclass.
  }
}

/** Describes why something stopped. The reason of a signal may be any value. */
export function describeCause(cause: unknown): string {
  try {
    return String(cause instanceof Error ? cause.message : cause);
  } catch {
    return "for a reason that cannot be written";
  }
}
