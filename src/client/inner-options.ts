import type { RequestOptions } from "./client-options.js";

/** The key of the argument that functions of this package pass to other functions in their options. A caller cannot give it. */
export const inner: unique symbol = Symbol("inner");

export interface InnerOptions extends RequestOptions {
  readonly [inner]?: {
    /** The function that the caller called, which errors and observers name. */
    readonly calledFunction?: string | undefined;
    /** Whether something may be deleted because no rows are read. A client cannot know when its server started. */
    readonly permitsDeletion?: boolean;
  };
}

/** Picks the request options among the options of a function, for the calls that it makes. */
export function pickRequest({ [inner]: passed, signal, headers, timeout, maxRetries }: InnerOptions): InnerOptions {
  return { [inner]: passed, signal, headers, timeout, maxRetries };
}

/** Returns the options of a read after which something may be deleted because it found no rows. */
export function forDeletion(request: InnerOptions): InnerOptions {
  return { ...request, [inner]: { ...request[inner], permitsDeletion: true } };
}

/** Returns the fields of an error that name the function that the caller called. */
export function nameCaller({ [inner]: passed }: InnerOptions): { readonly calledFunction?: string | undefined } {
  return { calledFunction: passed?.calledFunction };
}
