const names = Symbol.for("restate-admin-client.error");

/**
 * The base class of every error of this package. The only exceptions are a `TypeError` for an invalid argument, and the
 * reason of a signal that the caller aborted.
 *
 * `instanceof` also recognizes errors from another copy of this package in the same process.
 */
export class RestateAdminError extends Error {
  /** @param options - The cause, and the fields of the subclass. */
  constructor(message: string, options: { readonly cause?: unknown } = {}) {
    const { cause, ...fields } = options;
    super(message, cause === undefined ? {} : { cause });
    Object.assign(this, fields);
    const value: string[] = [];
    for (let proto = Object.getPrototypeOf(this); proto; proto = Object.getPrototypeOf(proto)) value.push(proto.name);
    Object.defineProperty(this, names, { value });
  }

  override get name(): string {
    return "RestateAdminError";
  }

  /** Compares names, which errors from another copy of the package have, too. A class without a name is compared as usual. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore-start lint/complexity/noThisInStatic: `this` is the subclass that `instanceof` names; the name of this class would compare all of them with the base.
    const { prototype } = this;
    const found = Object.hasOwn(prototype, "name") && Object(value)[names];
    return found ? found.includes(prototype.name) : super[Symbol.hasInstance](value);
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
