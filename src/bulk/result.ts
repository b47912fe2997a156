/** What has become of each target of a bulk operation. */

import {
  AdminConnectionError,
  AdminResponseError,
  AdminTimeoutError,
  AdminTokenError,
  AdminUnsupportedError,
  RestateAdminError,
  type RetryDescription,
} from "../call/index.js";
import { fillPath } from "../http/index.js";

/** What there is to know of an operation to do it to many; the generated functions carry it. */
export interface BulkOperation {
  /** The name of the function for many: `resumeInvocations`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly retry: RetryDescription;
  /** What its options can have beside those of every request. */
  readonly options: readonly string[];
  /** The statuses that say that there was nothing to do. */
  readonly already: readonly number[];
  /** Those that say so if the request was sent before, since it may then have been done. */
  readonly repeated: readonly number[];
}

/** Every target is in one of the lists, in the order in which the calls ended. */
export interface BulkResult<Data = unknown> {
  /** What the server has done, or accepted. */
  readonly succeeded: readonly { readonly id: string; readonly data: Data }[];
  /** Where there was nothing to do, such as for a completed invocation that was to be killed, with the status that said so. */
  readonly unchanged: readonly { readonly id: string; readonly status: number }[];
  /** What failed, with what the call for one would have thrown. It was not done, or may be done again without harm. */
  readonly failed: readonly BulkFailure[];
  /**
   * What may have been done, and doing it again could do it twice: no answer came, or one that does not tell. Always empty
   * for an operation that is safe to repeat. Look before you call it again with these.
   */
  readonly unknown: readonly BulkFailure[];
  /** What was not begun: in a dry run, and where the run was stopped, as far as it was known by then. */
  readonly notStarted: readonly string[];
}

/** A target that a call failed for. */
export interface BulkFailure {
  readonly id: string;
  readonly error: unknown;
}

/**
 * A bulk operation that stopped early: its signal aborted, or its targets could not be read. The `cause` is the signal's reason, or
 * what the targets failed with. Completed work is kept, and is in the `result`.
 */
export class BulkStoppedError<Data = unknown> extends RestateAdminError {
  /** The function's name: `resumeInvocations`. */
  readonly operation: string;
  readonly result: BulkResult<Data>;

  constructor({
    operation,
    result,
    cause,
  }: {
    readonly operation: string;
    readonly result: BulkResult<Data>;
    readonly cause?: unknown;
  }) {
    const counts = Object.entries(result).map(([list, { length }]) => `${list} ${length}`);
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${operation}: stopped before all was done: ${why} (${counts.join(", ")})`, { cause });
    this.operation = operation;
    this.result = result;
  }

  override get name(): string {
    return "BulkStoppedError";
  }
}

/** Whether a call that failed found nothing to do. A proxy's page says nothing of that. */
export function isUnchanged({ already, repeated }: BulkOperation, error: unknown): error is AdminResponseError {
  if (!(error instanceof AdminResponseError) || !error.documented) return false;
  return already.includes(error.status) || (error.attempts > 1 && repeated.includes(error.status));
}

/** Whether it is certain that a call which failed has done nothing. */
export function isUndone(id: string, error: unknown): boolean {
  // What a gateway says with 502 or 504 is that it does not know.
  if (error instanceof AdminResponseError) return error.status < 500;
  if (error instanceof AdminConnectionError || error instanceof AdminTimeoutError) return !error.maybeSent;
  // An id that no path can have, or no token. Any other error may come from middleware, once there was an answer.
  return error instanceof AdminUnsupportedError || error instanceof AdminTokenError || !isSendable(id);
}

function isSendable(id: string): boolean {
  try {
    return fillPath("{id}", { id }) !== "";
  } catch {
    return false;
  }
}
