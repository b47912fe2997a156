/** What a move does next with each invocation: decisions alone, which send nothing. */

import type { InvocationStatus } from "../../generated/index.js";
import type { Goal } from "./goal.js";
import {
  type InvocationGroup,
  type InvocationKind,
  type InvocationRow,
  isFailing,
  type Rows,
} from "./read-invocations.js";

/** What has become of an invocation that is tried. */
export type TrialState = "leaving" | "open" | "passed" | "succeeded" | "failing" | "failed" | "vanished";

/** What a move has done so far. */
export interface Progress {
  /** Those whose resume was accepted, or may have been, as they were then. */
  readonly moved: ReadonlyMap<string, InvocationRow>;
  /** Those that it has paused, or may have, and that have not continued since. */
  readonly paused: ReadonlySet<string>;
  /** Those that are tried before the rest, as they were when they were chosen. */
  readonly trial: ReadonlyMap<string, { readonly before: InvocationRow; readonly state: TrialState }>;
}

export const NOTHING: Progress = { moved: new Map(), paused: new Set(), trial: new Map() };

export const isGood = (state: TrialState): boolean => state === "passed" || state === "succeeded";
export const isBad = (state: TrialState): boolean => state === "failing" || state === "failed";

/** The most invocations that a move pauses at once. If its process is killed, they stay paused. */
export const MOST_PAUSED = 100;

export interface Plan {
  /** What is known of those that are tried, with those that were chosen now. */
  readonly trial: Progress["trial"];
  /** Those to pause, as many at a time as there is room for. */
  readonly pause: readonly InvocationRow[];
  readonly resume: readonly Resume[];
  /** How many are left to move. */
  readonly left: number;
}

/** Without a deployment, it is resumed where it is. One that was never pinned is on the latest. */
export interface Resume {
  readonly row: InvocationRow;
  readonly deployment: string | undefined;
}

/** Plans the next turn of a move. */
export function planMoves(goal: Goal, progress: Progress, rows: Rows): Plan {
  const found = [...rows.values()].filter((row) => row !== undefined);
  const candidates = found.filter((row) => isOld(goal, progress, row) && isMovable(goal, row));
  const trial = new Map(progress.trial);
  for (const [id, { before, state }] of progress.trial)
    if (rows.get(id) || !isGood(state)) trial.set(id, { before, state: judge(goal, progress, before, rows.get(id)) });
  const states = [...trial.values()].map(({ state }) => state);
  const isPassed =
    goal.canary === 0 || (states.some(isGood) && states.every((state) => isGood(state) || state === "vanished"));
  if (!isPassed && trial.size === 0)
    for (const before of chooseTrial(goal, candidates)) trial.set(before.id, { before, state: "leaving" });
  const chosen = isPassed ? candidates : states.some(isBad) ? [] : candidates.filter(({ id }) => trial.has(id));
  return {
    trial,
    pause: chosen.filter(mustPause),
    resume: [...chosen, ...found.filter((row) => isDelayed(goal, row))].flatMap((row) =>
      planResume(goal, progress, row),
    ),
    left: candidates.length,
  };
}

/**
 * Plans how one continues. The server changes the deployment of one that is paused, is suspended, or waits in a virtual queue
 * (1.7.12). There, a pause would make it wait out its back-off.
 */
export function planResume(goal: Goal, progress: Progress, row: InvocationRow): readonly Resume[] {
  const { status, isQueued, pinned, service } = row;
  if (status !== "paused" && status !== "suspended" && !isQueued) return [];
  const isMoving = pinned !== null && isOld(goal, progress, row) && isMovable(goal, row);
  if (status === "suspended" && !isMoving) return [];
  return [{ row, deployment: isMoving ? goal.targets.get(service)?.deployment_id : undefined }];
}

/** Whether it has to be paused first. One that is just changing is `ready` for a moment. */
function mustPause({ status, isQueued }: InvocationRow): boolean {
  return !isQueued && (status === "running" || status === "backing-off");
}

/** Whether one that was moved while it was paused in its queue waits out the back-off of the older deployment. */
function isDelayed({ targets }: Goal, { pinned, service, outcome, isQueued }: InvocationRow): boolean {
  return isQueued && outcome === "trying" && pinned !== null && pinned === targets.get(service)?.deployment_id;
}

/** What has become of one that is tried, from when it was chosen and now, if it exists. */
function judge(goal: Goal, progress: Progress, before: InvocationRow, row: InvocationRow | undefined): TrialState {
  if (!row) return "vanished";
  const { outcome, status, entries } = row;
  if (outcome !== "succeeded" && outcome !== "failed" && isOld(goal, progress, row)) return "leaving";
  if (outcome === "trying") return "open";
  // One that had not failed has made a step, or is suspended, which takes a whole replay.
  if (outcome === "open" && !isFailing(before.outcome))
    return status === "suspended" || entries > before.entries ? "passed" : "open";
  return outcome;
}

/** Whether it is still where it was. One without a pin runs on the latest deployment, as soon as it is resumed. */
export function isOld({ from, targets }: Goal, { moved }: Progress, { id, pinned, service }: InvocationRow): boolean {
  if (pinned === null) return !moved.has(id);
  return pinned !== targets.get(service)?.deployment_id && (!from || from.includes(pinned));
}

function isMovable(goal: Goal, row: InvocationRow): boolean {
  return row.status !== "completed" && (row.pinned !== null || goal.unpinned) && isSelected(goal, row, row.pinned);
}

/** Whether `move` selects invocations, and the new deployment has their handler. */
function isSelected(goal: Goal, each: InvocationKind, pinned: string | null): boolean {
  const { move, deleted } = goal;
  const isLost = each.status !== "running" && pinned !== null && deleted.includes(pinned);
  return isServed(goal, each) && (move === "all" || (move === "failing" && (isFailing(each.outcome) || isLost)));
}

/** The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12). */
function isServed({ targets }: Goal, { service, type, handler }: InvocationKind): boolean {
  const served = targets.get(service);
  if (served?.ty.replace(/\B[A-Z]/g, "_$&").toLowerCase() !== type) return false;
  return served.handlers.some(({ name }) => name === handler);
}

/** Chooses at least one of each handler, and of these the ones that take the least time. */
function chooseTrial(goal: Goal, candidates: readonly InvocationRow[]): readonly InvocationRow[] {
  const rank = (row: InvocationRow) => (isFailing(row.outcome) ? 0 : 2) + (mustPause(row) ? 1 : 0);
  const sorted = [...candidates].sort((a, b) => rank(a) - rank(b));
  // Of several with the same key, a map keeps the last.
  const firsts = new Set(new Map([...sorted].reverse().map((row) => [nameHandler(row), row])).values());
  const others = sorted.filter((row) => !firsts.has(row));
  return [...sorted.filter((row) => firsts.has(row)), ...others].slice(0, Math.max(goal.canary, firsts.size));
}

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
   * - `no pin`: they have made no step. They start or continue on the latest deployment, and on no other.
   * - `not failing`: they do not fail, and `move` is `failing`. Those that are paused stay so until someone resumes them.
   * - `not wanted`: `move` is `none`.
   */
  readonly reason: "no handler" | "no pin" | "not failing" | "not wanted";
}

const STARTED: readonly InvocationStatus[] = ["paused", "backing-off", "running"];

/** Lists those of the groups that are not moved. */
export function listNotMoved(goal: Goal, groups: readonly InvocationGroup[]): readonly NotMovedInvocations[] {
  const all = new Map<string, NotMovedInvocations>();
  for (const group of groups) {
    const { status, example, deployment, isPinned } = group;
    const mayMove = isPinned || (goal.unpinned && STARTED.includes(status));
    if (mayMove && isSelected(goal, group, deployment)) continue;
    const kept = goal.move === "none" ? "not wanted" : "not failing";
    const reason = isServed(goal, group) ? (mayMove ? kept : "no pin") : "no handler";
    const handler = nameHandler(group);
    const key = [handler, status, reason].join(" ");
    const count = group.count + (all.get(key)?.count ?? 0);
    all.set(key, { handler, status, count, example: all.get(key)?.example ?? example, reason });
  }
  return [...all.values()];
}

export function nameHandler({ service, handler }: { readonly service: string; readonly handler: string }): string {
  return `${service}/${handler}`;
}
