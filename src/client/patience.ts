/**
 * In milliseconds: how long to wait for a server that is away, to retry while a cluster is changing, and to trust a reported
 * version. A cluster that loses a node recovers within 8 seconds, or within 14 to 36 if that node hangs and leads the metadata
 * (seen on 1.7.12).
 */
export const PATIENCE = 60_000;
