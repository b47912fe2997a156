import type { Lifetime, RequestPart, RetryDescription } from "./operation.js";

/** An entry of the operation table: an operation of the schema as plain data. */
export interface OperationDescription {
  /** The schema's operationId. */
  readonly id: string;
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
  /** The versions that have the operation. Default: every known version. */
  readonly versions?: readonly Lifetime[];
  /** The parts of a request that some version of the operation lacks. */
  readonly parts: readonly RequestPart[];
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
