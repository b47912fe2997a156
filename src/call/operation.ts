import { isPlainObject, type Rules } from "../client/index.js";
import type { HeaderFields } from "../http/index.js";
import type { Decoder } from "./decode-json.js";

/** What the runtime needs to call an operation, and no more, since every generated function contains one. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  /** The path with its parameters in braces: `/invocations/{invocation_id}/resume`. */
  readonly path: string;
  /** Decodes a successful response, if it is not JSON. */
  readonly decode?: Decoder;
  /** The error statuses that the schema documents, also `4XX` and `default`, with the kinds of their bodies. */
  readonly errors: Readonly<Record<string, string>>;
  readonly retry: RetryDescription;
  /** Checks a request for the exceptions in `retry`, if there are any. */
  readonly isIdempotent?: (retry: RetryDescription, request: OperationRequest) => boolean;
  /** The versions that have the operation, unless every known version does. */
  readonly versions?: readonly Lifetime[];
  /** The parts of a request that not every version has which has the operation. */
  readonly parts?: readonly RequestPart[];
  /** The requests by which versions before `goneIn` have the operation, oldest first, with today's names of path parameters. */
  readonly moved?: readonly { readonly method: string; readonly path: string; readonly goneIn: string }[];
  /** The rules of its own options: its query and header parameters. */
  readonly options?: Rules;
  readonly requiresBody?: boolean;
  /** Checks the names of the body's fields. */
  readonly checkBody?: (name: string, body: unknown) => void;
}

/** The request of an operation, in the form of openapi-fetch. The caller's headers override the operation's. */
export interface OperationRequest {
  readonly body?: unknown;
  /** Writes the body, if it is not JSON. */
  readonly bodySerializer?: (body: unknown) => unknown;
  readonly params?: {
    readonly path?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly header?: Readonly<Record<string, unknown>>;
  };
  readonly headers?: HeaderFields;
}

/** An entry of the operation table: an operation of the schema as plain data. */
export interface OperationDescription {
  /** The schema's operationId. */
  readonly id: string;
  /** The function's name. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly deprecated: boolean;
  /** Positional arguments, in order. */
  readonly pathParameters: readonly ParameterDescription[];
  /** Query and header parameters: fields of the options. */
  readonly optionParameters: readonly ParameterDescription[];
  readonly body: { readonly required: boolean; readonly mediaType: string } | null;
  /** Success statuses with the media types of their bodies. */
  readonly successes: readonly ResponseDescription[];
  readonly errors: readonly ResponseDescription[];
  readonly retry: RetryDescription;
  /** The first known version that has the operation; null if that is unknown. */
  readonly since: string | null;
  /** The versions that have the operation, unless every known version does. */
  readonly versions?: readonly Lifetime[];
  /** The parts of a request that not every version has which has the operation. */
  readonly parts: readonly RequestPart[];
}

/** A parameter, a body field or an enum value that not every version of the server has. */
export interface RequestPart {
  readonly in: "path" | "query" | "header" | "body";
  /** The path to it, in wire names. `[]` stands for any item of an array, `{}` for any value of a map. */
  readonly path: readonly string[];
  /** The value, if this is only one value of what is there. */
  readonly value?: unknown;
  readonly versions: readonly Lifetime[];
}

/** The versions from one on, unless the oldest known version has it already, and before another one, unless the newest still has it. */
export interface Lifetime {
  readonly since?: string;
  readonly goneIn?: string;
}

/** The changes of the API in a version, in words. */
export interface SchemaChanges {
  readonly version: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** A parameter of an operation, as plain data. */
export interface ParameterDescription {
  /** The name on the wire. */
  readonly name: string;
  /** The name in the function. */
  readonly argument: string;
  readonly in: "path" | "query" | "header" | "body";
  readonly required: boolean;
}

/** A response that the schema documents, as plain data. */
export interface ResponseDescription {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly mediaTypes: readonly string[];
  /** Whether the body may also be missing. */
  readonly mayBeEmpty?: true;
}

/** Whether a request may be retried after the server may have received it. */
export interface RetryDescription {
  readonly idempotent: boolean;
  /** The exceptions: a request with one of these values is not idempotent. */
  readonly unless?: {
    readonly body?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
  };
  /**
   * The responses that say that the server did nothing, and that the same request may succeed a moment later, even if it is not
   * idempotent. `message` is a regular expression for its beginning. A server that has too much to do is left alone for `retryAfter` milliseconds.
   */
  readonly temporary?: readonly { readonly status: number; readonly message: string; readonly retryAfter?: number }[];
}

export function isIdempotent(
  { idempotent, unless = {} }: RetryDescription,
  { body, params }: Pick<OperationRequest, "body" | "params">,
): boolean {
  return idempotent && !hasAny(unless.body, body) && !hasAny(unless.query, params?.query);
}

function hasAny(fields: Readonly<Record<string, unknown>> = {}, values: unknown): boolean {
  return Object.entries(fields).some(([name, value]) => Object(values)[name] === value);
}

/** Sends the body of an operation that takes no JSON as the caller gave it. `never` fits whatever the schema says. */
export function passBody(body: BodyInit | undefined): {
  readonly body: never;
  readonly bodySerializer: () => BodyInit;
} {
  return { body: body as never, bodySerializer: () => body as BodyInit };
}

/**
 * Checks the names of a body's fields. The server ignores others, so that `dryRun` would register a deployment.
 *
 * @throws TypeError that names the field.
 */
export function checkBody(name: string, body: unknown): void {
  const field = isPlainObject(body) ? Object.keys(body).find((each) => !/^[a-z0-9_]+$/.test(each)) : undefined;
  if (field !== undefined) throw new TypeError(`${name}: unknown field "${field}" in the body; use snake_case`);
}
