import { type Health, PATIENCE } from "../client/index.js";
import {
  AdminConnectionError,
  AdminRequestError,
  AdminResponseError,
  type Applied,
  type FailureKind,
  MAY_BE_AWAY,
} from "../errors/index.js";
import type { OperationRequest, RetryDescription } from "./operation.js";

/** An attempt that has failed. */
export interface FailedAttempt {
  readonly kind: FailureKind;
  /** Whether the server applied this attempt, as far as that is known. The `applied` of an error response already covers the earlier attempts. */
  readonly applied: Applied;
  /** The time of the failure, in milliseconds on the clock of `performance.now`. */
  readonly time: number;
  readonly error: unknown;
}

/** A failed attempt, with the rule that decides whether another attempt follows. */
export interface Judged extends FailedAttempt {
  readonly rule: RetryRule;
  /** Milliseconds until the next attempt; undefined if the call fails. */
  readonly delay: number | undefined;
}

/** The properties of a call that decide, together with its failures, whether another attempt follows. */
export interface Policy {
  readonly maxRetries: number;
  readonly idempotent: boolean;
  /** Whether the call reads rows. A query that needs too much memory crashes the server. */
  readonly isQuery: boolean;
  /** Whether the next attempt asks for a new token, which the server may accept. */
  readonly renewsToken: boolean;
  readonly health: Pick<Health, "confirmedUntil">;
}

/**
 * Returns the milliseconds until the next attempt; undefined if the call fails. `count` is the number of earlier failures with the
 * same rule, and `passed` the milliseconds since the first of them. `random`, from 0 to 1, spreads out callers that failed together.
 */
type RetryRule = (count: number, random: number, passed: number) => number | undefined;

const STOP: RetryRule = () => undefined;
/**
 * Each attempt runs the whole query. The pauses before eight retries take up to 13 seconds. A cluster that loses a node
 * usually recovers sooner, so the query itself must be at fault.
 */
const ROWS_AGAIN: RetryRule = (count, random, passed) =>
  count < 8 ? computeDelay(2 ** count, random, passed) : undefined;
const TEMPORARY: RetryRule = (count, random, passed) => computeDelay(Math.min(2 ** count, 20), random, passed);
const NEW_TOKEN: RetryRule = (count) => (count < 1 ? 0 : undefined);
/** "Full jitter": from 0 to the whole backoff, which is 8 seconds at most. */
const BACKOFF: RetryRule = (count, random) => random * Math.min(500 * 2 ** count, 8_000);
/** The retries that `maxRetries` limits. */
const COUNTED: readonly RetryRule[] = [NEW_TOKEN, BACKOFF];

/** Computes the delay after a request that had no effect; undefined if such failures have lasted for `PATIENCE`. */
function computeDelay(growth: number, random: number, passed: number): number | undefined {
  return passed <= PATIENCE ? 50 * growth * (0.75 + random / 4) : undefined;
}

/** @param random - From 0 to 1. */
export function judgeAttempt(
  failure: FailedAttempt,
  earlier: readonly Judged[],
  policy: Policy,
  random: number,
): Judged {
  const rule = chooseRule(failure, earlier, policy);
  const same = earlier.filter((each) => each.rule === rule);
  const passed = failure.time - (same[0] ?? failure).time;
  const isOver =
    COUNTED.includes(rule) && earlier.filter((each) => COUNTED.includes(each.rule)).length >= policy.maxRetries;
  const delay = isOver ? undefined : rule(same.length, random, passed);
  // The reason of an abort may be any value, so it is not read.
  if (delay === undefined) return { ...failure, rule, delay };
  const retryAfter = (failure.error instanceof AdminResponseError && failure.error.retryAfter) || 0;
  // If the server asks for a longer pause than `PATIENCE`, the call fails.
  return { ...failure, rule, delay: retryAfter > PATIENCE ? undefined : retryAfter + delay };
}

/** Chooses by the first condition that a failure meets. */
function chooseRule(failure: FailedAttempt, earlier: readonly Judged[], policy: Policy): RetryRule {
  const { maxRetries, idempotent, isQuery, renewsToken, health } = policy;
  const { kind, applied, time, error } = failure;
  if (kind === "aborted" || maxRetries === 0) return STOP;
  // A query that has crashed the server must not crash it again.
  if (isQuery && isBroken(failure) && hasCrashed(earlier)) return STOP;
  if (error instanceof AdminConnectionError && error.permanent) return STOP;
  const isResponse = error instanceof AdminResponseError;
  if (isResponse && error.status === 401 && renewsToken) return NEW_TOKEN;
  // A proxy may pass the next attempt to one of the servers that answer.
  if (isQuery && (kind === "away" ? time < health.confirmedUntil : kind === "lost" && applied === "yes"))
    return ROWS_AGAIN;
  if (isResponse && error.temporary) return TEMPORARY;
  if (!idempotent && (isResponse || applied !== "no")) return STOP;
  return [...MAY_BE_AWAY, "busy"].includes(kind) ? BACKOFF : STOP;
}

function isBroken({ kind, applied }: FailedAttempt): boolean {
  return kind === "lost" && applied !== "no";
}

/** Whether the server could not be reached after a connection to it broke. */
function hasCrashed(failures: readonly FailedAttempt[]): boolean {
  const broken = failures.findIndex(isBroken);
  return broken >= 0 && failures.slice(broken).some(({ kind, applied }) => kind === "lost" && applied === "no");
}

/** Whether a failure shows an outage, after which rows may be missing. Other failures, such as a broken query, concern only their call. */
export function isOutage({ kind, applied }: FailedAttempt, { isQuery }: Pick<Policy, "isQuery">): boolean {
  return (kind === "lost" && applied === "no") || (kind === "changing" && isQuery);
}

/** Whether the server applied any of these attempts. The last error says so for all of them. */
export function readApplied(failures: readonly FailedAttempt[]): Applied {
  const error = failures.at(-1)?.error;
  return error instanceof AdminRequestError ? error.applied : "no";
}

/** Whether a request may be sent again, as the description of its operation says. */
export function isIdempotent(retry: RetryDescription, { body, params }: OperationRequest): boolean {
  const { idempotent, unless = {} } = retry;
  const hasAny = (fields: object = {}, values: unknown) =>
    Object.entries(fields).some(([name, value]) => Object(values)[name] === value);
  return idempotent && !hasAny(unless.body, body) && !hasAny(unless.query, params?.query);
}
