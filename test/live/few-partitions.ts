/**
 * Settings of a server for tests: it starts in half the time, with half the CPU time. What a query returns still comes from
 * more than one partition.
 */
export const fewPartitions: Readonly<Record<string, string>> = { RESTATE_DEFAULT_NUM_PARTITIONS: "2" };
