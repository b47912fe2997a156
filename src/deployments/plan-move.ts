/** Decides what to do next with the invocations of older deployments, from their rows. */

import type { Goal, InvocationGroup, InvocationRow } from "./read-invocations.js";

/** Where an invocation is on its way to the new deployment. */
export interface Phase {
  /**
   * - `pausing`: it was told to pause, which takes effect when its attempt ends or makes its next step.
   * - `moving`: it was told to continue on the new deployment.
   * - `trying`: it runs there, and has not got past the step at which it failed.
   * - `passed`: it has, or has completed, or is suspended, or did not fail and has run there for a moment.
   * - `failing`: it fails there, or has completed with a failure.
   */
  readonly name: "pausing" | "moving" | "trying" | "passed" | "failing";
  /** The deployment that it was pinned to. Null if it was not. */
  readonly from: string | null;
  /** The number of entries in its journal before the move. */
  readonly entries: number;
  readonly isCanary: boolean;
  /** Whether it was not paused before. */
  readonly isPausedByUs: boolean;
  /** `Greeter/greet` */
  readonly handler: string;
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
  const candidates = rows.filter((row) => isMovable(goal, row));
  const canaries = [...phases.values()].filter(({ isCanary }) => isCanary);
  const isRefuted = canaries.some(({ name }) => name === "failing");
  const isTried = goal.canary === 0 || (canaries.length > 0 && canaries.every(({ name }) => name === "passed"));
  const chosen = isRefuted ? [] : isTried ? candidates : chooseCanaries(goal, phases, candidates);

  const plan = { pause: [] as string[], move: [] as string[], resume: [] as string[] };
  for (const row of chosen) {
    const action = chooseAction(row);
    if (!action) continue;
    plan[action].push(row.id);
    const { entries, pinned: from, failure } = row;
    const known = phases.get(row.id);
    const isPausedByUs = known?.isPausedByUs ?? action === "pause";
    const name = action === "pause" ? "pausing" : "moving";
    const isCanary = !isTried;
    phases.set(row.id, { name, from, entries, isCanary, isPausedByUs, handler: nameHandler(row), failure });
  }
  const left = new Set(candidates.map(({ id }) => id));
  for (const [id, { name }] of phases) if (name === "pausing" || name === "moving") left.add(id);
  return { phases, ...plan, isRefuted, left: left.size };
}

/** Reads from the rows of a turn where the invocations are by now. A row that is missing means that there is none. */
export function readPhases(goal: Goal, before: Phases, rows: readonly InvocationRow[]): Map<string, Phase> {
  const found = new Map(rows.map((row) => [row.id, row]));
  const phases = new Map<string, Phase>();
  for (const [id, phase] of before) {
    const next = judge(goal, phase, found.get(id));
    if (next) phases.set(id, next);
  }
  return phases;
}

/** Which invocations a later turn has to look up: those whose phase may change. */
export function listOpen(phases: Phases): readonly string[] {
  return [...phases].flatMap(([id, { name }]) => (name === "passed" || name === "failing" ? [] : [id]));
}

/** How many have been moved, without those that went back. */
export function countMoved(phases: Phases, isBack: (id: string) => boolean = () => false): number {
  return [...phases].filter(([id, { name }]) => name !== "pausing" && name !== "moving" && !isBack(id)).length;
}

/** Where an invocation is, or was last. Without a pin, the server runs it on the latest deployment. */
export function locate(goal: Goal, row: InvocationRow): "old" | "new" | "elsewhere" {
  const { pinned, attempt, status, lastEventAt } = row;
  if (pinned !== null) return pinned === goal.to ? "new" : goal.from.includes(pinned) ? "old" : "elsewhere";
  if (attempt !== null && status !== "paused") return attempt === goal.to ? "new" : "old";
  if (status !== "paused") return "new";
  return goal.registeredAt !== undefined && isAfter(lastEventAt, goal.registeredAt) ? "new" : "old";
}

/** What an invocation does on the new deployment. */
export function readProgress(row: InvocationRow, phase?: Phase): "trying" | "passed" | "failing" {
  const { status, stuck, lastEvent, entries, failedAtEntries, isRunningThere, completionFailure } = row;
  if (status === "completed") return completionFailure === null ? "passed" : "failing";
  if (status === "suspended") return "passed";
  if (status === "paused") return stuck ? "failing" : "passed";
  // Until its first attempt there has failed, the columns may be those of an older deployment. Every move follows a pause.
  if (stuck && lastEvent === "TransientError") return "failing";
  const start = phase?.entries ?? (lastEvent === "Paused" ? failedAtEntries : null);
  if (start === null || entries > start) return "passed";
  // One that was healthy has no step to get past.
  const isAtStep = failedAtEntries !== null && entries <= failedAtEntries;
  return isRunningThere && !isAtStep ? "passed" : "trying";
}

/** Whether `move` selects invocations, and the new deployment has their handler. */
export function isSelected(goal: Goal, each: Pick<InvocationGroup, "service" | "type" | "handler" | "stuck">): boolean {
  return isServed(goal, each) && (goal.move === "all" || (goal.move === "failing" && each.stuck));
}

/** The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12). */
export function isServed(
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

function judge(goal: Goal, phase: Phase, row: InvocationRow | undefined): Phase | undefined {
  const isOnItsWay = phase.name === "pausing" || phase.name === "moving";
  if (phase.name === "passed" || phase.name === "failing") return phase;
  if (!row) return phase.name === "pausing" ? undefined : { ...phase, name: "passed" };
  const place = locate(goal, row);
  if (row.status === "completed" && (phase.name === "pausing" || place !== "new")) return undefined;
  if (place === "elsewhere") return undefined;
  if (place === "old") return isOnItsWay ? phase : undefined;
  const name = readProgress(row, phase);
  return { ...phase, name, failure: name === "failing" ? (row.completionFailure ?? row.failure) : null };
}

function isMovable(goal: Goal, row: InvocationRow): boolean {
  // One without a pin goes to the latest deployment at its next attempt.
  const isStill = row.pinned === null ? row.status === "paused" : row.status !== "completed";
  return isStill && locate(goal, row) === "old" && isSelected(goal, row);
}

/** Those that are being tried, or, at the start, some of each handler, and of these the ones that take the least time. */
function chooseCanaries(goal: Goal, phases: Phases, candidates: readonly InvocationRow[]): readonly InvocationRow[] {
  const isChosen = candidates.filter(({ id }) => phases.get(id)?.isCanary);
  if ([...phases.values()].some(({ isCanary }) => isCanary)) return isChosen;
  const handlers = new Map<string, InvocationRow[]>();
  const rank = ({ stuck, status }: InvocationRow) => (stuck ? 0 : 10) + ORDER.indexOf(status);
  for (const row of [...candidates].sort((a, b) => rank(a) - rank(b))) {
    const name = nameHandler(row);
    const all = handlers.get(name) ?? [];
    handlers.set(name, all);
    all.push(row);
  }
  const turns = [...handlers.values()].flatMap((all) => all.slice(0, goal.canary).map((row, turn) => ({ row, turn })));
  return turns
    .sort((a, b) => a.turn - b.turn)
    .slice(0, goal.canary)
    .map(({ row }) => row);
}

const ORDER: readonly string[] = ["paused", "suspended", "backing-off", "running"];

/** The server changes the deployment only of an invocation that is paused or suspended. */
function chooseAction({ status, pinned }: InvocationRow): "pause" | "move" | "resume" | undefined {
  if (status === "paused") return pinned === null ? "resume" : "move";
  if (status === "suspended") return "move";
  // One that is just changing is `ready` for a moment.
  return status === "running" || status === "backing-off" ? "pause" : undefined;
}

function isAfter(time: string | null, other: string): boolean {
  return time !== null && Date.parse(time) > Date.parse(other);
}
