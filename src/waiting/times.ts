/** All times of this room, in milliseconds. The default of the total timeout is `PATIENCE`. */

/** The default of the longest pause between polls. */
export const DEFAULT_INTERVAL = 2_000;
export const FIRST_PAUSE = 100;
/**
 * The longest wait for something that usually takes a moment: a response about the health of a server, since one that is
 * starting may accept a connection and never answer; the spread of a deployment to each node; the end of a pause.
 */
export const MOMENT = 5_000;
/** A cluster told all of its nodes of a deployment within 250 ms (seen on three nodes of 1.7.12). */
export const SPREAD = 500;
