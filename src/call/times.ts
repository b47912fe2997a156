/** All constants of time of this room, in milliseconds. */

/** The backoff after a failure by which a request may have had an effect: the first, and the longest. */
export const FIRST_BACKOFF = 500;
export const LONGEST_BACKOFF = 8_000;
/** The pause after a failure that had no effect, such as a temporary one: the first, and the longest. */
export const FIRST_PAUSE = 50;
export const LONGEST_PAUSE = 1_000;
/**
 * Work that respects its signal ends within this time, with more information than a timeout, such as the status of a truncated
 * response. Other work is abandoned.
 */
export const GRACE = 250;
