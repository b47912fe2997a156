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
  /** What its options can have beside those of every request: its query and header parameters. */
  readonly options?: readonly string[];
  /** What to ask for, where it is not `application/json`. */
  readonly accept?: string;
  /** What is sent, where it is a body that is not `application/json`. */
  readonly contentType?: string;
}

export type ErrorForm = "json" | "text" | "json or text" | "none";

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
}

export interface ParameterDescription {
  /** As it is spelled on the wire. */
  readonly name: string;
  /** As the function spells it. */
  readonly argument: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
}

export interface ResponseDescription {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly mediaTypes: readonly string[];
  readonly description: string;
}

export interface RetryDescription {
  readonly safe: boolean;
  /** A safe operation is not safe if its request has one of these values. */
  readonly unless?: {
    readonly body?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
  };
}
