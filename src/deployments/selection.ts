/** Which invocations a move selects, and where they are. */

import type { Goal, InvocationGroup, InvocationRow } from "./read-invocations.js";
import type { NotMovedInvocations } from "./results.js";

type Target = Pick<InvocationGroup, "service" | "type" | "handler">;

/** Whether `move` selects invocations, and the new deployment has their handler. */
export function isSelected(goal: Goal, each: Target & Pick<InvocationGroup, "isFailing">): boolean {
  return isServed(goal, each) && (goal.move === "all" || (goal.move === "failing" && each.isFailing));
}

/** The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12). */
function isServed({ targets }: Goal, { service, type, handler }: Target): boolean {
  const served = targets.get(service);
  if (served?.ty.replace(/\B[A-Z]/g, "_$&").toLowerCase() !== type) return false;
  return served.handlers.some(({ name }) => name === handler);
}

/** Where an invocation is. One without a pin runs on the latest deployment, as soon as it is resumed. */
export function locate(
  goal: Goal,
  { pinned, service }: InvocationRow,
  isResumed: boolean,
): "old" | "new" | "elsewhere" {
  if (pinned === null) return isResumed ? "new" : "old";
  if (pinned === goal.targets.get(service)?.deployment) return "new";
  return !goal.from || goal.from.includes(pinned) ? "old" : "elsewhere";
}

/** Lists the groups that are not moved. */
export function listNotMoved(goal: Goal, groups: readonly InvocationGroup[]): readonly NotMovedInvocations[] {
  return groups
    .filter((group) => group.deployment !== goal.targets.get(group.service)?.deployment && !isSelected(goal, group))
    .map((group) => {
      const { status, count, example } = group;
      const reason = !isServed(goal, group) ? "no handler" : goal.move === "none" ? "not wanted" : "not failing";
      return { handler: nameHandler(group), status, count, example, reason };
    });
}

export function nameHandler({ service, handler }: Pick<Target, "service" | "handler">): string {
  return `${service}/${handler}`;
}
