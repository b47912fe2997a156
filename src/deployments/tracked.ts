import { type Goal, locate, nameHandler } from "./goal.js";
import type { InvocationRow, Rows } from "./read-invocations.js";
import type { FailingInvocations, MovedInvocation } from "./roll-out-result.js";

/** An invocation that a move has paused or resumed. */
export interface Tracked {
  readonly state: MovedInvocation["state"];
  /** The invocation when it was last paused or resumed. */
  readonly before: InvocationRow;
  readonly isCanary: boolean;
  /** Whether this move has paused it, and it has not continued since. */
  readonly isPausedByUs: boolean;
  /** Why it fails on the new deployment. */
  readonly failure: string | null;
}

/** The invocations that a move has paused or resumed, by id. */
export type Tracking = ReadonlyMap<string, Tracked>;

/**
 * Judges what an invocation does on its new deployment, from when it was resumed there and now, if it exists. One that had not
 * failed has passed if it has made a step, or is suspended, which takes a whole replay.
 */
export function judge(before: InvocationRow, row: InvocationRow | undefined): MovedInvocation["state"] {
  if (!row) return "gone";
  if (row.status === "completed") return row.isFailing ? "failing" : "passed";
  if (isFailingHere(row) && row.failedAt !== before.failedAt) return "failing";
  if (!before.isFailing) return row.status === "suspended" || row.entries > before.entries ? "passed" : "trying";
  return before.failedAtEntries !== null && row.entries > before.failedAtEntries ? "passed" : "trying";
}

/** Whether an attempt on its present deployment has failed. While another attempt runs, only the invoker knows. */
export function isFailingHere({ isFailing, status, hasFailedHere }: InvocationRow): boolean {
  return isFailing && (status !== "running" || hasFailedHere);
}

export function listIds(tracked: Tracking, isWanted: (each: Tracked) => boolean): readonly string[] {
  return [...tracked].filter(([, each]) => isWanted(each)).map(([id]) => id);
}

export function isOnItsWay({ state }: Tracked): boolean {
  return state === "pausing" || state === "moving";
}

/** Whether a later turn has to look it up. One that this move pauses on the new deployment has been judged already. */
export function isOpen(each: Tracked): boolean {
  return isOnItsWay(each) || (each.state === "trying" && !each.isPausedByUs);
}

/** Whether a move that stops has to leave it in order. */
export function isUnsettled(each: Tracked): boolean {
  return isOpen(each) || each.isPausedByUs || (each.isCanary && each.state === "failing");
}

/** Lists the invocations that were tried before the rest. */
export function listTried(tracked: Tracking): readonly MovedInvocation[] {
  return [...tracked]
    .filter(([, { isCanary }]) => isCanary)
    .map(([id, { state, before, failure }]) => ({ id, handler: nameHandler(before), state, failure }));
}

/** Whether one of those that were tried fails. */
export function isRefuted(tracked: Tracking): boolean {
  return listTried(tracked).some(({ state }) => state === "failing");
}

export function countMoved(tracked: Tracking): number {
  return listIds(tracked, (each) => !isOnItsWay(each) && each.state !== "back").length;
}

/** Groups what fails on the new deployment by handler and message: what this move has moved there, and the others. */
export function groupFailing(goal: Goal, tracked: Tracking, rows: Rows): readonly FailingInvocations[] {
  const moved = [...tracked.values()]
    .filter(({ state }) => state === "failing")
    .map(({ before, failure }) => ({ ...before, failure, isNew: failure !== before.failure }));
  const others = [...rows.values()]
    .filter((row) => row !== undefined)
    .filter(({ id, pinned }) => !tracked.has(id) && pinned !== null)
    .filter((row) => locate(goal, row, true) === "new" && isFailingHere(row))
    .map((row) => ({ ...row, isNew: undefined }));
  const groups = new Map<string, FailingInvocations>();
  for (const { id, isNew, failure: message, ...row } of [...moved, ...others]) {
    const handler = nameHandler(row);
    const key = JSON.stringify([handler, message, String(isNew)]);
    const group = groups.get(key) ?? { handler, message, isNew, count: 0, example: id };
    groups.set(key, { ...group, count: group.count + 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}
