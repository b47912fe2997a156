/** The invocations that a move has paused or resumed, by id. */

import { isFailingHere } from "./judge.js";
import type { Goal, InvocationRow, Rows } from "./read-invocations.js";
import type { FailingInvocations, MovedInvocation } from "./results.js";
import { locate, nameHandler } from "./selection.js";

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

export function listIds(
  tracked: ReadonlyMap<string, Tracked>,
  isWanted: (each: Tracked) => boolean,
): readonly string[] {
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

/** Notes that a move is done with an invocation. */
export function settleTracked(tracked: Map<string, Tracked>, id: string, state?: Tracked["state"]): void {
  const each = tracked.get(id);
  if (each) tracked.set(id, { ...each, state: state ?? each.state, isPausedByUs: false });
}

/** Lists the invocations that were tried before the rest. */
export function listTried(tracked: ReadonlyMap<string, Tracked>): readonly MovedInvocation[] {
  return [...tracked]
    .filter(([, { isCanary }]) => isCanary)
    .map(([id, { state, before, failure }]) => ({ id, handler: nameHandler(before), state, failure }));
}

/** Whether one of those that were tried fails. */
export function isRefuted(tracked: ReadonlyMap<string, Tracked>): boolean {
  return listTried(tracked).some(({ state }) => state === "failing");
}

export function countMoved(tracked: ReadonlyMap<string, Tracked>): number {
  return listIds(tracked, (each) => !isOnItsWay(each) && each.state !== "back").length;
}

/** Groups what fails on the new deployment by handler and message: what this move has moved there, and the others. */
export function groupFailing(
  goal: Goal,
  tracked: ReadonlyMap<string, Tracked>,
  rows: Rows,
): readonly FailingInvocations[] {
  const moved = [...tracked].flatMap(([id, { state, before, failure }]) =>
    state === "failing"
      ? [{ id, handler: nameHandler(before), message: failure, isNew: failure !== before.failure }]
      : [],
  );
  const others = [...rows.values()]
    .filter((row) => row !== undefined)
    .filter(
      (row) => !tracked.has(row.id) && row.pinned !== null && locate(goal, row, true) === "new" && isFailingHere(row),
    )
    .map((row) => ({ id: row.id, handler: nameHandler(row), message: row.failure, isNew: undefined }));
  const groups = new Map<string, FailingInvocations>();
  for (const { id, ...rest } of [...moved, ...others]) {
    const key = JSON.stringify([rest.handler, rest.message, String(rest.isNew)]);
    const group = groups.get(key) ?? { ...rest, count: 0, example: id };
    groups.set(key, { ...group, count: group.count + 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}
