import type { ServiceMetadata } from "../../generated/index.js";

/** Which invocations to move, and where. */
export interface Goal {
  /** The deployments that they are pinned to; undefined for any. */
  readonly from: readonly string[] | undefined;
  /** Those of these that somebody has deleted: what is pinned there cannot go on, whether it fails yet or not. */
  readonly deleted: readonly string[];
  /** The services of the deployment that continues them, or the latest ones, by name. */
  readonly targets: ReadonlyMap<string, ServiceMetadata>;
  readonly move: MoveSelection | "none";
  /** How many invocations to try before the rest. */
  readonly canary: number;
  /** Whether to resume those that were never pinned, too: they run on the latest deployment. */
  readonly unpinned: boolean;
}

/**
 * Which invocations to move to another deployment:
 *
 * - `failing`: those that are backing off, that run again after a failure at the same step, or that are paused where they
 *   failed. An invocation that a user paused without any failure stays paused.
 * - `all`: also those that run, are suspended, or were paused by a user. The step at which one runs is repeated: without
 *   virtual queues, its pause waits for the end of that step, and only a handler that never stops is cut off after the server's
 *   abort timeout; with them, the pause cuts the attempt off at once, and a `ctx.run` that has begun runs again.
 */
export type MoveSelection = "failing" | "all";
