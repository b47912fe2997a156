/**
 * In milliseconds: how long to wait for a server that is away, to retry while a cluster is changing, and to trust a reported
 * version. A cluster that loses a node recovers within 8 seconds, or within 14 to 36 if that node hangs and leads the metadata
 * (seen on 1.7.12).
 */
export const PATIENCE = 60_000;

/** A client's view of its server, shared by its calls. After an outage, rows may be missing. A probe is a test query. */
export class Health {
  /** Whether there was an outage, and queries have not been answered for a second since. */
  isAway = false;
  /** The number of outages so far. A read compares it to notice an outage during its attempt. */
  outages = 0;
  /** When the first answer of the current run came; Infinity without a run. All times here are those of `performance.now`. */
  answeredFrom: number = Number.POSITIVE_INFINITY;
  /** When the last answer came. */
  answeredUntil = 0;
  /** When a probe last failed. */
  failedAt = 0;
  /** When a waiting call may probe again; Infinity during a probe. */
  nextProbe = 0;
}

/** For how many milliseconds queries must be answered before their rows are believed. */
const BELIEVED_AFTER = 1_000;
/** For how many milliseconds an answer counts. A server that is killed and started at once answers after 500 (seen on 1.7.12). */
const LASTS = 400;

/** Takes note that the server refused a connection, or responded to a query that it is changing. */
export function noteOutage(health: Health): void {
  Object.assign(health, { isAway: true, outages: health.outages + 1, answeredFrom: Number.POSITIVE_INFINITY });
}

/** Takes note that a query was answered. A query that was sent long after the previous answer begins a new run. */
export function noteAnswer(health: Health, sent: number): void {
  const now = performance.now();
  const from = sent - health.answeredUntil < BELIEVED_AFTER ? health.answeredFrom : now;
  Object.assign(health, { answeredFrom: Math.min(from, now), answeredUntil: now });
  if (isConfirmed(health)) health.isAway = false;
}

/** Whether queries have been answered for the last second. False for a new client, and for one that has sent no query lately. */
export function isConfirmed({ answeredFrom, answeredUntil }: Health): boolean {
  return answeredUntil - answeredFrom >= BELIEVED_AFTER && performance.now() - answeredUntil < LASTS;
}
