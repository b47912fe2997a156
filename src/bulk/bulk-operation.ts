import type { RetryDescription } from "../call/index.js";
import type { Rules } from "../client/index.js";
import type { InvocationFilter } from "../invocations/index.js";

/** What a bulk function has to know about its operation. The generated functions provide it. */
export interface BulkOperation {
  /** The name of the bulk function: `resumeInvocations`. */
  readonly name: string;
  readonly retry: RetryDescription;
  /** The rules of its own options, besides request options. */
  readonly options: Rules;
  /** The responses that mean that there was nothing to do. */
  readonly unchanged: readonly UnchangedRule[];
  /** What finds targets for which there is never anything to do. A filter without these fields leaves them out. */
  readonly leaveOut?: InvocationFilter;
  /** The endpoint that takes several ids, if the server has one. */
  readonly batch?: BatchEndpoint;
}

/** A response that means that there was nothing to do. */
export interface UnchangedRule {
  readonly status: number;
  /** A regular expression for the message of an error. */
  readonly message?: string;
  /** Whether the target must be known to have existed: a filter found it, or an earlier attempt may have succeeded. */
  readonly ifKnown?: boolean;
  readonly reason: string;
}

/** An endpoint that applies an operation to several ids. The operation returns no data. */
interface BatchEndpoint {
  readonly path: string;
  /** The options of the operation that it takes, as fields of the body. */
  readonly options: readonly string[];
  /** A regular expression for failures that do not name the id, and by which the server did nothing. */
  readonly undone?: string;
}
