import type { ErrorContext } from "../errors/index.js";

/** A successful response whose body has not been read. */
export interface Success {
  readonly response: Response;
  /** The base URL of the node that responded. */
  readonly node: string;
  /** Describes the request for an error. */
  readonly describe: (cause?: unknown) => ErrorContext;
  /** Throws the error to report if the body is truncated. `rows` are read again for longer than anything else. */
  readonly onCut: (cause: unknown, what?: "rows") => never;
  /** The maximum size of the body in bytes, after decompression. */
  readonly maxBytes: number;
  /** The caller's signal, for a body that is read after the call has resolved. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Decodes the body of a successful response to the value that the operation returns.
 *
 * @throws DecodeError if the body is something else, such as the page of a proxy.
 */
export type Decoder = (success: Success) => Promise<unknown>;

/** The option with which features of this package replace an operation's decoder. */
export const decodeWith: unique symbol = Symbol("decodeWith");

export interface DecoderOption {
  readonly [decodeWith]?: Decoder;
}
