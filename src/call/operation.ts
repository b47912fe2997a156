import type { HeaderFields } from "../http/index.js";
import type { Decoder } from "./decoder.js";

/** What the runtime has to know of an operation to call it. Every generated function brings this, so it holds no more than that. */
export interface Operation {
  /** The function's name: `resumeInvocation`. */
  readonly name: string;
  readonly method: string;
  /** The path with its parameters in braces: `/invocations/{invocation_id}/resume`. */
  readonly path: string;
  /** What decodes the body of a success, if it is not JSON. */
  readonly decode?: Decoder;
  /** The error statuses that the schema documents, with the kinds of their bodies; `4XX` and `default` are left out. */
  readonly errors: Readonly<Record<number, ErrorForm>>;
  readonly retry: RetryDescription;
  /** What looks for the exceptions of `retry` in a request, if there are any. */
  readonly isIdempotent?: (retry: RetryDescription, request: OperationRequest) => boolean;
  /** The first version that has the operation, unless every known version has it. */
  readonly since?: string;
  /** The parts of a request that are newer than the operation itself. */
  readonly newer?: readonly NewerPart[];
  /** The names of its own options: its query and header parameters. */
  readonly options?: readonly string[];
  /** Those of its options that a call needs. */
  readonly required?: readonly string[];
}

type ErrorForm = "none" | BodyForm | `${BodyForm} or none`;
type BodyForm = "json" | "text" | "json or text";

/** An entry of the operation table: what the schema says about an operation, as plain data. */
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
  /** The first version that has the operation, as far as it is known; null if it is not. */
  readonly since: string | null;
  /** The parts of a request that are newer than the operation itself. */
  readonly newer: readonly NewerPart[];
}

/** A parameter, a field of the body or a value of an enum that is newer than its operation. */
export interface NewerPart {
  readonly in: "query" | "header" | "body";
  /** The names down to it, as on the wire; `[]` stands for any item of an array, `{}` for any value of a map. */
  readonly path: readonly string[];
  /** For one value of what is at the path: that value. */
  readonly value?: unknown;
  /** The first version of the server that has it. */
  readonly since: string;
}

/** What changed in the API with a version, in words. */
export interface SchemaChanges {
  readonly version: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** The request of an operation, as openapi-fetch takes it. Its headers are those that the operation needs; the caller's override them. */
export interface OperationRequest {
  readonly body?: unknown;
  readonly params?: {
    readonly path?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly header?: Readonly<Record<string, unknown>>;
  };
  readonly headers?: HeaderFields;
}

/** A parameter of an operation, as plain data. */
export interface ParameterDescription {
  /** As it is spelled on the wire. */
  readonly name: string;
  /** As the function spells it. */
  readonly argument: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
}

/** A response that the schema documents, as plain data. */
export interface ResponseDescription {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly mediaTypes: readonly string[];
  /** Whether the body may also be missing. */
  readonly mayBeEmpty?: true;
  readonly description: string;
}

/** Whether a request may be sent again after the server may have received it. */
export interface RetryDescription {
  readonly idempotent: boolean;
  /** Exceptions: a request with one of these values is not idempotent. */
  readonly unless?: {
    readonly body?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
  };
}
