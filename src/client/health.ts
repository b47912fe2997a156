/** What a client knows about its server. All of its calls share it, and nothing else remembers that a server was away. */
export interface Health {
  /** Whether the server refused a connection, or a query broke off, and queries have not answered for a second since. */
  isAway: boolean;
  /** How often that happened, so that a read can tell whether it happened meanwhile. */
  losses: number;
  /** When the first and the last of a run of answers to queries came, on the clock of `performance.now`. */
  answeredFrom?: number | undefined;
  answeredUntil: number;
  /** The error of the last look; undefined if it was answered with rows. */
  problem?: unknown;
  /** The look in progress, which all that wait share. */
  look?: { readonly isAnswered: Promise<boolean>; readonly stop: () => void } | undefined;
  /** When the next look is due, by the same clock. */
  nextLook: number;
  /** How many wait for answers. Nobody looks for nobody. */
  waiting: number;
}

/** In milliseconds: for how long queries must answer until their rows are believed. */
export const BELIEVED_AFTER = 1_000;
/** In milliseconds. A server that is killed and started at once answers queries again after half a second (seen on 1.7.12). */
const LASTS = 400;

/** Takes note that the server refused a connection, or that a query broke off. */
export function noteLoss(health: Health): void {
  health.isAway = true;
  health.losses += 1;
  health.answeredFrom = undefined;
}

/** Takes note that a query was answered. */
export function noteAnswer(health: Health): void {
  health.answeredUntil = performance.now();
  health.answeredFrom ??= health.answeredUntil;
  if (hasAnsweredLong(health)) health.isAway = false;
}

/** Whether queries have answered for a second until now. A client that has seen no loss can only assume it. */
export function isConfirmed(health: Health): boolean {
  return hasAnsweredLong(health) && performance.now() - health.answeredUntil < LASTS;
}

function hasAnsweredLong({ answeredFrom, answeredUntil }: Health): boolean {
  return answeredFrom !== undefined && answeredUntil - answeredFrom >= BELIEVED_AFTER;
}
