import type { HeaderFields } from "../http/index.js";

/** The request of an operation, in the form of openapi-fetch. The caller's headers override the operation's. */
export interface OperationRequest {
  readonly body?: unknown;
  /** Writes the body, if it is not JSON. */
  readonly bodySerializer?: (body: unknown) => unknown;
  /** Writes the query, if it has other styles than the default. */
  readonly querySerializer?: unknown;
  /** Writes the path, if it has other styles than the default. */
  readonly pathSerializer?: unknown;
  /** Changes the response, if the operation needs it. */
  readonly middleware?: unknown;
  readonly params?: {
    readonly path?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly header?: Readonly<Record<string, unknown>>;
  };
  readonly headers?: HeaderFields;
}
