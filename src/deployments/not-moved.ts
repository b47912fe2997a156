import type { InvocationStatus } from "../../generated/index.js";
import type { InvocationCounts } from "../waiting/index.js";
import { isSelected, isServed, nameHandler } from "./plan-move.js";
import type { Goal, InvocationGroup } from "./read-invocations.js";

/** Invocations of one handler and status that are not moved, and why. */
export interface NotMovedInvocations {
  /** `Greeter/greet` */
  readonly handler: string;
  readonly status: InvocationStatus;
  readonly count: number;
  /** The id of one of them, `inv_...` */
  readonly example: string;
  /**
   * - `no handler`: the newer deployment lacks the handler, or its service has another type there.
   * - `not failing`: they do not fail, and `move` is `failing`.
   * - `not wanted`: `move` is `none`.
   *
   * Those that are paused stay so until someone resumes or kills them.
   */
  readonly reason: "no handler" | "not failing" | "not wanted";
}

/** Lists the groups that are not moved. */
export function listNotMoved(goal: Goal, groups: readonly InvocationGroup[]): readonly NotMovedInvocations[] {
  return groups
    .filter((group) => !isSelected(goal, group))
    .map((group) => {
      const { status, count, example } = group;
      const reason = !isServed(goal, group) ? "no handler" : goal.move === "none" ? "not wanted" : "not failing";
      return { handler: nameHandler(group), status, count, example, reason };
    });
}

/** Selects the groups that keep a deployment, without those of services for which it is still the latest one. */
export function selectGroups(
  groups: readonly InvocationGroup[],
  { id, latestOf }: { readonly id: string; readonly latestOf: readonly string[] },
): readonly InvocationGroup[] {
  return groups.filter(({ deployment, service }) => deployment === id && !latestOf.includes(service));
}

/** Adds up groups by status. */
export function countGroups(groups: readonly InvocationGroup[]): InvocationCounts {
  const counts = new Map<string, number>();
  for (const { status, count } of groups) counts.set(status, (counts.get(status) ?? 0) + count);
  return Object.fromEntries([...counts].sort());
}

/** Describes those that do not finish by themselves, as the end of a message. */
export function describeStuck(groups: readonly NotMovedInvocations[]): string {
  const stuck = groups
    .filter(({ status }) => status === "paused" || status === "backing-off")
    .map(
      ({ handler, status, count, example, reason }) => `${count} ${status} of ${handler} (${reason}), as ${example}`,
    );
  return stuck.length === 0 ? "" : `; not moved: ${stuck.join(", ")}`;
}
