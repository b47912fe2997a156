/**
 * In milliseconds: the longest wait for a server that is away, the longest time of retries while a cluster is changing, and the time for
 * which a reported version counts. A cluster that loses a node recovers within 8 seconds, or within 14 to 36 if that node hangs and
 * leads the metadata (seen on 1.7.12).
 */
export const PATIENCE = 60_000;

/**
 * A client's view of its server, shared by all calls. After an outage, rows may be missing. A probe is a test query, and a run is a series
 * of answered probes; other queries do not count. All times are on the clock of `performance.now`. `trusted-rows.ts` sends the probes.
 */
export class Health {
  /** Whether there was an outage after which probes have not yet been answered for a whole second. */
  isAway = false;
  /** The number of outages so far. The rows of an attempt are not trusted if the number has changed meanwhile. */
  outages = 0;
  /** When the first probe of the current run was answered; Infinity without a run. */
  answeredFrom: number = Number.POSITIVE_INFINITY;
  /** When a probe was last answered. */
  answeredUntil = 0;
  /** When a probe last failed. */
  failedAt = 0;
  /** When a waiting call may probe again; Infinity during a probe. */
  nextProbe = 0;
}

/** In milliseconds: the length of a run after which rows are trusted. */
const TRUSTED_AFTER = 1_000;
/** In milliseconds: the silence that ends a run, since it may hide a restart. A server answers 500 after one (seen on 1.7.12). */
const OUTDATED_AFTER = 400;

/** Notes that the server could not be reached, or said, in response to a query, that the cluster is changing. */
export function noteOutage(health: Health): void {
  Object.assign(health, { isAway: true, outages: health.outages + 1, answeredFrom: Number.POSITIVE_INFINITY });
}

/** Notes that a probe was answered. If it was sent long after the last answer, a new run begins. */
export function noteResponse(health: Health, sent: number): void {
  const now = performance.now();
  const from = sent - health.answeredUntil < OUTDATED_AFTER ? health.answeredFrom : now;
  Object.assign(health, { answeredFrom: Math.min(from, now), answeredUntil: now });
  if (isConfirmed(health)) health.isAway = false;
}

/** Whether probes have been answered for the last second. False for a client that is new, or has sent no probe lately. */
export function isConfirmed({ answeredFrom, answeredUntil }: Health): boolean {
  return answeredUntil - answeredFrom >= TRUSTED_AFTER && performance.now() - answeredUntil < OUTDATED_AFTER;
}
