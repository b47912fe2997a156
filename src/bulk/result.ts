import { describeCause, RestateAdminError } from "../errors/index.js";

/**
 * The result of a bulk operation. Every target that was read is in one list, in the order in which the calls ended. Only a run that
 * stopped early has not read every target, and its result has `hasUnread`.
 *
 * `failed`, `unknown` and `notStarted` can be passed to another call, since each entry has an `id`.
 */
export interface BulkResult<Data = unknown> {
  /** Targets for which the server performed or accepted the operation, with the data that it returned. */
  readonly succeeded: readonly { readonly id: string; readonly data: Data }[];
  /** Targets that did not need the operation, such as a completed invocation to kill. */
  readonly unchanged: readonly {
    readonly id: string;
    /** The status of the response. Undefined if none was needed, as for a state or a deployment that stays. */
    readonly status: number | undefined;
    /** Why the operation was not needed, in a word such as `completed` or `gone`. */
    readonly reason: string;
  }[];
  /** Targets whose call was rejected or never sent, each with its error. */
  readonly failed: readonly BulkFailure[];
  /**
   * Targets that may have been changed. Their calls got no response, or an inconclusive one, or **were in flight when the
   * caller aborted**. Repeating a kill, cancel, pause or purge does no harm. Look at an invocation before you repeat a
   * resume, which may run it again, or a restart, which creates another invocation.
   */
  readonly unknown: readonly BulkFailure[];
  /**
   * Targets that were not processed: the rest after a run stopped early, some perhaps in a batch that the server refused; or all that
   * a dry run would process.
   */
  readonly notStarted: readonly { readonly id: string; readonly data?: Data }[];
  /** True if the run stopped before an async iterable had ended: the targets that were not read are in no list. Undefined otherwise. */
  readonly hasUnread?: true;
}

export type BulkList = Exclude<keyof BulkResult, "hasUnread">;

/** A target whose call failed. */
export interface BulkFailure {
  readonly id: string;
  readonly error: unknown;
}

/**
 * A bulk operation that stopped early. The `cause` says why: the reason of its signal; the error of its targets; a
 * `WaitTimeoutError` or {@link AdminTimeoutError}, if the server stopped responding; or the error of the call, such as a
 * 401, a redirect or a login page, if the token or the address is wrong. Completed work is kept; the `result` lists it.
 * Targets in flight when the caller aborted are in `unknown`, and `notStarted` lists the rest, except what was not read of an async
 * iterable: see {@link BulkResult.hasUnread}.
 */
export class BulkStoppedError<Data = unknown> extends RestateAdminError {
  static override readonly name: string = "BulkStoppedError";
  /** The function's name: `resumeInvocations`. */
  declare readonly calledFunction: string;
  declare readonly result: BulkResult<Data>;

  constructor(fields: Pick<BulkStoppedError<Data>, "calledFunction" | "result" | "cause">) {
    const { calledFunction, result, cause } = fields;
    const counts = Object.entries(result).map(([list, { length = true }]) => `${list} ${length}`);
    super(`stopped early: ${describeCause(cause, calledFunction)} (${counts.join(", ")})`, fields);
  }
}

/** Reads the result of a bulk operation, even if that stops early. */
export async function readResult<Data>(running: Promise<BulkResult<Data>>): Promise<BulkResult<Data>> {
  return running.catch((error: unknown) => {
    if (error instanceof BulkStoppedError) return error.result;
    throw error;
  });
}
