import { availableParallelism, loadavg } from "node:os";

/** The load of each core when the tests began, or `PATIENCE=4`. Workers get the value of the process that starts them. */
export const patience: number = Number(
  process.env.PATIENCE ?? Math.max(1, Math.ceil((loadavg()[0] ?? 0) / availableParallelism())),
);

/** The time limits of the tests, in milliseconds. They end a test that hangs, and no test depends on one. */
export const LIMITS: Readonly<Record<"unit" | "test" | "nightly" | "hook" | "poll", number>> = {
  /** For a test that computes, or calls a server in its own process. */
  unit: 60_000 * patience,
  /** For a test with a real server or a compiler. */
  test: 240_000 * patience,
  /** For a nightly test, and for starting servers and installing packages. */
  nightly: 1_800_000 * patience,
  hook: 240_000 * patience,
  /** For polling until a condition is met. */
  poll: 60_000 * patience,
};
