import type { ErrorContext } from "./errors/admin-request-error.js";

/**
 * Decodes the body of a successful response to the value that the operation returns.
 *
 * @param describe - Describes the request for an error.
 * @param onCut - Throws the error to report if the body is truncated.
 * @param maxBytes - The maximum size of the body, after decompression.
 * @throws AdminDecodeError if the body is something else, such as the page of a proxy.
 */
export type Decoder = (
  response: Response,
  describe: () => ErrorContext,
  onCut: (cause: unknown) => never,
  maxBytes: number,
) => Promise<unknown>;

/** The option with which features of this package replace an operation's decoder. */
export const decodeWith: unique symbol = Symbol("decodeWith");

export interface DecoderOption {
  readonly [decodeWith]?: Decoder;
}
