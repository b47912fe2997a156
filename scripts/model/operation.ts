import { isDeepStrictEqual } from "node:util";
import type { OperationHistory, RequestPart } from "../history/index.js";
import type { Json, JsonObject } from "../io/index.js";
import type { BodyFormat, ListedOperation, Method } from "../read/index.js";

/** An operation of a document with its history, if the model is read with one. */
export interface TracedOperation extends ListedOperation {
  readonly history: OperationHistory | undefined;
}

/** One operation of a document, as plain data that is independent of TypeScript. */
export interface Operation {
  /** The operationId, or one derived from method and path if the document has none. */
  readonly id: string;
  /** The id by which the history and the verdict know the operation. It differs if the document has no usable operationId. */
  readonly listedId: string;
  readonly functionName: string;
  /** The name of the type of the function's options, if it has options of its own. */
  readonly optionsType: string;
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Without the line that says why the operation is deprecated. */
  readonly description: string;
  readonly deprecated: boolean;
  /** Why it is deprecated, if a line of the description that starts with `@deprecated` says so. */
  readonly deprecation: string | undefined;
  /** The URL of a page about the operation or its tag. */
  readonly documentation: string | undefined;
  /** In the order of their appearance in the path. */
  readonly pathParameters: readonly Parameter[];
  /** Query parameters, then header parameters, each sorted by name, then the body if it is an option. */
  readonly optionParameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  /** Sorted by status. */
  readonly successes: readonly ResponseCase[];
  readonly errors: readonly ResponseCase[];
  readonly retry: RetryRule;
  /** Undefined if the model was read without a history. */
  readonly history: OperationHistory | undefined;
  /** The field of the result that has the server's version, if this is the operation that reads it. */
  readonly versionField: string | undefined;
  readonly bulk: BulkRule | undefined;
}

export interface Described {
  /** The parameter or the media type in the document, with `schema` and perhaps `example`. */
  readonly definition: JsonObject;
}

export interface Parameter extends Described {
  /** The name on the wire. */
  readonly name: string;
  /** The name in the generated function. */
  readonly argument: string;
  /** `body` is the body of the request, if it is an option. */
  readonly location: "path" | "query" | "header" | "body";
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string;
  readonly kind: ValueKind;
  readonly isNullable: boolean;
}

/**
 * `text` is a string, `scalar` any other single value, `list` several of these, `data` the JSON of a body, and `raw` a value that the
 * caller writes as a string: an object, or a style that openapi-fetch does not write by its defaults.
 */
export type ValueKind = "text" | "scalar" | "list" | "data" | "raw";

export interface RequestBody extends BodyContent {
  readonly required: boolean;
  readonly description: string;
  /** Whether the body is newer than its operation: as an argument, it would take the place of the options. */
  readonly isOption: boolean;
  /** Whether the body has fields, all in snake_case. Another field is then a mistake. */
  readonly isSnakeCase: boolean;
}

export interface BodyContent extends Described {
  readonly mediaType: string;
  readonly format: BodyFormat;
}

export interface ResponseCase {
  /** `200`, `4XX` or `default`, as in the document. */
  readonly status: string;
  readonly description: string;
  /** Empty if there is no body. */
  readonly bodies: readonly BodyContent[];
  /** Whether the body is sometimes missing. OpenAPI cannot express this; `x-may-be-empty` does. */
  readonly mayBeEmpty: boolean;
}

/** Whether a request may be retried after the server may have received it. */
export interface RetryRule {
  readonly idempotent: boolean;
  /** Exceptions: a request with one of these values is not idempotent. */
  readonly unless: RetryException | undefined;
  /** The responses after which even a request that is not idempotent may be retried. */
  readonly temporary: readonly TemporaryFailure[];
}

/** A response that says that the server did nothing, and that the same request may succeed a moment later. */
interface TemporaryFailure {
  readonly status: number;
  /** A regular expression that matches the server's message. */
  readonly message: string;
  /** The milliseconds to wait before the next request, set if the server is overloaded. */
  readonly retryAfter?: number;
}

type Scalars = Readonly<Record<string, string | number | boolean | null>>;

interface RetryException {
  readonly body?: Scalars;
  readonly query?: Scalars;
}

/**
 * Chooses the result of an operation's function: JSON, JSON if there is a body, a string, or nothing. If the successes have another
 * format, or other formats together, the function returns the `Response`.
 */
export function chooseResult({
  method,
  successes,
}: Pick<Operation, "method" | "successes">): BodyFormat | "any json" | "none" {
  const formats = successes.flatMap(({ bodies, mayBeEmpty }) => [findFormat(bodies), ...(mayBeEmpty ? ["none"] : [])]);
  const found = [...new Set(method === "head" ? ["none"] : formats)].sort().join(" and ");
  if (found === "json" || found === "text") return found;
  if (found === "json and none") return "any json";
  return found === "" || found === "none" ? "none" : "other";
}

/** Finds the format of a response: if JSON is available, the client accepts nothing else. */
function findFormat(bodies: readonly BodyContent[]): BodyFormat | "none" {
  const formats = bodies.map(({ format }) => format);
  if (formats.includes("json")) return "json";
  return formats.find((format) => format === "other") ?? formats[0] ?? "none";
}

/** Whether an operationId can be used in a reference without escaping. */
export function isPlainId(id: unknown): id is string {
  return typeof id === "string" && /^[\w.-]+$/.test(id);
}

/** Finds the versions that have a parameter or one of its values, if some versions of the operation do not. */
export function findParts({ history }: Operation, { location, name }: Parameter): readonly RequestPart[] {
  const own = location === "body" ? [] : [name];
  return history?.parts.filter((part) => part.in === location && isDeepStrictEqual(part.path, own)) ?? [];
}

export interface BulkRule {
  readonly name: string;
  /** The targets in the example of a call: a filter, or ids. */
  readonly example: Json | undefined;
  /** The responses of targets that did not need the operation. */
  readonly unchanged: readonly UnchangedRule[];
  /** A filter for the targets that never need the operation, by its fields. */
  readonly leaveOut: Scalars | undefined;
  /** The endpoint that takes several ids, if the server has one. */
  readonly batch: BatchRule | undefined;
}

export interface UnchangedRule {
  readonly status: number;
  /** A regular expression for the message of an error. */
  readonly message?: string;
  /** Whether the rule needs a target that is known to have existed: a query found it, or an earlier attempt may have succeeded. */
  readonly ifKnown?: true;
  /** Why the operation was not needed, in a word: `completed`. */
  readonly reason: string;
}

export interface BatchRule {
  readonly path: string;
  /** The options of the operation that the endpoint takes, as fields of the body. */
  readonly options: readonly string[];
  /** A regular expression for failures that do not name the id, and say that the server did nothing. */
  readonly undone?: string;
}
