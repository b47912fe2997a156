import type { Json } from "../io/json.js";

/** What a document says about one operation: plain data that knows nothing of TypeScript. */
export interface Operation {
  /** The operationId, or what stands for it where the document has none. */
  readonly id: string;
  readonly idIsGiven: boolean;
  readonly functionName: string;
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** A page about the operation, its tag, or the whole API. */
  readonly documentation: string | undefined;
  /** In the order of the path. */
  readonly pathParameters: readonly Parameter[];
  /** Query parameters, then header parameters, each sorted by name. */
  readonly optionParameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  /** Sorted by status. */
  readonly successes: readonly ResponseCase[];
  readonly errors: readonly ResponseCase[];
  readonly retry: RetryRule;
  /** Undefined where there are no earlier documents to tell. */
  readonly history: OperationHistory | undefined;
  /** The field of the answer that holds the server's version, if this operation is how it is asked for. */
  readonly versionField: string | undefined;
  /** The function of it for many targets, if there is to be one. */
  readonly bulk: BulkRule | undefined;
}

export interface OperationHistory {
  /** The first version that has the operation. */
  readonly since: string;
  /** Whether that is the oldest version of which there is a document, so that it may be older still. */
  readonly isOldest: boolean;
  /** What a request of it can have that came later than the operation itself. */
  readonly newer: readonly NewerPart[];
}

export interface NewerPart {
  readonly in: "query" | "header" | "body";
  /** The names down to it; `[]` stands for any item of an array, `{}` for any value of a map. */
  readonly path: readonly string[];
  /** For one value of what is at the path: that value. */
  readonly value?: Json;
  readonly since: string;
}

export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;
export type Method = (typeof METHODS)[number];

export interface Parameter {
  /** As it is spelled on the wire. */
  readonly name: string;
  /** As the generated function spells it. */
  readonly argument: string;
  readonly location: "path" | "query" | "header";
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string;
  readonly kind: ValueKind;
  /** How arrays and objects are written into a query string; `json` where the document wants one JSON text. */
  readonly style: QueryStyle;
}

/** `scalar` is a number or a boolean, `structured` an array or an object; a schema that allows several is `unknown`. */
export type ValueKind = "text" | "scalar" | "structured" | "unknown";

export interface QueryStyle {
  readonly style: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "json";
  readonly explode: boolean;
}

export interface RequestBody {
  readonly required: boolean;
  readonly description: string;
  readonly mediaType: string;
  readonly format: BodyFormat;
  /** How the fields of a form are written, where that is not by repeating the name of an array. */
  readonly fieldStyles: Readonly<Record<string, QueryStyle>>;
}

export interface ResponseCase {
  /** `200`, `4XX` or `default`, as the document has it. */
  readonly status: string;
  readonly description: string;
  /** Empty where there is no body. */
  readonly bodies: readonly ResponseBody[];
  /** Whether there is no body at times, where there is one at others: `x-may-be-empty`, which OpenAPI has no word for. */
  readonly mayBeEmpty: boolean;
}

export interface ResponseBody {
  readonly mediaType: string;
  readonly format: BodyFormat;
}

/** How a body becomes a value: JSON parsed, text a string, a form an object, anything else a Blob. */
export type BodyFormat = "json" | "text" | "form" | "multipart" | "blob";

/** Whether a request may be sent again after the server may have received it. */
export interface RetryRule {
  readonly idempotent: boolean;
  /** Exceptions: a request with one of these values is not idempotent. */
  readonly unless: RetryException | undefined;
}

export interface RetryException {
  readonly body?: Readonly<Record<string, string | number | boolean | null>>;
  readonly query?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface BulkRule {
  readonly name: string;
  /** The statuses that say that there was nothing to do. */
  readonly already: readonly number[];
  /** Those that say so if the request was sent before, since it may then have been done. */
  readonly repeated: readonly number[];
}

/** An operationId that can stand in a reference as it is. */
export function isPlainId(id: unknown): id is string {
  return typeof id === "string" && /^[\w.-]+$/.test(id);
}

/** Any media type, which says nothing of what is sent. */
export function isAnyMediaType(mediaType: string): boolean {
  return /^(\*|application)\/\*$/.test(readEssence(mediaType));
}

export function classifyMediaType(mediaType: string): BodyFormat {
  const essence = readEssence(mediaType);
  if (essence === "application/json" || essence.endsWith("+json") || essence.endsWith("/json")) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (essence.startsWith("text/") || /[/+](xml|yaml)$/.test(essence)) return "text";
  return "blob";
}

/** A media type without its parameters. */
export function readEssence(mediaType: string): string {
  return mediaType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** How an operation has come to be. */
export type FindHistory = (method: Method, path: string) => OperationHistory;
