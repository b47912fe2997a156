/**
 * The base class of the errors of this package. The functions of the package also throw a `TypeError` for an invalid argument, the reason
 * of a signal that the caller aborted, and an error of an `until` function. `startRestate` also throws a plain `Error`.
 *
 * `instanceof` also recognizes errors from another copy of this package in the same process. `JSON.stringify` writes the name,
 * the message and all fields but the cause and the headers, and a bigint as a string.
 */
export class RestateAdminError extends Error {
  static override readonly name: string = "RestateAdminError";
  /** The function that the caller called, if that is known. The message begins with its name. */
  declare readonly calledFunction?: string | undefined;

  constructor(message: string, options: Pick<RestateAdminError, "cause" | "calledFunction"> = {}) {
    const { cause, ...fields } = options;
    const start = fields.calledFunction ? `${fields.calledFunction}: ` : "";
    super(start + message, cause === undefined ? {} : { cause });
    Object.assign(this, fields);
  }

  /** The name of the class, even in minified code. Like the name of any Error, it can be set: libraries that wrap errors do so. */
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

  /** Compares the names of classes, which are equal in every copy of the package. A caller's subclass is compared as usual. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore-start lint/complexity/noThisInStatic: `this` is the subclass that `instanceof` names; the name of this class would compare all of them with the base.
    if (!isPackageClass(this)) return super[Symbol.hasInstance](value);
    // The constructor of the prototype, since parsed JSON may have a field with the name `constructor`.
    let each = Object.getPrototypeOf(Object(value))?.constructor;
    while (each && !(each.name === this.name && isPackageClass(each))) each = Object.getPrototypeOf(each);
    return Boolean(each);
    // biome-ignore-end lint/complexity/noThisInStatic: `super` too must look from the subclass.
  }
}

/** Whether a class declares `static name`, as all of this package do. A declared name is enumerable, unlike that of any other class. */
function isPackageClass(value: object): boolean {
  return Object.keys(value).includes("name");
}

/** Returns the message of an error without the name of the called function. The reason of a signal may be any value. */
export function describeCause(cause: unknown, calledFunction: string): string {
  try {
    return String(cause instanceof Error ? cause.message : cause).replace(`${calledFunction}: `, "");
  } catch {
    return "for a reason that cannot be written";
  }
}

/** Whether the server applied a request: `no` if the request was rejected or never arrived, `yes` if it was accepted. */
export type Applied = "no" | "unknown" | "yes";

/** Combines the last attempt with the earlier ones: if the last is not a `yes`, an earlier `unknown` or `yes` outweighs it. */
export function addApplied(applied: Applied, earlier: Applied): Applied {
  return applied === "yes" || earlier === "no" ? applied : earlier;
}

/** The context of a failed request, from which every {@link AdminRequestError} is created. `calledFunction` is the operation by default. */
export interface ErrorContext
  extends Pick<AdminRequestError, "operation" | "method" | "url" | "attempts">,
    Partial<Pick<AdminRequestError, "calledFunction">> {
  /** Whether the server applied the last attempt, as far as that is known. Default: `unknown`. */
  readonly applied?: Applied;
  readonly cause?: unknown;
  /** @internal Whether the server applied an earlier attempt. Default: `no`. */
  readonly earlier?: Applied;
  /** @internal The `Authorization` header that was sent, to remove it from the message. The error does not keep it. */
  readonly authorization?: string | null | undefined;
}

/** A failed request, the base class of the errors of single calls. */
export class AdminRequestError extends RestateAdminError {
  static override readonly name: string = "AdminRequestError";
  /** The function that was called: an operation, or a function that makes calls of several operations. */
  declare readonly calledFunction: string;
  /** The operation that failed. */
  declare readonly operation: string;
  declare readonly method: string;
  /** The requested URL, without credentials. */
  declare readonly url: string;
  /**
   * The number of attempts. If there was more than one, an earlier attempt may have succeeded: a 404 on the second attempt to
   * delete something may mean that the first attempt deleted it.
   */
  declare readonly attempts: number;
  /**
   * Whether the server applied the request, in any attempt:
   *
   * - `no`: nothing was sent, or the server rejected the request with a status below 500, or said that it did nothing.
   * - `unknown`: the response was lost or late, had a status of 500 or above, or was a success that is not JSON.
   * - `yes`: the server accepted the request, with a success status and a JSON body that was cut off or cannot be read.
   */
  declare readonly applied: "no" | "unknown" | "yes";

  constructor(init: ErrorContext & { readonly problem: string }) {
    // Destructured here, because a destructured parameter would show the internal fields in the declaration.
    const { problem, authorization, earlier = "no", ...context } = init;
    const { operation, calledFunction = operation, method, url, attempts, applied = "unknown" } = context;
    const attempt = attempts > 1 ? `, attempt ${attempts}` : "";
    const message = `${problem} (${method} ${url}${attempt})`;
    const fields = { ...context, calledFunction, applied: addApplied(applied, earlier) };
    super(hideCredentials(message, authorization), fields);
  }
}

/**
 * Shortens a string from the server to one line for a message. Removes the request's credentials, and control characters: the page of a
 * proxy must not control the terminal that prints the message.
 */
export function quote(text: string, longest: number, authorization?: string | null): string {
  const words = hideCredentials(text, authorization)
    .slice(0, 2 * longest)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return words.length > longest ? `${words.slice(0, longest)}…` : words;
}

/** Replaces the credentials of an `Authorization` header, plain or percent-encoded, unless they are too short to be secret. */
export function hideCredentials(text: string, authorization: string | null | undefined): string {
  const secret = authorization?.slice(authorization.indexOf(" ") + 1).trim() ?? "";
  return secret.length < 4 ? text : text.replaceAll(secret, "***").replaceAll(encodeURIComponent(secret), "***");
}
