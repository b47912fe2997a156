/**
 * In milliseconds: the longest wait for a server that is away, the longest time of retries while a cluster is changing, and the time for
 * which a reported version counts. A cluster that loses a node recovers within 8 seconds, or within 14 to 36 if that node hangs and
 * leads the metadata (seen on 1.7.12).
 */
export const PATIENCE = 60_000;

/**
 * A client's view of its server, shared by all calls. After an outage, rows may be missing. A probe is a test query, and a run is a series
 * of answered queries. All times are on the clock of `performance.now`.
 */
export class Health {
  /** Whether there was an outage, and queries have not been answered for a second since. */
  isAway = false;
  /** The number of outages so far. The rows of an attempt are not trusted if the number has changed meanwhile. */
  outages = 0;
  /** When the first query of the current run was answered; Infinity without a run. */
  answeredFrom: number = Number.POSITIVE_INFINITY;
  /** When a query was last answered. */
  answeredUntil = 0;
  /** When a probe last failed. */
  failedAt = 0;
  /** When a waiting call may probe again; Infinity during a probe. */
  nextProbe = 0;
}

/** In milliseconds: the length of a run after which rows are trusted. */
const TRUSTED_AFTER = 1_000;
/** In milliseconds: the age at which a run no longer counts. A server that is restarted at once answers after 500 (seen on 1.7.12). */
const OUTDATED_AFTER = 400;

/** Notes that the server refused a connection, or responded to a query that it is changing. */
export function noteOutage(health: Health): void {
  Object.assign(health, { isAway: true, outages: health.outages + 1, answeredFrom: Number.POSITIVE_INFINITY });
}

/** Notes that a query was answered. If the query was sent long after the last answered query, a new run begins. */
export function noteResponse(health: Health, sent: number): void {
  const now = performance.now();
  const from = sent - health.answeredUntil < TRUSTED_AFTER ? health.answeredFrom : now;
  Object.assign(health, { answeredFrom: Math.min(from, now), answeredUntil: now });
  if (isConfirmed(health)) health.isAway = false;
}

/** Whether queries have been answered for the last second. False for a client that is new, or has sent no query lately. */
export function isConfirmed({ answeredFrom, answeredUntil }: Health): boolean {
  return answeredUntil - answeredFrom >= TRUSTED_AFTER && performance.now() - answeredUntil < OUTDATED_AFTER;
}
