/** Decides what to do next in a rollout, from what the server says. */

import { countGroups, listNotMoved, selectGroups } from "./not-moved.js";
import { locate, type MovePlan, nameHandler, type Phases, planMove, readProgress } from "./plan-move.js";
import type { Goal, InvocationGroup, InvocationRow } from "./read-invocations.js";
import { describeFailing, type FailingInvocations, type ReplacedDeployment } from "./roll-out-result.js";

/** What one turn has read. */
export interface Read {
  readonly rows: readonly InvocationRow[];
  readonly groups: readonly InvocationGroup[];
  readonly older: readonly Omit<ReplacedDeployment, "invocations" | "notMoved">[];
  /** Whether the server lists the services of the new deployment. A list that lacks them may lack others, too. */
  readonly isListed: boolean;
}

export interface RollOutPlan extends MovePlan {
  readonly older: readonly ReplacedDeployment[];
  readonly failing: readonly FailingInvocations[];
  /** The deployments to delete. */
  readonly delete: readonly string[];
  readonly isDone: boolean;
  readonly description: string;
}

/** Plans the next turn of a rollout. */
export function planRollOut(goal: Goal, before: Phases, read: Read, keepOlder: boolean): RollOutPlan {
  const plan = planMove(goal, before, read.rows);
  const older = read.older.map((deployment) => {
    const there = selectGroups(read.groups, deployment);
    return { ...deployment, invocations: countGroups(there), notMoved: listNotMoved(goal, there) };
  });
  const failing = listFailing(goal, read.rows);
  // One that has just been moved may fail in a moment.
  const trying = read.rows.filter((row) => locate(goal, row) === "new" && readProgress(row) === "trying").length;
  const open = [...plan.phases.values()].filter(({ name }) => name !== "passed" && name !== "failing").length;
  const isQuiet = failing.length === 0 && trying === 0;
  const isSettled = !plan.isRefuted && read.isListed && open === 0;
  const drained = older.filter(({ invocations }) => Object.keys(invocations).length === 0);
  const needless = drained.filter(({ deleted, latestOf }) => !deleted && latestOf.length === 0);
  return {
    ...plan,
    older,
    failing,
    delete: isSettled && isQuiet && !keepOlder ? needless.map(({ id }) => id) : [],
    // Without an older deployment, there is nothing to go back to.
    isDone:
      isSettled &&
      (isQuiet || older.every(({ deleted }) => deleted)) &&
      plan.left === 0 &&
      drained.length === older.length,
    description: `${drained.length} of ${older.length} drained${describeTrial(plan.phases)}${describeFailing(failing, goal.to)}`,
  };
}

/** Lists what fails on the new deployment for a reason for which it did not fail before. */
function listFailing(goal: Goal, rows: readonly InvocationRow[]): readonly FailingInvocations[] {
  const groups = new Map<string, FailingInvocations>();
  for (const row of rows) {
    if (row.status === "completed" || locate(goal, row) !== "new" || readProgress(row) !== "failing") continue;
    const message = row.failure ?? "";
    if (row.earlierFailure !== null && simplify(row.earlierFailure) === simplify(message)) continue;
    const handler = nameHandler(row);
    const key = JSON.stringify([handler, simplify(message)]);
    const { count, ...known } = groups.get(key) ?? { handler, message, count: 0, example: row.id };
    groups.set(key, { ...known, count: count + 1 });
  }
  return [...groups.values()];
}

/** Words with digits, such as numbers of orders, make no other reason. */
function simplify(message: string): string {
  return message.replace(/[\w-]*\d[\w-]*/g, "#");
}

function describeTrial(phases: Phases): string {
  const canaries = [...phases.values()].filter(({ isCanary }) => isCanary);
  const passed = canaries.filter(({ name }) => name === "passed").length;
  return canaries.length > passed ? `; ${passed} of ${canaries.length} that are tried have passed` : "";
}
