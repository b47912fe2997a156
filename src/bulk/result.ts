/** The result of a bulk operation, target by target. */

import type { RetryDescription } from "../call/index.js";
import type { Rules } from "../client/index.js";
import {
  AdminConnectionError,
  AdminResponseError,
  AdminTimeoutError,
  AdminTokenError,
  AdminUnsupportedError,
  describeCause,
  RestateAdminError,
} from "../errors/index.js";
import { fillPath } from "../http/index.js";
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
  /** The endpoint that takes several ids, if the server has one. */
  readonly batch?: BatchEndpoint;
}

/** A response that means that there was nothing to do. */
interface UnchangedRule {
  readonly status: number;
  /** A regular expression for the message of an error. */
  readonly message?: string;
  /** The options of the operation with which it has this meaning. */
  readonly query?: Readonly<Record<string, unknown>>;
  /** Whether the target must be known to have existed: a filter found it, or an earlier attempt may have succeeded. */
  readonly ifKnown?: boolean;
  /** What finds targets that always get this response. */
  readonly where?: InvocationFilter;
  readonly reason: string;
}

/** An endpoint that applies an operation to several ids. The operation returns no data. */
export interface BatchEndpoint {
  readonly path: string;
  /** The options of the operation that it takes, as fields of the body. */
  readonly options: readonly string[];
}

/** The result of a bulk operation. Every target is in one list, in the order in which the calls ended. */
export interface BulkResult<Data = unknown> {
  /** Targets for which the server performed or accepted the operation, with the data that it returned. */
  readonly succeeded: readonly { readonly id: string; readonly data: Data }[];
  /** Targets with nothing to do, such as a completed invocation to kill. */
  readonly unchanged: readonly BulkUnchanged[];
  /**
   * Targets that failed, each with the error of its call. Retrying them does no harm: they are unchanged, or the
   * operation is idempotent.
   */
  readonly failed: readonly BulkFailure[];
  /**
   * Targets that may have been changed, where a retry could apply the operation twice. Their calls got no response, or
   * an inconclusive one. Check their state before you retry. Always empty for an idempotent operation.
   */
  readonly unknown: readonly BulkFailure[];
  /**
   * Targets for which nothing was sent, except in a batch that the server refused: all of them in a dry run, and the
   * remaining ones that were known when a run stopped early.
   */
  readonly notStarted: readonly string[];
}

/** A target with nothing to do. */
export interface BulkUnchanged {
  readonly id: string;
  /** The status of the response. Undefined for state, where no response says so. */
  readonly status: number | undefined;
  /** Why there was nothing to do, in a word such as `completed` or `gone`. */
  readonly reason: string;
}

/** A target whose call failed. */
export interface BulkFailure {
  readonly id: string;
  readonly error: unknown;
}

/**
 * A bulk operation that stopped early. The `cause` says why: the reason of its signal; the error of its targets; a
 * `WaitTimeoutError` or {@link AdminTimeoutError}, if the server stopped responding; or an {@link AdminResponseError}
 * with status 401 or 404, if the token or the address is wrong. Completed work is kept; the `result` lists it, and
 * `notStarted` is what is left.
 */
export class BulkStoppedError<Data = unknown> extends RestateAdminError {
  /** The function's name: `resumeInvocations`. */
  declare readonly operation: string;
  declare readonly result: BulkResult<Data>;

  constructor(fields: { readonly operation: string; readonly result: BulkResult<Data>; readonly cause?: unknown }) {
    const { operation, result, cause } = fields;
    const counts = Object.entries(result).map(([list, { length }]) => `${list} ${length}`);
    super(`${operation}: stopped early: ${describeCause(cause)} (${counts.join(", ")})`, fields);
  }

  override get name(): string {
    return "BulkStoppedError";
  }
}

/**
 * Finds out why a call had nothing to do. Undefined if it had, or if the response leaves that open.
 *
 * @param own - The options of the operation itself.
 * @param isKnown - Whether the target is known to have existed.
 */
export function explainUnchanged(
  { unchanged }: BulkOperation,
  own: Readonly<Record<string, unknown>>,
  { status, message }: { readonly status: number; readonly message?: string | undefined },
  isKnown: boolean,
): string | undefined {
  const isMeant = (rule: UnchangedRule): boolean =>
    rule.status === status &&
    (isKnown || !rule.ifKnown) &&
    (rule.message === undefined || new RegExp(rule.message).test(message ?? "")) &&
    hasOptions(own, rule);
  return unchanged.find(isMeant)?.reason;
}

/**
 * Lists what finds the targets for which a call would have nothing to do.
 *
 * @param own - The options of the operation itself.
 */
export function listNeedless(
  { unchanged }: BulkOperation,
  own: Readonly<Record<string, unknown>>,
): readonly InvocationFilter[] {
  return unchanged.flatMap((rule) => (rule.where && hasOptions(own, rule) ? [rule.where] : []));
}

function hasOptions(own: Readonly<Record<string, unknown>>, { query = {} }: UnchangedRule): boolean {
  return Object.entries(query).every(([name, value]) => own[name] === value);
}

/** Whether a failed call has certainly changed nothing. */
export function isUndone(id: string, error: unknown): boolean {
  // Nothing was sent with an id that no path can have.
  return isRefused(error) || !isSendable(id);
}

/** Whether an error says that a request was not sent, or that the server did nothing. */
export function isRefused(error: unknown): boolean {
  // A 502 or 504 from a gateway does not tell whether the server applied the operation.
  if (error instanceof AdminResponseError) return error.status < 500 || error.temporary;
  if (error instanceof AdminConnectionError || error instanceof AdminTimeoutError) return !error.maybeSent;
  // Nothing was sent by these, but an earlier attempt may have been. Other errors may follow a response.
  if (error instanceof AdminUnsupportedError) return error.attempts === 0;
  return error instanceof AdminTokenError && error.attempts <= 1;
}

function isSendable(id: string): boolean {
  try {
    return fillPath("{id}", { id }) !== "";
  } catch {
    return false;
  }
}
