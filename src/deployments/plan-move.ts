/** Decides what to do next with the invocations of older deployments, from their rows. */

import type { Goal, InvocationGroup, InvocationRow } from "./read-invocations.js";
import type { MovedInvocation, NotMovedInvocations } from "./roll-out-result.js";

/** Where an invocation is on its way to the new deployment. */
export interface Phase {
  readonly name: MovedInvocation["state"];
  /** The invocation when it was told to pause, or to move. */
  readonly before: InvocationRow;
  readonly isCanary: boolean;
  /** Whether it was not paused before. */
  readonly isPausedByUs: boolean;
  /** Why it fails on the new deployment. */
  readonly failure: string | null;
}

export type Phases = ReadonlyMap<string, Phase>;

export interface MovePlan {
  readonly phases: Phases;
  readonly pause: readonly string[];
  /** Those to resume on the new deployment. */
  readonly move: readonly string[];
  /** Those to resume without a deployment, since they were never pinned. */
  readonly resume: readonly string[];
  /** Whether one of those that were tried fails. */
  readonly isRefuted: boolean;
  /** How many are on their way, or left to move. */
  readonly left: number;
}

/** Plans the next turn of a move. */
export function planMove(goal: Goal, before: Phases, rows: readonly InvocationRow[]): MovePlan {
  const phases = readPhases(goal, before, rows);
  const candidates = rows.filter((row) => isMovable(goal, row, phases.get(row.id)));
  const canaries = listCanaries(phases).map(([, { name }]) => name);
  const isRefuted = canaries.includes("failing");
  const isTried = goal.canary === 0 || (canaries.length > 0 && canaries.every((name) => name === "passed"));
  const tried = canaries.length > 0 ? candidates.filter(({ id }) => phases.get(id)?.isCanary) : undefined;
  const chosen = isRefuted ? [] : isTried ? candidates : (tried ?? chooseCanaries(goal, candidates));

  const plan = { pause: [] as string[], move: [] as string[], resume: [] as string[] };
  for (const row of chosen) {
    const action = chooseAction(row);
    if (!action) continue;
    plan[action].push(row.id);
    const isPausedByUs = phases.get(row.id)?.isPausedByUs ?? action === "pause";
    const name = action === "pause" ? "pausing" : "moving";
    phases.set(row.id, { name, before: row, isCanary: !isTried, isPausedByUs, failure: null });
  }
  const left = new Set(candidates.map(({ id }) => id));
  for (const [id, phase] of phases) if (isOnItsWay(phase)) left.add(id);
  return { phases, ...plan, isRefuted, left: left.size };
}

/** Reads from the rows of a turn where the invocations are by now. A row that is missing means that there is none. */
export function readPhases(goal: Goal, before: Phases, rows: readonly InvocationRow[]): Map<string, Phase> {
  const found = new Map(rows.map((row) => [row.id, row]));
  const phases = new Map<string, Phase>();
  for (const [id, phase] of before) {
    const next = isOpen(phase) ? judge(goal, phase, found.get(id)) : phase;
    if (next) phases.set(id, next);
  }
  return phases;
}

function judge(goal: Goal, phase: Phase, row: InvocationRow | undefined): Phase | undefined {
  if (!row) return phase.name === "pausing" ? undefined : { ...phase, name: "passed" };
  const place = locate(goal, row, phase);
  if (place !== "new") return place === "old" && row.status !== "completed" && isOnItsWay(phase) ? phase : undefined;
  const name = readProgress(goal, row, phase);
  return { ...phase, name, failure: name === "failing" ? (row.completionFailure ?? row.failure) : null };
}

export function isOnItsWay({ name }: Phase): boolean {
  return name === "pausing" || name === "moving";
}

/** Whether a later turn has to look it up. */
export function isOpen(phase: Phase): boolean {
  return isOnItsWay(phase) || phase.name === "trying";
}

export function listOpen(phases: Phases): readonly string[] {
  return [...phases].filter(([, phase]) => isOpen(phase)).map(([id]) => id);
}

export function listCanaries(phases: Phases): readonly (readonly [id: string, phase: Phase])[] {
  return [...phases].filter(([, { isCanary }]) => isCanary);
}

export function countMoved(phases: Phases): number {
  return [...phases.values()].filter((phase) => !isOnItsWay(phase) && phase.name !== "back").length;
}

/** Where an invocation is, or was last. */
export function locate(goal: Goal, row: InvocationRow, phase?: Phase): "old" | "new" | "elsewhere" {
  const { pinned, attempt, status, lastEventAt } = row;
  if (pinned === goal.to) return "new";
  if (pinned !== null) return goal.from.includes(pinned) ? "old" : "elsewhere";
  // Without a pin, it runs on the latest deployment. Once it is paused again, only its later event shows that it has.
  const isNew =
    status === "paused" ? phase && phase.before.lastEventAt !== lastEventAt : (attempt ?? goal.to) === goal.to;
  return isNew ? "new" : "old";
}

/** What an invocation does on the new deployment. */
export function readProgress(goal: Goal, row: InvocationRow, phase?: Phase): "trying" | "passed" | "failing" {
  const { status, stuck, lastEvent, entries, failedAtEntries, completionFailure } = row;
  if (status === "completed") return completionFailure === null ? "passed" : "failing";
  if (status === "suspended") return "passed";
  if (status === "paused") return stuck ? "failing" : "passed";
  // Until its first attempt there has failed, the columns may be those of an older deployment. Every move follows a pause.
  if (stuck && lastEvent === "TransientError") return "failing";
  if (failedAtEntries !== null) return entries > failedAtEntries ? "passed" : "trying";
  // One that was healthy has no step to get past.
  return !phase || (row.attempt === goal.to && row.isSteady) ? "passed" : "trying";
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

/** Whether `move` selects invocations, and the new deployment has their handler. */
function isSelected(goal: Goal, each: Pick<InvocationGroup, "service" | "type" | "handler" | "stuck">): boolean {
  return isServed(goal, each) && (goal.move === "all" || (goal.move === "failing" && each.stuck));
}

/** The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12). */
function isServed(
  { services }: Pick<Goal, "services">,
  { service, type, handler }: Pick<InvocationGroup, "service" | "type" | "handler">,
): boolean {
  const served = services.find(({ name }) => name === service);
  if (served?.ty.replace(/\B[A-Z]/g, "_$&").toLowerCase() !== type) return false;
  return served.handlers.some(({ name }) => name === handler);
}

export function nameHandler({ service, handler }: Pick<InvocationGroup, "service" | "handler">): string {
  return `${service}/${handler}`;
}

function isMovable(goal: Goal, row: InvocationRow, phase: Phase | undefined): boolean {
  // One without a pin goes to the latest deployment at its next attempt.
  const isStill = row.pinned === null ? row.status === "paused" : row.status !== "completed";
  return isStill && locate(goal, row, phase) === "old" && isSelected(goal, row);
}

/** Chooses some of each handler, and of these the ones that take the least time. */
function chooseCanaries({ canary }: Goal, candidates: readonly InvocationRow[]): readonly InvocationRow[] {
  const rank = ({ stuck, status }: InvocationRow) => (stuck ? 0 : 10) + ORDER.indexOf(status);
  const counts = new Map<string, number>();
  const turns = [...candidates]
    .sort((a, b) => rank(a) - rank(b))
    .map((row) => {
      const turn = counts.get(nameHandler(row)) ?? 0;
      counts.set(nameHandler(row), turn + 1);
      return { row, turn };
    });
  const sorted = turns.sort((a, b) => a.turn - b.turn).map(({ row }) => row);
  return sorted.slice(0, canary);
}

const ORDER: readonly string[] = ["paused", "suspended", "backing-off", "running"];

/** The server changes the deployment only of an invocation that is paused or suspended. */
function chooseAction({ status, pinned }: InvocationRow): "pause" | "move" | "resume" | undefined {
  if (status === "paused") return pinned === null ? "resume" : "move";
  if (status === "suspended") return "move";
  // One that is just changing is `ready` for a moment.
  return status === "running" || status === "backing-off" ? "pause" : undefined;
}
