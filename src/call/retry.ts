import type { RequestValues, RetryDescription } from "./operation.js";

/** Answers that say "not now" (RFC 9110 and 6585), whoever gives them: the server, or a proxy before it. */
const RETRIED_STATUSES: readonly number[] = [408, 429, 502, 503, 504];

/** In milliseconds. */
const FIRST_BACKOFF = 500;
const LONGEST_BACKOFF = 8_000;
const LONGEST_RETRY_AFTER = 60_000;

/** How one attempt failed. */
export interface Failure {
  /** Whether any of the request may have reached the server. */
  readonly sent: boolean;
  /** The status, if there was an answer. */
  readonly status?: number;
  /** The answer's `Retry-After`. */
  readonly retryAfter?: string | null;
}

/** Whether a request may be sent again after it may have reached the server. */
export function isSafeToRepeat({ safe, unless }: RetryDescription, values: RequestValues = {}): boolean {
  return safe && !hasAny(unless?.body, values.body) && !hasAny(unless?.query, values.query);
}

function hasAny(fields: Readonly<Record<string, unknown>> = {}, values: unknown): boolean {
  return Object.entries(fields).some(([name, value]) => Object(values)[name] === value);
}

/**
 * How long to wait before the next attempt, in milliseconds, or undefined if there must be none. A request of which
 * nothing was sent may always be repeated; any other only if that is safe.
 *
 * @param attempt - The number of the attempt that failed, from 1.
 * @param random - From 0 to 1: "full jitter", so that callers who failed together do not come back together.
 * @param now - Milliseconds since 1970.
 */
export function planRetry(
  { sent, status, retryAfter }: Failure,
  safe: boolean,
  attempt: number,
  random: number = Math.random(),
  now: number = Date.now(),
): number | undefined {
  if (sent && !safe) return undefined;
  if (status !== undefined && !RETRIED_STATUSES.includes(status)) return undefined;
  const asked = readRetryAfter(retryAfter, now);
  if (asked > LONGEST_RETRY_AFTER) return undefined;
  return asked + random * Math.min(FIRST_BACKOFF * 2 ** (attempt - 1), LONGEST_BACKOFF);
}

/** `Retry-After` (RFC 9110, 10.2.3) in milliseconds from now: seconds or a date; 0 if it is neither. */
function readRetryAfter(value: string | null | undefined, now: number): number {
  if (!value) return 0;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1_000;
  // Date.parse takes much that is no date, such as "-5", and one without a zone as local; every form of an HTTP date begins
  // with a weekday, and all are in GMT.
  const date = /^[A-Z][a-z]+,? /.test(text) ? Date.parse(`${text.replace(/ GMT$/, "")} GMT`) : Number.NaN;
  return Math.max(0, date - now) || 0;
}
