import { AdminConnectionError } from "./errors/admin-connection-error.js";
import { AdminResponseError } from "./errors/admin-response-error.js";
import { AdminTimeoutError } from "./errors/admin-timeout-error.js";
import type { OperationRequest, RetryDescription } from "./operation.js";

/** The statuses of temporary failures (RFC 9110 and 6585), whether the server or a proxy sends them. */
const RETRIED_STATUSES: readonly number[] = [408, 429, 502, 503, 504];

/** In milliseconds. */
const FIRST_BACKOFF = 500;
const LONGEST_BACKOFF = 8_000;
const LONGEST_RETRY_AFTER = 60_000;

/** The failure of one attempt. */
export interface AttemptFailure {
  /** Whether the server may have received any of the request. */
  readonly maybeSent: boolean;
  /** Whether there was no connection, or it was lost after the request was sent. */
  readonly isDisconnected?: boolean;
  /** Whether the same URL will fail again. */
  readonly isPermanent?: boolean;
  /** Whether the server did nothing, and the same request may succeed a moment later. */
  readonly isTemporary?: boolean;
  /** Whether rows broke off: the query failed midway, or the server lost a node of its cluster. */
  readonly isCut?: boolean;
  /** The status, if there was a response. */
  readonly status?: number;
  /** The response's `Retry-After`. */
  readonly retryAfter?: string | null;
}

/**
 * Reads an error that another attempt may avoid; undefined for any other. The caller passes `maybeSent`, since the
 * error may come from another call, made by middleware.
 */
export function readFailure(error: unknown, maybeSent: boolean, isCut: boolean): AttemptFailure | undefined {
  if (error instanceof AdminConnectionError) {
    return { maybeSent, isDisconnected: true, isPermanent: error.permanent, isCut };
  }
  if (error instanceof AdminTimeoutError) return { maybeSent };
  if (!(error instanceof AdminResponseError)) return undefined;
  const { status, headers, temporary } = error;
  return { maybeSent: true, status, retryAfter: headers.get("retry-after"), isTemporary: temporary };
}

/** Whether a request may be retried after the server may have received it. */
export function isIdempotent(
  { idempotent, unless }: RetryDescription,
  request: Pick<OperationRequest, "body" | "params">,
): boolean {
  return idempotent && !isExcepted(unless, request);
}

/** Whether a request has one of the values. */
export function isExcepted(
  unless: RetryDescription["unless"],
  { body, params }: Pick<OperationRequest, "body" | "params">,
): boolean {
  return hasAny(unless?.body, body) || hasAny(unless?.query, params?.query);
}

function hasAny(fields: Readonly<Record<string, unknown>> = {}, values: unknown): boolean {
  return Object.entries(fields).some(([name, value]) => Object(values)[name] === value);
}

/**
 * Returns the delay before the next attempt in milliseconds; undefined if the call must not be retried. A request that
 * was never sent is always retried, any other only if it is idempotent.
 *
 * @param retry - The number of the retry that would follow, from 1.
 * @param random - From 0 to 1, for "full jitter": callers that failed together do not retry together.
 * @param now - Milliseconds since 1970.
 */
export function planRetry(
  { maybeSent, status, retryAfter }: AttemptFailure,
  idempotent: boolean,
  retry: number,
  random: number = Math.random(),
  now: number = Date.now(),
): number | undefined {
  if (maybeSent && !idempotent) return undefined;
  if (status !== undefined && !RETRIED_STATUSES.includes(status)) return undefined;
  const asked = readRetryAfter(retryAfter, now);
  if (asked > LONGEST_RETRY_AFTER) return undefined;
  return asked + random * Math.min(FIRST_BACKOFF * 2 ** (retry - 1), LONGEST_BACKOFF);
}

/** Reads `Retry-After` (RFC 9110, 10.2.3), seconds or a date, as milliseconds from now; 0 if it is neither. */
export function readRetryAfter(value: string | null | undefined, now: number = Date.now()): number {
  const string = value?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(string)) return Number(string) * 1_000;
  // Date.parse accepts invalid dates such as "-5", and reads a date without a zone as local. Every HTTP date begins
  // with a weekday, and is in GMT.
  const date = /^[A-Z][a-z]+,? /.test(string) ? Date.parse(`${string.replace(/ GMT$/, "")} GMT`) : Number.NaN;
  return Math.max(0, date - now) || 0;
}
