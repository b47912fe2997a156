import { PACKAGE } from "../api/index.js";

const tags = Symbol.for(`${PACKAGE}.error`);

/**
 * The base class of every error. Each API has its own class for each one here, which extends it and has the API's name. The API's
 * classes do not extend each other, so `instanceof` compares kinds, which are inherited from here. It thereby recognizes errors
 * from another copy of the package, too.
 */
export class BaseError extends Error {
  /** @param options - The cause, and the fields of the subclass. */
  constructor(message: string, options: { readonly cause?: unknown } = {}) {
    const { cause, ...fields } = options;
    super(message, cause === undefined ? {} : { cause });
    Object.assign(this, fields);
    const value: string[] = [];
    for (let proto = Object.getPrototypeOf(this); proto; proto = Object.getPrototypeOf(proto)) {
      value.push(proto.kind, proto.name);
    }
    Object.defineProperty(this, tags, { value });
  }

  /** What `instanceof` compares, for a class of this room and the one that an API has for it. */
  get kind(): string {
    return "base";
  }

  /** Any other subclass is compared by its name, or as usual if it has none. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore-start lint/complexity/noThisInStatic: `this` is the subclass that `instanceof` names; the name of this class would compare all of them with the base.
    const { prototype } = this;
    const hasKind = [prototype, Object.getPrototypeOf(prototype)].some((each) => Object.hasOwn(each, "kind"));
    const tag = hasKind ? prototype.kind : Object.hasOwn(prototype, "name") && prototype.name;
    const found = tag && Object(value)[tags];
    return found ? found.includes(tag) : super[Symbol.hasInstance](value);
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
