import type { RequestOptions } from "./client-options.js";

/** The key of the arguments that functions of this package pass to each other in their options. A caller cannot set them. */
export const inner: unique symbol = Symbol("inner");

export interface InnerOptions extends RequestOptions {
  readonly [inner]?: {
    /** The function that the caller called, which errors and observers name. */
    readonly calledFunction?: string | undefined;
    /** Whether something may be deleted if the read returns no rows. Even a new client then waits until the server is confirmed. */
    readonly permitsDeletion?: boolean;
  };
}

/** Picks the request options among the options of a function, for the calls that the function makes. */
export function pickRequest({ [inner]: passed, signal, headers, timeout, maxRetries }: InnerOptions): InnerOptions {
  return { [inner]: passed, signal, headers, timeout, maxRetries };
}

/** Returns the options of a read after which something may be deleted if there are no rows. */
export function forDeletion(request: InnerOptions): InnerOptions {
  return { ...request, [inner]: { ...request[inner], permitsDeletion: true } };
}

/** Returns the fields of an error that name the function that the caller called. */
export function nameCaller({ [inner]: passed }: InnerOptions): { readonly calledFunction?: string | undefined } {
  return { calledFunction: passed?.calledFunction };
}
