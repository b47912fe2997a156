import { pauseInvocations, resumeInvocations } from "../../generated/bulk/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { poll } from "../waiting/index.js";
import { isOnItsWay, isOpen, locate, type Phase, type Phases, readPhases } from "./plan-move.js";
import { type Goal, type InvocationRow, lookUp } from "./read-invocations.js";
import { settleBulk } from "./run-turns.js";

/** The longest time to resume what was paused, in milliseconds. A pause takes effect only when the attempt makes its next step. */
const RELEASE = 5_000;

/**
 * - `pause`: pause it.
 * - `wait`: until its pause takes effect.
 * - `resume`: resume it where it is.
 * - `return`: resume it where it was.
 * - `back`, `paused`: it is where it was, or stays paused on the new deployment.
 * - `leave`: leave it as it is.
 */
type ReleaseAction = "pause" | "wait" | "resume" | "return" | "back" | "paused" | "leave";

/**
 * Decides how to leave an invocation that a move has touched.
 *
 * @param isRefuted - Whether the new code fails.
 */
export function planRelease(goal: Goal, phase: Phase, row: InvocationRow, isRefuted: boolean): ReleaseAction {
  const { status, entries } = row;
  const place = status === "completed" ? "elsewhere" : locate(goal, row, phase);
  if (place === "old") {
    // A suspension ends a pause that has not taken effect.
    if (!isPausing(phase) || status === "suspended") return "back";
    return status === "paused" ? "resume" : "wait";
  }
  if (place !== "new" || !isRefuted || !phase.isCanary || phase.name === "passed") return "leave";
  if (status !== "paused") return "pause";
  // After another step, the older code might not make the same one.
  return phase.before.pinned !== null && entries === phase.before.entries ? "return" : "paused";
}

function isPausing(phase: Phase): boolean {
  return phase.isPausedByUs && isOnItsWay(phase);
}

/**
 * Leaves the invocations that a move has touched in order, within a few seconds.
 *
 * @returns The phases by then, and the ids of those whose pause has not taken effect.
 */
export async function releaseInvocations(
  client: Client,
  goal: Goal,
  phases: Phases,
  isRefuted: boolean,
  request: RequestOptions,
): Promise<{ readonly phases: Phases; readonly paused: readonly string[] }> {
  const touched = [...phases].filter(([, phase]) => isOpen(phase) || (isRefuted && phase.isCanary));
  let open = touched.map(([id]) => id);
  let paused = touched.filter(([, phase]) => isPausing(phase)).map(([id]) => id);
  let released: Map<string, Phase> | undefined;

  const releaseOnce = async (each: RequestOptions) => {
    const rows = await lookUp(client, open, each);
    const known = released ?? readPhases(goal, phases, rows);
    released = known;
    const steps = rows.flatMap((row) => {
      const phase = known.get(row.id);
      return phase ? [{ id: row.id, phase, action: planRelease(goal, phase, row, isRefuted) }] : [];
    });
    const list = (action: ReleaseAction) => steps.filter((step) => step.action === action).map(({ id }) => id);

    const results = [await settleBulk(resumeInvocations(client, list("resume"), each))];
    for (const deployment of goal.from) {
      const ids = list("return").filter((id) => known.get(id)?.before.pinned === deployment);
      results.push(await settleBulk(resumeInvocations(client, ids, { ...each, deployment })));
    }
    await settleBulk(pauseInvocations(client, list("pause"), each));

    const resumed = results.flatMap(({ succeeded, unchanged }) => [...succeeded, ...unchanged]).map(({ id }) => id);
    const back = new Set([...list("back"), ...resumed]);
    const left = new Set(list("paused"));
    for (const { id, phase } of steps) {
      if (back.has(id)) known.set(id, { ...phase, name: "back" });
      if (left.has(id)) known.set(id, { ...phase, name: "paused" });
    }
    const isWaiting = ({ id, action }: (typeof steps)[number]) => action !== "leave" && !back.has(id) && !left.has(id);
    open = steps.filter(isWaiting).map(({ id }) => id);
    paused = open;
    return { value: undefined, description: `${open.length} left`, isReached: open.length === 0 };
  };
  // The caller gets what is left.
  const { signal: _, ...rest } = request;
  if (open.length > 0)
    await poll("the pauses to end", { ...rest, timeout: RELEASE, interval: 200 }, releaseOnce, true).catch(() => {});
  return { phases: released ?? phases, paused };
}
