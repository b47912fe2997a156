import { pauseInvocations, resumeInvocations } from "../../generated/bulk/index.js";
import { type BulkResult, BulkStoppedError } from "../bulk/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { poll } from "../waiting/index.js";
import { listOpen, locate, type Phase, type Phases, readPhases, readProgress } from "./plan-move.js";
import { type Goal, type InvocationRow, lookUp } from "./read-invocations.js";
import type { TriedInvocation } from "./roll-out-result.js";

/** The longest time to resume what was paused, in milliseconds. A pause takes effect only when the attempt makes its next step. */
const RELEASE = 5_000;

export interface ReleasePlan {
  readonly pause: readonly string[];
  /** Those to resume, by deployment. Undefined: where they are. */
  readonly resume: ReadonlyMap<string | undefined, readonly string[]>;
  /** Those whose pause has not taken effect. */
  readonly waiting: readonly string[];
  /** What has become of those that were tried. */
  readonly states: ReadonlyMap<string, TriedInvocation["state"]>;
}

/**
 * Plans how to leave the invocations that a move has touched: those that it paused are resumed where they are, and those that
 * it tried in vain go back.
 *
 * @param isRefuted - Whether the new code fails.
 */
export function planRelease(
  goal: Goal,
  phases: Phases,
  rows: readonly InvocationRow[],
  isRefuted: boolean,
): ReleasePlan {
  const pause: string[] = [];
  const waiting: string[] = [];
  const resume = new Map<string | undefined, string[]>();
  const states = new Map<string, TriedInvocation["state"]>();
  const addResume = (id: string, deployment?: string) => {
    const ids = resume.get(deployment) ?? [];
    resume.set(deployment, ids);
    ids.push(id);
  };
  for (const row of rows) {
    const { id, status } = row;
    const phase = phases.get(id);
    if (!phase || status === "completed") continue;
    const place = locate(goal, row);
    if (place === "old") {
      states.set(id, "back");
      // A suspension ends a pause that has not taken effect.
      if (!isPausing(phase) || status === "suspended") continue;
      if (status === "paused") addResume(id);
      waiting.push(id);
    }
    if (place !== "new" || !isRefuted || !phase.isCanary) continue;
    if (phase.name === "passed" || readProgress(row, phase) === "passed") continue;
    // After another step, the older code might not make the same one.
    const canReturn = row.pinned !== null && phase.from !== null && row.entries === phase.entries;
    if (status !== "paused") pause.push(id);
    else if (canReturn) addResume(id, phase.from ?? undefined);
    else states.set(id, "paused");
    if (status !== "paused" || canReturn) waiting.push(id);
  }
  return { pause, resume, waiting, states };
}

function isPausing({ name, isPausedByUs }: Phase): boolean {
  return isPausedByUs && (name === "pausing" || name === "moving");
}

/**
 * Leaves the invocations that a move has touched in order, within a few seconds.
 *
 * @returns The phases as they were then, the ids of those whose pause has not taken effect, and what has become of those that
 * were tried.
 */
export async function releaseInvocations(
  client: Client,
  goal: Goal,
  phases: Phases,
  isRefuted: boolean,
  request: RequestOptions,
): Promise<{ readonly phases: Phases; readonly paused: readonly string[]; readonly states: ReleasePlan["states"] }> {
  let seen: Phases | undefined;
  const states = new Map<string, TriedInvocation["state"]>();
  const unsettled = new Set(listOpen(phases));
  const open = new Map([...phases].filter(([id, { isCanary }]) => isCanary || unsettled.has(id)));
  let paused: readonly string[] = [...open].flatMap(([id, phase]) => (isPausing(phase) ? [id] : []));
  const releaseOnce = async (each: RequestOptions) => {
    const rows = await lookUp(client, goal, [...open.keys()], each);
    seen ??= readPhases(goal, phases, rows);
    const plan = planRelease(goal, open, rows, isRefuted);
    for (const [id, state] of plan.states) states.set(id, state);
    const left = new Set(plan.waiting);
    for (const [deployment, ids] of plan.resume) {
      const options = deployment === undefined ? each : { ...each, deployment };
      const { succeeded, unchanged } = await settleBulk(resumeInvocations(client, ids, options));
      for (const { id } of [...succeeded, ...unchanged]) {
        left.delete(id);
        open.delete(id);
        if (deployment !== undefined) states.set(id, "back");
      }
    }
    await settleBulk(pauseInvocations(client, plan.pause, each));
    paused = [...left];
    return { value: undefined, description: `${left.size} left`, isReached: left.size === 0 };
  };
  // The caller gets what is left.
  const { signal: _, ...rest } = request;
  if (open.size > 0)
    await poll("the pauses to end", { ...rest, timeout: RELEASE, interval: 200 }, releaseOnce, true).catch(() => {});
  return { phases: seen ?? phases, paused, states };
}

/** Returns the result so far if a bulk operation stops early. */
export async function settleBulk(running: Promise<BulkResult>): Promise<BulkResult> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof BulkStoppedError) return error.result;
    throw error;
  }
}
