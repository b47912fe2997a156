/** All times of this room, in milliseconds where they are numbers. */

/** The default of the total timeout of a rollout. */
export const TIMEOUT = 600_000;
/** A cluster told all of its nodes of a deployment within 250 ms (seen on three nodes of 1.7.12). */
export const SPREAD = 500;
/** A replay takes less time than this. An interval of SQL. */
export const STEADY = "2 seconds";
