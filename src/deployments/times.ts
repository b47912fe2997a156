/** All times of this room, in milliseconds where they are numbers. */

/** The default of the total timeout of a rollout. */
export const TIMEOUT = 600_000;
/** A cluster told all of its nodes of a deployment within 250 ms (seen on three nodes of 1.7.12). */
export const SPREAD = 500;
/** The server pauses an invocation that backs off in less (seen on 1.6.2 and 1.7.12). */
export const BRIEFLY = 50;
