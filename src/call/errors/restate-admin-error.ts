import { PACKAGE } from "../../client/index.js";

const brand = Symbol.for(`${PACKAGE}.error`);

/**
 * The base class of every error of this package. What is not one of them is a `TypeError` for an argument that cannot be
 * sent, and the reason of a signal that the caller aborted.
 *
 * Another copy of this package in the same process has classes of its own; `instanceof` recognizes their errors too.
 */
export class RestateAdminError extends Error {
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    Object.defineProperty(this, brand, { value: true });
  }

  override get name(): string {
    return "RestateAdminError";
  }

  // biome-ignore-start lint/complexity/noThisInStatic: each subclass asks for its own instances.
  static override [Symbol.hasInstance](value: unknown): boolean {
    const name = readOwnName(this.prototype);
    // A class of the caller's own has no copy, and no name that all of its instances share.
    if (name === undefined || !Object.hasOwn(Object(value), brand)) return super[Symbol.hasInstance](value);
    for (let proto = Object(value); proto; proto = Object.getPrototypeOf(proto)) {
      if (readOwnName(proto) === name) return true;
    }
    return false;
  }
  // biome-ignore-end lint/complexity/noThisInStatic: as above.
}

/** The name that a class gives its errors; undefined if it only inherits one. */
function readOwnName(prototype: object): unknown {
  return Object.hasOwn(prototype, "name") ? Reflect.get(prototype, "name") : undefined;
}
