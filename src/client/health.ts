/** A client's knowledge about its server, which all of its calls share. Times are those of `performance.now`. */
export class Health {
  /** Whether there is a doubt, and queries have not answered for a second since. */
  isAway = false;
  /** How often a doubt came up, so that a read can tell whether one did meanwhile. */
  doubts = 0;
  /** When the first and the last of a run of answers to queries came, the first Infinity if there is none; and when a look last failed. */
  answeredFrom: number = Number.POSITIVE_INFINITY;
  answeredUntil = 0;
  failedAt = 0;
  /** When a waiting call may look again; Infinity while one looks. */
  nextLook = 0;
}

/** In milliseconds: for how long queries must answer until their rows are believed. */
const BELIEVED_AFTER = 1_000;
/** In milliseconds. A server that is killed and started at once answers queries again after half a second (seen on 1.7.12). */
const LASTS = 400;

/** Takes note that the server refused a connection, or responded to a query that it is changing. */
export function noteDoubt(health: Health): void {
  Object.assign(health, { isAway: true, doubts: health.doubts + 1, answeredFrom: Number.POSITIVE_INFINITY });
}

/** Takes note that a query was answered. If it was sent long after the answer before it, nothing is known of the time between. */
export function noteAnswer(health: Health, sent: number): void {
  const now = performance.now();
  const from = sent - health.answeredUntil < BELIEVED_AFTER ? health.answeredFrom : now;
  Object.assign(health, { answeredFrom: Math.min(from, now), answeredUntil: now });
  if (isConfirmed(health)) health.isAway = false;
}

/** Whether queries have answered for a second until now. A client that has seen no doubt can only assume it. */
export function isConfirmed({ answeredFrom, answeredUntil }: Health): boolean {
  return answeredUntil - answeredFrom >= BELIEVED_AFTER && performance.now() - answeredUntil < LASTS;
}
