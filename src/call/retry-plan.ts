import { PATIENCE } from "../client/index.js";
import { type AttemptFailure, planRetry } from "./retry.js";

/** In milliseconds, between the repeats of a request that failed temporarily. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1_000;
/** 13 seconds of repeats. A cluster that loses a node recovers sooner, so the query itself must be at fault. */
const MOST_CUTS = 8;

/** What follows a failure. */
export interface NextStep {
  /** Milliseconds until the next attempt; undefined if the call must not be retried. */
  readonly delay: number | undefined;
  /** Whether to leave the address: because it is lost, or because another may do better. */
  readonly leaves: "lost" | "busy" | undefined;
}

/**
 * Creates the plan of one call, which is asked after each failure.
 *
 * @param addresses - The number of addresses. A request that did not reach one goes to the next at once, whatever
 * `maxRetries` is.
 * @param renewsToken - Whether another attempt has another token, which the server may accept.
 */
export function createRetryPlan(
  maxRetries: number,
  idempotent: boolean,
  addresses: number,
  renewsToken = false,
): (failure: AttemptFailure, address: string) => NextStep {
  let retries = 0;
  let unreachable = 0;
  let repeats = 0;
  let cuts = 0;
  let firstTemporary: number | undefined;
  let brokenAt: string | undefined;
  let lost = 0;
  let mayRenew = renewsToken;

  const planDelay = (failure: AttemptFailure, address: string): number | undefined => {
    const isUnreachable = failure.isDisconnected && !failure.maybeSent;
    // A query that needs too much memory crashes the server, and must not crash every node in turn.
    if (isUnreachable && addresses > 1 && brokenAt === address && ++lost > 1) return undefined;
    if (isUnreachable && ++unreachable < addresses) return 0;
    if (failure.isPermanent || maxRetries === 0) return undefined;
    unreachable = 0;
    if (failure.status === 401 && mayRenew) {
      mayRenew = false;
      return 0;
    }
    // Each repeat runs the whole query again, so the pauses grow without a limit.
    if (failure.isCut) return cuts < MOST_CUTS ? jitter(FIRST_PAUSE * 2 ** cuts++) : undefined;
    if (failure.isTemporary) {
      firstTemporary ??= performance.now();
      if (performance.now() - firstTemporary > PATIENCE) return undefined;
      return jitter(Math.min(FIRST_PAUSE * 2 ** repeats++, LONGEST_PAUSE));
    }
    return retries < maxRetries ? planRetry(failure, idempotent, ++retries) : undefined;
  };

  return (failure, address) => {
    const delay = planDelay(failure, address);
    // After the first loss of a connection, the same address is tried once more, to learn whether the server is down.
    const isBroken = failure.isDisconnected && failure.maybeSent;
    const leaves = isBroken && brokenAt !== address ? undefined : findReasonToLeave(failure);
    if (isBroken) brokenAt = address;
    return { delay, leaves };
  };
}

function jitter(pause: number): number {
  return pause * (0.75 + Math.random() / 4);
}

function findReasonToLeave({ maybeSent, isDisconnected, isTemporary, status }: AttemptFailure): NextStep["leaves"] {
  if (status === undefined) return maybeSent || isDisconnected ? "lost" : undefined;
  return [502, 503, 504].includes(status) || (isTemporary && status >= 500) ? "busy" : undefined;
}
