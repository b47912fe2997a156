import type { Json, JsonObject } from "../io/index.js";
import type { Method } from "../read/index.js";

/** One operation of a document, as plain data that is independent of TypeScript. */
export interface Operation {
  /** The operationId, or one derived from method and path if the document has none. */
  readonly id: string;
  readonly idIsGiven: boolean;
  readonly functionName: string;
  /** The name of the type of the function's options, if it has options of its own. */
  readonly optionsType: string;
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
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
  /** Undefined if there are no earlier documents. */
  readonly history: OperationHistory | undefined;
}

export interface OperationHistory {
  /** The first version that has the operation. */
  readonly since: string;
  /** Whether `since` is the oldest version with a document: the operation may be older still. */
  readonly isOldest: boolean;
  /** Parts of the request that were added after the operation. */
  readonly newer: readonly NewerPart[];
  /** The first version that no longer has the operation; undefined if the document's own version has it. */
  readonly goneIn: string | undefined;
  /** Where versions before `since` have it, too. */
  readonly alsoIn: readonly Lifetime[];
  /** The requests by which earlier versions have the operation, oldest first, with today's names of path parameters. */
  readonly moved: readonly EarlierRequest[];
}

/** From a version on, and before another one. */
interface Lifetime {
  readonly since: string;
  readonly goneIn: string;
}

export interface EarlierRequest {
  readonly method: string;
  readonly path: string;
  /** The first version that has another request. */
  readonly goneIn: string;
}

export interface NewerPart {
  readonly in: "query" | "header" | "body";
  /** The names of the fields that lead to it; `[]` stands for any item of an array, `{}` for any value of a map. */
  readonly path: readonly string[];
  /** Set if only this value of the field is newer. */
  readonly value?: Json;
  readonly since: string;
  /** Where versions before that one have it, too; undefined if none does. */
  readonly alsoIn?: readonly Lifetime[];
}

/** A value that a request or a response has. */
export interface Value {
  /** The object of the document with its `schema` and perhaps an `example`. */
  readonly described: JsonObject;
}

export interface Parameter extends Value {
  /** The name on the wire. */
  readonly name: string;
  /** The name in the generated function. */
  readonly argument: string;
  /** `body` is the body of the request where it is an option. */
  readonly location: "path" | "query" | "header" | "body";
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string;
  readonly kind: ValueKind;
  readonly isNullable: boolean;
  /** How arrays and objects are written; `json` if the value is one JSON string. */
  readonly style: ParameterStyle;
}

/** `scalar` is a number or a boolean, `structured` an array or an object; a schema that allows several is `unknown`. */
export type ValueKind = "text" | "scalar" | "structured" | "unknown";

export interface ParameterStyle {
  /** `simple` in a path or a header, also `label` and `matrix` in a path; the others in a query. */
  readonly style: "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "json";
  readonly explode: boolean;
}

/** How a field of a form is written, if not by the default for its value. */
export interface FieldEncoding {
  readonly style?: ParameterStyle;
  /** The media type of the part, in a multipart form. */
  readonly type?: string;
}

export interface RequestBody extends BodyContent {
  readonly required: boolean;
  readonly description: string;
  /** Whether it is newer than its operation: as an argument, it would take the place of the options. */
  readonly isOption: boolean;
  /** Whether it has fields, and all of their names are in snake_case: another is a mistake then. */
  readonly isSnakeCase: boolean;
  /** What the caller may send instead, by `contentType`. */
  readonly alternatives: readonly BodyContent[];
}

export interface BodyContent extends Value {
  readonly mediaType: string;
  readonly format: BodyFormat;
  /** How the fields of a form are written, unless by the default, which repeats the name for each item of an array. */
  readonly encodings: Readonly<Record<string, FieldEncoding>>;
}

export interface ResponseCase {
  /** `200`, `4XX` or `default`, as in the document. */
  readonly status: string;
  readonly description: string;
  /** Empty if there is no body. */
  readonly bodies: readonly ResponseBody[];
  /** Whether the body is sometimes missing. OpenAPI cannot express this; `x-may-be-empty` does. */
  readonly mayBeEmpty: boolean;
  /** Whether it is a redirect, whose target is the result. */
  readonly isRedirect: boolean;
}

export interface ResponseBody extends Value {
  readonly mediaType: string;
  readonly format: BodyFormat;
}

/**
 * How a body is represented: parsed JSON, a string for text, an object for a form, server-sent events as they arrive, a
 * Blob for anything else.
 */
export type BodyFormat = "json" | "text" | "form" | "multipart" | "blob" | "events";

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
}

interface RetryException {
  readonly body?: Readonly<Record<string, string | number | boolean | null>>;
  readonly query?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Whether the caller chooses among several media types. */
export function hasAlternatives(
  body: RequestBody | undefined,
): body is RequestBody & { readonly alternatives: readonly [BodyContent, ...BodyContent[]] } {
  return body !== undefined && body.alternatives.length > 0;
}

/** Whether an operationId can be used in a reference without escaping. */
export function isPlainId(id: unknown): id is string {
  return typeof id === "string" && /^[\w.-]+$/.test(id);
}

/** Finds the history of an operation. */
export type FindHistory = (method: Method, path: string) => OperationHistory;
