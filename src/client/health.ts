import type { FailureKind } from "../errors/index.js";

/**
 * In milliseconds: the longest wait for a server that is away, and the longest time of retries while a cluster is changing. A cluster that
 * loses a node recovers within 8 seconds, or within 14 to 36 if that node hangs and leads the metadata (seen on 1.7.12).
 */
export const PATIENCE = 60_000;

/** In milliseconds: how long a client relies on what it knows of its server, such as the version. The server may be upgraded or rolled back. */
export const REMEMBERED_FOR = 60_000;

/**
 * A client's view of its server, shared by all calls. A probe is a test query, which `trusted-rows.ts` sends. A streak is a series of
 * answered probes. After an outage, rows may be missing until a streak has lasted for a second. Queries other than probes do not count.
 *
 * Only the functions of this file write it, except for `versionRequests`. All times are on the clock of `performance.now`.
 */
export class Health {
  /** Whether the last outage is not over yet. An outage is over once a streak has lasted for a second. */
  isInOutage = false;
  /** The number of outages so far. The rows of an attempt are not trusted if the number has changed meanwhile. */
  outages = 0;
  /** When the first probe of the current streak was answered; undefined without a streak. */
  answeredFrom: number | undefined;
  /** When a probe was last answered, whether or not a streak has ended since. */
  answeredUntil = 0;
  /** Until when the current streak confirms that the server answers; 0 before it has lasted for a second. */
  confirmedUntil = 0;
  /** When a probe last failed. */
  failedAt = 0;
  /** When the next probe may begin; Infinity during a probe. */
  nextProbe = 0;
  /** The requests for the version of the server, which `guard.ts` sends: the last with an answer, and later ones without. */
  versionRequests: VersionRequest[] = [];
}

/** A request for the version of the server. */
interface VersionRequest {
  readonly version: Promise<string>;
  /** Undefined until the server has answered. */
  readonly answeredAt?: number;
  /** Whether a call with these headers may use it. A function, since `inspect` would show a token. */
  readonly isFor: (headers: string) => boolean;
}

/** In milliseconds: the length of a streak after which rows are trusted. */
const TRUSTED_AFTER = 1_000;
/** In milliseconds: the silence that ends a streak, since it may hide a restart. A restarted server answers after 500 (seen on 1.7.12). */
const OUTDATED_AFTER = 400;
/**
 * In milliseconds: the pause before a read whose probe failed probes again. After an answer, the next probe begins after this pause and
 * the duration of the last probe, but after twice the pause at most, so that the streak goes on.
 */
export const PROBE_PAUSE = 100;
/** In milliseconds: how often a waiting read checks whether it may probe, and how soon another read may probe after a failed probe. */
export const TURN = 20;

const NO_STREAK = { answeredFrom: undefined, confirmedUntil: 0 };

/** Notes that the server could not be reached, or said, in response to a query, that the cluster is changing. */
export function noteOutage(health: Health): void {
  Object.assign(health, NO_STREAK, { isInOutage: true, outages: health.outages + 1 });
}

/** The state at the start of a probe. */
interface Probe extends Pick<Health, "outages"> {
  readonly sent: number;
}

/** Begins a probe. No other probe begins before its end. */
export function beginProbe(health: Health): Probe {
  health.nextProbe = Number.POSITIVE_INFINITY;
  return { outages: health.outages, sent: performance.now() };
}

/**
 * Notes the end of a probe. An answer begins a streak, or continues it if the probe was sent soon enough after the last answer. A failure ends
 * the streak, unless a proxy says that a server is `away`: behind a load balancer, the others may still answer.
 */
export function endProbe(health: Health, { outages, sent }: Probe, failure: FailureKind | undefined): void {
  const now = performance.now();
  // The first repeat after a proxy's failure begins at once, since a pause could end the streak.
  const isFirst = failure === "away" && health.failedAt < health.answeredUntil;
  health.nextProbe = now + (isFirst ? 0 : failure ? TURN : Math.min(PROBE_PAUSE + now - sent, 2 * PROBE_PAUSE));
  if (failure && failure !== "aborted") {
    health.failedAt = now;
    if (failure !== "away") Object.assign(health, NO_STREAK);
  }
  // After an outage during the probe, the answer may be from before the outage.
  if (failure || outages !== health.outages) return;
  if (sent - health.answeredUntil >= OUTDATED_AFTER) health.answeredFrom = now;
  health.answeredFrom ??= now;
  health.answeredUntil = now;
  if (now - health.answeredFrom < TRUSTED_AFTER) return;
  health.confirmedUntil = now + OUTDATED_AFTER;
  health.isInOutage = false;
}

/** Whether probes have been answered for the last second. False for a client that is new, or has sent no probe lately. */
export function isConfirmed({ confirmedUntil }: Health): boolean {
  return performance.now() < confirmedUntil;
}
