/** Decides what to do next in a rollout, from what the server says. */

import { addUp } from "./add-up.js";
import { isOpen, isRefuted, locate, type Phases, readProgress } from "./phases.js";
import { type MovePlan, planMove } from "./plan-move.js";
import type { Goal, InvocationGroup, InvocationRow } from "./read-invocations.js";
import type { MovedInvocation, ReplacedDeployment } from "./results.js";
import { listNotMoved, nameHandler } from "./selection.js";

/** What one turn has read. */
export interface Read {
  readonly rows: readonly InvocationRow[];
  readonly groups: readonly InvocationGroup[];
  readonly older: readonly ReplacedDeployment[];
}

export interface RollOutPlan extends MovePlan {
  readonly older: readonly ReplacedDeployment[];
  readonly failing: readonly MovedInvocation[];
  /** The deployments to delete. */
  readonly delete: readonly string[];
}

/** Plans the next turn of a rollout. */
export function planRollOut(goal: Goal, before: Phases, read: Read, keepOlder: boolean): RollOutPlan {
  const plan = planMove(goal, before, read.rows);
  const older = read.older.map((deployment) => {
    const { id, latestOf } = deployment;
    const isThere = (group: InvocationGroup) => group.deployment === id && !latestOf.includes(group.service);
    const there = read.groups.filter(isThere);
    return {
      ...deployment,
      invocations: addUp(there.map(({ status, count }) => [status, count])),
      notMoved: listNotMoved(goal, there),
    };
  });
  const there = read.rows.filter((row) => locate(goal, row, plan.phases.get(row.id)) === "new");
  const failing = listFailing(goal, plan.phases, there);
  // One that has just been moved, even by an earlier call, may fail in a moment.
  const isTrying = [...plan.phases.values()].some(isOpen) || there.some((row) => readProgress(goal, row) === "trying");
  const isSettled = !isRefuted(plan.phases) && !isTrying;
  const drained = older.filter(({ invocations }) => Object.keys(invocations).length === 0);
  const needless = drained.filter(({ deleted, latestOf }) => !deleted && latestOf.length === 0);
  const isQuiet = failing.length === 0;
  return {
    ...plan,
    older,
    failing,
    delete: isSettled && isQuiet && !keepOlder ? needless.map(({ id }) => id) : [],
    // Without an older deployment, there is nothing to go back to.
    isDone:
      isSettled && (isQuiet || older.every(({ deleted }) => deleted)) && plan.isDone && drained.length === older.length,
  };
}

/** Lists what fails on the new deployment for a reason for which it did not fail before it was moved. */
function listFailing(goal: Goal, phases: Phases, there: readonly InvocationRow[]): readonly MovedInvocation[] {
  return there
    .filter((row) => {
      const before = phases.get(row.id)?.before.failure ?? undefined;
      return row.status !== "completed" && readProgress(goal, row) === "failing" && row.failure !== before;
    })
    .map((row) => ({ id: row.id, handler: nameHandler(row), state: "failing", failure: row.failure }));
}
