import { PACKAGE } from "../../client/index.js";

const classNames = Symbol.for(`${PACKAGE}.error`);

/**
 * The base class of every error of this package. What is not one of them is a `TypeError` for an argument that cannot be
 * sent, and the reason of a signal that the caller aborted.
 *
 * Another copy of this package in the same process has classes of its own; `instanceof` recognizes their errors too.
 */
export class RestateAdminError extends Error {
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    const value: string[] = [];
    for (let proto = Object.getPrototypeOf(this); proto; proto = Object.getPrototypeOf(proto)) value.push(proto.name);
    Object.defineProperty(this, classNames, { value });
  }

  override get name(): string {
    return "RestateAdminError";
  }

  /** Goes by the names of the classes, except for a class of the caller's own, which may have none. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore-start lint/complexity/noThisInStatic: every subclass inherits this.
    const { prototype } = this;
    const names = Object.hasOwn(prototype, "name") && Object(value)[classNames];
    return names ? names.includes(prototype.name) : super[Symbol.hasInstance](value);
    // biome-ignore-end lint/complexity/noThisInStatic: as above.
  }
}
