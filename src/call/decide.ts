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
  /** `final` also if the caller aborted. */
  readonly kind: FailureKind;
  readonly node: string;
  /** Whether the server applied this attempt. A response counts as `unknown`. */
  readonly applied: Applied;
  /** Whether rows were read when the connection broke. */
  readonly areRowsCut: boolean;
  /** When it failed, in milliseconds on the clock of `performance.now`. */
  readonly time: number;
  readonly error: unknown;
}

/** What decides about the attempts of a call, besides their failures. */
export interface Policy {
  /** The number of nodes that the call may go to. */
  readonly nodes: number;
  readonly maxRetries: number;
  /** In milliseconds. */
  readonly patience: number;
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
type Decision = (count: number, random: number, passed: number, policy: Policy) => number | undefined;

const STOP: Decision = () => undefined;
const NEXT_NODE: Decision = () => 0;
/**
 * Each attempt runs the whole query. The pauses before eight retries take 13 seconds in all. A cluster that loses a node
 * usually recovers sooner, so the query itself must be at fault.
 */
const ROWS_AGAIN: Decision = (count, random, passed, { patience }) =>
  count < 8 && passed <= patience ? jitter(FIRST_PAUSE * 2 ** count, random) : undefined;
const TEMPORARY: Decision = (count, random, passed, { patience }) =>
  passed <= patience ? jitter(Math.min(FIRST_PAUSE * 2 ** count, LONGEST_PAUSE), random) : undefined;
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
 * @returns Milliseconds until the next attempt; undefined if the call fails.
 */
export function decide(
  failure: Failure,
  earlier: readonly Failure[],
  policy: Policy,
  random: number,
): number | undefined {
  const { time, kind, error } = failure;
  const response = kind !== "final" && error instanceof AdminResponseError ? error : undefined;
  const retryAfter = readRetryAfter(response?.headers.get("retry-after"));
  const decision = chooseDecision(failure, earlier, policy);
  const before = earlier.map((each, index) => chooseDecision(each, earlier.slice(0, index), policy));
  const count = before.filter((each) => each === decision).length;
  const passed = time - (earlier[before.indexOf(decision)]?.time ?? time);
  if (COUNTED.includes(decision) && before.filter((each) => COUNTED.includes(each)).length >= policy.maxRetries)
    return undefined;
  const pause = decision(count, random, passed, policy);
  // A server that asks for more patience than that is not waited for.
  return pause === undefined || retryAfter > PATIENCE ? undefined : retryAfter + pause;
}

/** The first line that fits a failure decides. */
function chooseDecision(failure: Failure, earlier: readonly Failure[], policy: Policy): Decision {
  const { nodes, maxRetries, patience, idempotent, renewsToken } = policy;
  const { kind, applied, areRowsCut, error } = failure;
  const failures = [...earlier, failure];
  const unreached = earlier.length - failures.map(isUnreached).lastIndexOf(false);
  // A query that needs too much memory crashes the server, and must not crash every node in turn.
  if (unreached > 0 && nodes > 1 && failures.filter(isCrash).length > 1) return STOP;
  // Nor the same node again when it is back.
  if (isBroken(failure) && earlier.filter(isCrash).some(({ node }) => node === failure.node)) return STOP;
  if (unreached % nodes > 0) return NEXT_NODE;
  if (maxRetries === 0 || (error instanceof AdminConnectionError && error.permanent)) return STOP;
  const isResponse = error instanceof AdminResponseError;
  if (isResponse && error.status === 401 && renewsToken) return NEW_TOKEN;
  if (patience > 0 && areRowsCut) return ROWS_AGAIN;
  if (patience > 0 && kind === "changing") return TEMPORARY;
  if (!idempotent && (isResponse || applied !== "no")) return STOP;
  return [...AWAY, "busy"].includes(kind) ? BACKOFF : STOP;
}

function isUnreached({ kind, applied }: Failure): boolean {
  return kind === "lost" && applied === "no";
}

function isBroken({ kind, applied }: Failure): boolean {
  return kind === "lost" && applied !== "no";
}

/** Whether a node cannot be reached any more after it was lost during an earlier attempt. */
function isCrash(failure: Failure, index: number, failures: readonly Failure[]): boolean {
  return isUnreached(failure) && failures.slice(0, index).some((each) => isBroken(each) && each.node === failure.node);
}

/**
 * Judges the node of a failure: `lost`, or `busy`, so that another may do better. Undefined if the failure says nothing about
 * it, such as the timeout of a slow query.
 *
 * @param earlier - The call's failures before.
 */
export function judgeNode(failure: Failure, earlier: readonly Failure[]): "lost" | "busy" | undefined {
  const { kind, node } = failure;
  if (isUnreached(failure)) return "lost";
  // After the first loss of a connection, the same node is tried once more, to learn whether it is down.
  if (isBroken(failure)) return earlier.filter(isBroken).at(-1)?.node === node ? "lost" : undefined;
  return kind === "away" || kind === "changing" ? "busy" : undefined;
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

/** After a timeout, a call tries another node. A probe finds out whether the node is lost. */
export function findAvoided(failures: readonly Failure[]): string | undefined {
  const last = failures.at(-1);
  return last?.kind === "late" ? last.node : undefined;
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

/** Whether any of these attempts was applied. */
export function readApplied(failures: readonly Failure[]): Applied {
  const error = failures.at(-1)?.error;
  return error instanceof AdminRequestError ? error.applied : "no";
}
