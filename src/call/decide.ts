import { PATIENCE } from "../client/index.js";
import {
  AdminConnectionError,
  AdminRequestError,
  AdminResponseError,
  type Applied,
  AWAY,
  type FailureKind,
} from "../errors/index.js";

/** The backoff after a failure by which a request may have had an effect, in milliseconds: the first, and the longest. */
const FIRST_BACKOFF = 500;
const LONGEST_BACKOFF = 8_000;
/** The pause after a failure that had no effect, such as a temporary one: the first, and the longest. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1_000;

/** A failed attempt. */
export interface Failure {
  readonly kind: FailureKind;
  /** Whether the server applied this attempt. A response counts as `unknown`. */
  readonly applied: Applied;
  /** Whether rows were read when the connection broke. */
  readonly areRowsCut: boolean;
  /** When it failed, in milliseconds on the clock of `performance.now`. */
  readonly time: number;
  readonly error: unknown;
}

/** A failure with what was decided about it. */
export interface Judged extends Failure {
  /** The row of the table. */
  readonly decision: Decision;
  /** How many earlier failures had the same decision, and when the first of them was. */
  readonly count: number;
  readonly since: number;
  /** How many had one that counts toward `maxRetries`, with this one. */
  readonly counted: number;
  /** Milliseconds until the next attempt; undefined if the call fails. */
  readonly delay: number | undefined;
}

/** What decides about the attempts of a call, besides their failures. */
export interface Policy {
  readonly maxRetries: number;
  readonly idempotent: boolean;
  /** Whether another attempt has another token, which the server may accept. */
  readonly renewsToken: boolean;
}

/**
 * What follows a failure: milliseconds until the next attempt; undefined if the call fails.
 *
 * @param count - How many earlier failures of the call it followed.
 * @param random - From 0 to 1, so that callers that failed together do not retry together.
 * @param passed - Milliseconds since the first of them.
 */
type Decision = (count: number, random: number, passed: number) => number | undefined;

const STOP: Decision = () => undefined;
/**
 * Each attempt runs the whole query. The pauses before eight retries take 13 seconds in all. A cluster that loses a node
 * usually recovers sooner, so the query itself must be at fault.
 */
const ROWS_AGAIN: Decision = (count, random, passed) =>
  count < 8 && passed <= PATIENCE ? jitter(FIRST_PAUSE * 2 ** count, random) : undefined;
const TEMPORARY: Decision = (count, random, passed) =>
  passed <= PATIENCE ? jitter(Math.min(FIRST_PAUSE * 2 ** count, LONGEST_PAUSE), random) : undefined;
const NEW_TOKEN: Decision = (count) => (count < 1 ? 0 : undefined);
/** "Full jitter": from 0 to the whole backoff. */
const BACKOFF: Decision = (count, random) => random * Math.min(FIRST_BACKOFF * 2 ** count, LONGEST_BACKOFF);
/** Those of which there are at most `maxRetries` in all. */
const COUNTED: readonly Decision[] = [NEW_TOKEN, BACKOFF];

function jitter(pause: number, random: number): number {
  return pause * (0.75 + random / 4);
}

/**
 * Decides what follows a failure.
 *
 * @param earlier - The call's failures before.
 * @param random - From 0 to 1.
 */
export function decide(
  failure: Failure,
  earlier: readonly Judged[],
  policy: Policy,
  random: number,
): Omit<Judged, keyof Failure> {
  const { time, error } = failure;
  const decision = chooseDecision(failure, earlier, policy);
  // From the end, where it usually is: a call may have thousands of failures.
  let index = earlier.length - 1;
  while (index >= 0 && earlier[index]?.decision !== decision) index -= 1;
  const same = earlier[index];
  const { count, since } = same ? { count: same.count + 1, since: same.since } : { count: 0, since: time };
  const isCounted = COUNTED.includes(decision);
  const counted = (earlier.at(-1)?.counted ?? 0) + Number(isCounted);
  const pause = isCounted && counted > policy.maxRetries ? undefined : decision(count, random, time - since);
  const { retryAfter = 0 } = pause !== undefined && error instanceof AdminResponseError ? error : {};
  // A server that asks for more patience than that is not waited for.
  return {
    decision,
    count,
    since,
    counted,
    delay: pause === undefined || retryAfter > PATIENCE ? undefined : retryAfter + pause,
  };
}

/** The first line that fits a failure decides. */
function chooseDecision(failure: Failure, earlier: readonly Judged[], policy: Policy): Decision {
  const { maxRetries, idempotent, renewsToken } = policy;
  const { kind, applied, areRowsCut, error } = failure;
  if (kind === "aborted" || maxRetries === 0) return STOP;
  // A query that needs too much memory crashes the server, and must not crash it again when it is back.
  if (isBroken(failure) && hasCrashed(earlier)) return STOP;
  if (error instanceof AdminConnectionError && error.permanent) return STOP;
  const isResponse = error instanceof AdminResponseError;
  if (isResponse && error.status === 401 && renewsToken) return NEW_TOKEN;
  if (areRowsCut) return ROWS_AGAIN;
  if (kind === "changing") return TEMPORARY;
  if (!idempotent && (isResponse || applied !== "no")) return STOP;
  return [...AWAY, "busy"].includes(kind) ? BACKOFF : STOP;
}

function isBroken({ kind, applied }: Failure): boolean {
  return kind === "lost" && applied !== "no";
}

/** Whether the server could not be reached any more after a connection to it broke. */
function hasCrashed(failures: readonly Failure[]): boolean {
  const broken = failures.findIndex(isBroken);
  return broken >= 0 && failures.slice(broken).some(({ kind, applied }) => kind === "lost" && applied === "no");
}

/**
 * Whether a failure says that the server is away: it refused a connection, or a query broke off or met a server that is starting. A
 * broken connection of another operation may come from a proxy that forbids it, and a 504 from a query that takes long.
 *
 * @param isQuery - Whether the call reads rows.
 */
export function isLoss({ kind, applied, error }: Failure, isQuery: boolean): boolean {
  if (kind === "lost") return isQuery || applied === "no";
  return isQuery && (kind === "changing" || (kind === "away" && (error as AdminResponseError).status !== 504));
}

/** Whether any of these attempts was applied. */
export function readApplied(failures: readonly Failure[]): Applied {
  const error = failures.at(-1)?.error;
  return error instanceof AdminRequestError ? error.applied : "no";
}
