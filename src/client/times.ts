/** All constants of time of this room, in milliseconds. */

/** The default timeout of an attempt. */
export const DEFAULT_TIMEOUT = 30_000;
/** The default of `connectTimeout`. */
export const CONNECT_TIMEOUT = 3_000;
/** The platform's timers fire at once if the delay is longer. */
export const LONGEST_TIMER: number = 2 ** 31 - 1;
/**
 * How long to wait for a server that is away, to avoid a node that was lost, and to trust a version that a node reported. A
 * cluster that loses a node recovers within 8 seconds, or within 14 to 36 if that node hangs and leads the metadata (seen on
 * 1.7.12).
 */
export const PATIENCE = 60_000;
