import { availableParallelism, loadavg } from "node:os";

/** How many others wanted each core when the tests began, or `PATIENCE=4`. The workers get that of the process that starts them. */
export const patience: number = Number(
  process.env.PATIENCE ?? Math.max(1, Math.ceil((loadavg()[0] ?? 0) / availableParallelism())),
);

/** The only limits of the tests, in milliseconds. They end what hangs: no test is about one of them. */
export const LIMITS: Readonly<Record<"unit" | "test" | "nightly" | "hook" | "poll", number>> = {
  /** Of a test that computes or calls a server of its own process. */
  unit: 60_000 * patience,
  /** Of a test with a real server or a compiler. */
  test: 240_000 * patience,
  /** Of a test that runs at night, and of what starts servers and installs packages. */
  nightly: 1_800_000 * patience,
  hook: 240_000 * patience,
  /** Until something is as it should become. */
  poll: 60_000 * patience,
};
