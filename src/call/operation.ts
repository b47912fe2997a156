import type { Rules } from "../client/index.js";
import type { HeaderFields } from "../http/index.js";
import type { Decoder } from "./decoders.js";

/** An operation as the runtime knows it. The generated code has such a record before each function. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  /** The path with its parameters in braces: `/invocations/{invocation_id}/resume`. */
  readonly path: string;
  /** Decodes a successful response. Default: as JSON. */
  readonly decode?: Decoder;
  /** The error statuses in the schema, such as `404`, `4XX` and `default`, with the kinds of their bodies, such as `json or text`. */
  readonly errors: Readonly<Record<string, string>>;
  readonly retry: RetryDescription;
  /** Whether a request is idempotent. Default: `retry.idempotent`, for an operation without exceptions. */
  readonly isIdempotent?: (retry: RetryDescription, request: OperationRequest) => boolean;
  /** The versions that have the operation. Default: every known version. */
  readonly versions?: readonly Lifetime[];
  /** The parts of a request that some version of the operation lacks. */
  readonly parts?: readonly RequestPart[];
  /** The methods and paths of earlier versions, oldest first, each before its `goneIn`. Path parameters have today's names. */
  readonly moved?: readonly { readonly method: string; readonly path: string; readonly goneIn: string }[];
  /** The rules for the query and header parameters, which are options of the function. */
  readonly options?: Rules;
  readonly requiresBody?: boolean;
  /** Checks the names of the body's fields. */
  readonly checkBody?: (name: string, body: unknown) => void;
}

/** The request of an operation, in the form of openapi-fetch. */
export interface OperationRequest {
  readonly body?: unknown;
  /** Writes the body. Default: as JSON. */
  readonly bodySerializer?: (body: unknown) => unknown;
  readonly params?: {
    readonly path?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly header?: Readonly<Record<string, unknown>>;
  };
  /** The operation's own headers. The caller's headers override them. */
  readonly headers?: HeaderFields;
}

/** A parameter, a body field or an enum value that not every version of the server has. */
export interface RequestPart {
  readonly in: "path" | "query" | "header" | "body";
  /** The path to the part, in wire names. `[]` stands for any item of an array, `{}` for any value of a map. */
  readonly path: readonly string[];
  /** The enum value, if the part is a single value of the field at this path. */
  readonly value?: unknown;
  readonly versions: readonly Lifetime[];
}

/** A range of versions: from `since` (default: the oldest known version) until before `goneIn` (default: no end). */
export interface Lifetime {
  readonly since?: string;
  readonly goneIn?: string;
}

/** Whether a request may be retried if the server may have received it already. */
export interface RetryDescription {
  readonly idempotent: boolean;
  /** The exceptions: a request with one of these values is not idempotent. */
  readonly unless?: {
    readonly body?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
  };
  /**
   * The responses that say that the server did nothing, and that the same request may succeed a moment later, even if it is not
   * idempotent. `message` is a regular expression for the beginning of the message, `retryAfter` a pause for an overloaded server.
   */
  readonly temporary?: readonly { readonly status: number; readonly message: string; readonly retryAfter?: number }[];
}
