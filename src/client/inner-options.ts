import type { RequestOptions } from "./client-options.js";

/** The function that the caller called, which errors and observers name. */
export const calledFunction: unique symbol = Symbol("calledFunction");
/** The only node that a call goes to. */
export const onNode: unique symbol = Symbol("onNode");

/** Runs before each attempt of a query. */
export const beforeAttempt: unique symbol = Symbol("beforeAttempt");

/**
 * @param attempts - The number of attempts so far.
 * @param error - The error of the last one.
 */
export type BeforeAttempt = (attempts: number, error: unknown) => Promise<void>;

/** The options that functions of this package pass on to operations. A caller cannot give them. */
export interface InnerOptions extends RequestOptions {
  readonly [calledFunction]?: string;
  readonly [onNode]?: string;
  readonly [beforeAttempt]?: BeforeAttempt;
}

/** Returns what calls of other operations take of a function's options. */
export function pickRequest({
  [calledFunction]: name,
  signal,
  headers,
  timeout,
  maxRetries,
  patience,
}: InnerOptions): InnerOptions {
  return { ...(name && { [calledFunction]: name }), signal, headers, timeout, maxRetries, patience };
}
