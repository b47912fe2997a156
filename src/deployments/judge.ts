/** Judges what an invocation does on its new deployment, by what was seen there. */

import type { InvocationRow } from "./read-invocations.js";

/**
 * - `failing`: an attempt there has ended with a failure, or the invocation has completed with one.
 * - `passed`: it has completed successfully, or its journal has got past the step at which it failed. One that had not failed
 *   has made a step, or is suspended, which takes a whole replay.
 * - `gone`: it no longer exists, so nothing tells how it ended.
 * - `trying`: none of these. It runs, waits, hangs, was paused by someone, or the step at which it failed is unknown.
 */
export type Progress = "failing" | "passed" | "gone" | "trying";

/**
 * @param before - The invocation when it was resumed there.
 * @param row - The invocation now. Undefined if it does not exist.
 */
export function judge(before: InvocationRow, row: InvocationRow | undefined): Progress {
  if (!row) return "gone";
  if (row.status === "completed") return row.isFailing ? "failing" : "passed";
  if (hasFailedSince(before, row)) return "failing";
  if (!before.isFailing) return row.status === "suspended" || row.entries > before.entries ? "passed" : "trying";
  return before.failedAtEntries !== null && row.entries > before.failedAtEntries ? "passed" : "trying";
}

function hasFailedSince(before: InvocationRow, row: InvocationRow): boolean {
  return isFailingHere(row) && row.failedAt !== before.failedAt;
}

/** Whether an attempt on its present deployment has failed. While another attempt runs, only the invoker knows. */
export function isFailingHere({ isFailing, status, hasFailedHere }: InvocationRow): boolean {
  return isFailing && (status !== "running" || hasFailedHere);
}
