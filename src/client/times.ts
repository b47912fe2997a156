/** All constants of time of this room, in milliseconds. */

/** The default timeout of an attempt. */
export const TIMEOUT = 30_000;
/** The default of `connectTimeout`. */
export const CONNECT_TIMEOUT = 3_000;
/** The platform's timers fire at once if the delay is longer. */
export const LONGEST_TIMER: number = 2 ** 31 - 1;
