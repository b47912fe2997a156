import type { ErrorContext } from "./errors/admin-request-error.js";

/**
 * Reads the body of a success as the value that the operation returns.
 *
 * @param onCut - Throws the error to report if the body breaks off.
 * @param maxBytes - How long the body may be, once it is decompressed.
 * @throws AdminDecodeError if the body is something else, such as the page of a proxy.
 */
export type Decoder = (
  response: Response,
  context: ErrorContext,
  onCut: (cause: unknown) => never,
  maxBytes: number,
) => Promise<unknown>;

/** The option with which this package's own features read a success in another way than its operation does. */
export const decodeWith: unique symbol = Symbol("decodeWith");

export interface DecoderOption {
  readonly [decodeWith]?: Decoder;
}
