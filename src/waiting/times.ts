/** All times of this room, in milliseconds. */

/** The default of the total timeout. */
export const TIMEOUT = 60_000;
/** The default of the longest pause. */
export const INTERVAL = 2_000;
export const FIRST_PAUSE = 100;
/** How long a check of the server's health may take. A server that is starting may accept a connection and never answer. */
export const CHECK_TIMEOUT = 5_000;
