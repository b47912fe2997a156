/**
 * Settings for a server that starts in half the time: what is asked of it has to come from several partitions, not from 24,
 * which is the default. The servers of the demo and of test/servers/server have that.
 */
export const fewPartitions: Readonly<Record<string, string>> = { RESTATE_DEFAULT_NUM_PARTITIONS: "4" };
