import type { ErrorContext } from "./errors.js";

/** For this package's own features on top of an operation: the option that says how a success is read instead. */
export const decodeWith: unique symbol = Symbol("decodeWith");

/** @param onCut - Throws what is to be thrown if the body does not arrive as a whole. */
export type Decoder = (response: Response, context: ErrorContext, onCut: (cause: unknown) => never) => Promise<unknown>;

export interface DecoderOption {
  readonly [decodeWith]?: Decoder;
}
