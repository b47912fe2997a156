/** What the runtime has to know of an operation to call it; the generated functions carry it. */
export interface Operation {
  /** The function's name: `resumeInvocation`. */
  readonly name: string;
  readonly method: string;
  /** The path with its parameters in braces: `/invocations/{invocation_id}/resume`. */
  readonly path: string;
  /** How a success becomes a value; `mixed`, where it depends on the answer, goes by its Content-Type. */
  readonly decode: "json" | "none" | "text" | "blob" | "mixed";
  /** The error statuses that the schema documents, with what their bodies can be; `4XX` and `default` are not here. */
  readonly errors: Readonly<Record<number, ErrorForm>>;
  /** Whether a request may be sent again after it may have reached the server. */
  readonly retry: RetryDescription;
  /** The first version that has the operation, if not every version that is known has it. */
  readonly since?: string;
  /** What a request can have that came later than the operation itself. */
  readonly newer?: readonly NewerPart[];
  /** What its options can have beside those of every request: its query and header parameters. */
  readonly options?: readonly string[];
  /** Those of its options that a call cannot do without. */
  readonly required?: readonly string[];
  /** What to ask for, where it is not `application/json`. */
  readonly accept?: string;
  /** What is sent, where it is a body that is not `application/json`. */
  readonly contentType?: string;
}

export type ErrorForm = "none" | BodyForm | `${BodyForm} or none`;
type BodyForm = "json" | "text" | "json or text";

/** One entry of the operation table: what the schema says of an operation, as plain data. */
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
  /** Whether a request may be sent again after it may have reached the server. */
  readonly retry: RetryDescription;
  /** The first version that has the operation; the oldest one here may not be the first. Null where it is not known. */
  readonly since: string | null;
  /** What a request can have that came later than the operation itself. */
  readonly newer: readonly NewerPart[];
}

/** A parameter, a field of the body or a value of an enum that came later than its operation. */
export interface NewerPart {
  readonly in: "query" | "header" | "body";
  /** The names down to it, as on the wire; `[]` stands for any item of an array, `{}` for any value of a map. */
  readonly path: readonly string[];
  /** For one value of what is at the path: that value. */
  readonly value?: unknown;
  /** The first version of the server that has it. */
  readonly since: string;
}

/** What changed in the API with one version, each thing in words. */
export interface SchemaChanges {
  readonly version: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** What a request is made with, as far as what is known of its operation asks for it. */
export interface RequestValues {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
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

/** An answer that the schema documents, as plain data. */
export interface ResponseDescription {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly mediaTypes: readonly string[];
  /** Whether there is no body at times, where there is one at others. */
  readonly mayBeEmpty?: true;
  readonly description: string;
}

/** Whether a request may be sent again after it may have reached the server. */
export interface RetryDescription {
  readonly safe: boolean;
  /** A safe operation is not safe if its request has one of these values. */
  readonly unless?: {
    readonly body?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
  };
}
