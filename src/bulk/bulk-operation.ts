import type { RetryDescription } from "../call/index.js";
import type { Rules } from "../client/index.js";
import { AdminRequestError, AdminResponseError, readProblem } from "../errors/index.js";
import type { InvocationFilter } from "../invocations/index.js";
import type { BulkList, BulkResult } from "./result.js";

/** The operation of a bulk function, as the generated functions describe it. */
export interface BulkOperation {
  /** The name of the bulk function: `resumeInvocations`. */
  readonly name: string;
  readonly retry: RetryDescription;
  /** The rules of the operation's own options, besides request options. */
  readonly options: Rules;
  /** The responses of targets that did not need the operation. */
  readonly unchanged: readonly {
    readonly status: number;
    /** A regular expression for the message of an error. */
    readonly message?: string;
    /** Whether the target must be known to have existed: a filter found it, or an earlier attempt may have succeeded. */
    readonly ifKnown?: boolean;
    readonly reason: string;
  }[];
  /** Selects targets that never need the operation. A caller's filter without any of these fields leaves such targets out. */
  readonly leaveOut?: InvocationFilter;
  /** The endpoint that takes several ids, if the server has one. It returns no data. */
  readonly batch?: {
    readonly path: string;
    /** The options of the operation that the endpoint takes, as fields of the body. */
    readonly options: readonly string[];
    /** A regular expression for failures that do not name the id, and say that the server did nothing. */
    readonly undone?: string;
  };
}

/** The outcome of a target: its entry in the result, with the name of its list in place of the id. */
export type TargetOutcome<Data> = {
  [List in BulkList]: { readonly list: List } & Omit<BulkResult<Data>[List][number], "id">;
}[BulkList];

export const NOT_STARTED = { list: "notStarted" } as const;

/**
 * Returns the outcome of a target whose call failed.
 *
 * @param isKnown - Whether the target existed: a filter found it, or an earlier request may have removed it.
 */
export function judgeFailure(
  operation: Pick<BulkOperation, "unchanged">,
  error: unknown,
  isKnown: boolean,
  signal: AbortSignal | undefined,
): TargetOutcome<never> {
  if (isReason(error, signal)) return { list: "unknown", error };
  // The page of a proxy says nothing about the target.
  if (error instanceof AdminResponseError && error.documented) {
    const { status, body, applied } = error;
    const unchanged = explainUnchanged(operation, status, readProblem(body).start, isKnown || applied !== "no");
    if (unchanged) return unchanged;
  }
  // A TypeError is a wrong argument, such as an id that no path can have.
  return { list: isRefused(error, signal) || error instanceof TypeError ? "failed" : "unknown", error };
}

/** Whether an error is the reason with which the caller aborted. A reason may be any value, also the error of another request. */
function isReason(error: unknown, signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true && error === signal.reason;
}

/** Whether an error says that the server did nothing. An error of another class may have occurred after a response. */
export function isRefused(error: unknown, signal: AbortSignal | undefined): error is AdminRequestError {
  return error instanceof AdminRequestError && error.applied === "no" && !isReason(error, signal);
}

/** Returns why the target did not need the operation; undefined if it did, or if the response leaves that open. */
export function explainUnchanged(
  operation: Pick<BulkOperation, "unchanged">,
  status: number,
  message = "",
  isKnown = false,
): TargetOutcome<never> | undefined {
  const rule = operation.unchanged.find(
    (each) =>
      each.status === status && (isKnown || !each.ifKnown) && (!each.message || new RegExp(each.message).test(message)),
  );
  return rule && { list: "unchanged", status, reason: rule.reason };
}
