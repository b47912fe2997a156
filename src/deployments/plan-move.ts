/** Decides from rows which invocations to pause and resume next. */

import {
  isOnItsWay,
  isRefuted,
  isUnsettled,
  listIds,
  listTried,
  locate,
  type Phase,
  type Phases,
  readPhases,
  settlePhase,
} from "./phases.js";
import type { Goal, InvocationRow } from "./read-invocations.js";
import { isSelected, nameHandler } from "./selection.js";

export interface MovePlan {
  /** The phases once the server has accepted the plan. */
  readonly phases: Map<string, Phase>;
  readonly pause: readonly string[];
  readonly resume: readonly Resume[];
  /** How many are left for later turns. */
  readonly left: number;
  readonly isDone: boolean;
}

interface Resume {
  readonly id: string;
  /** Undefined leaves it where it is. One that was never pinned is on the latest. */
  readonly deployment: string | undefined;
}

/** Plans the next turn of a move. */
export function planMove(goal: Goal, before: Phases, rows: readonly InvocationRow[]): MovePlan {
  const phases = readPhases(goal, before, rows);
  const candidates = rows.filter((row) => isMovable(goal, row, phases.get(row.id)));
  const tried = listTried(phases).map(({ state }) => state);
  const isTried = goal.canary === 0 || (tried.length > 0 && tried.every((state) => state === "passed"));
  const chosen = isTried ? candidates : isRefuted(phases) ? [] : listCanaries(goal, phases, candidates);

  const pause: string[] = [];
  const resume: Resume[] = [];
  for (const row of chosen) {
    const { id, pinned } = row;
    const action = chooseAction(row);
    if (!action) continue;
    const isPaused = action === "pause";
    if (isPaused) pause.push(id);
    else resume.push({ id, deployment: pinned === null ? undefined : goal.to });
    const name = isPaused ? "pausing" : "moving";
    const isPausedByUs = isPaused || phases.get(id)?.isPausedByUs === true;
    phases.set(id, { name, before: row, isCanary: !isTried, isPausedByUs, failure: null });
  }
  const left = new Set([...candidates.map(({ id }) => id), ...listIds(phases, isOnItsWay)]);
  return { phases, pause, resume, left: left.size, isDone: left.size === 0 };
}

/**
 * Plans the next turn of a move that has stopped: what it has paused continues where it was. If the new code fails, so does
 * what was tried and has not passed.
 */
export function planReturn(goal: Goal, before: Phases, rows: readonly InvocationRow[], isRefuted: boolean): MovePlan {
  const phases = readPhases(goal, before, rows);
  const found = new Map(rows.map((row) => [row.id, row]));
  const pause: string[] = [];
  const resume: Resume[] = [];
  let left = 0;
  for (const id of listIds(phases, isUnsettled)) {
    const [phase, row] = [phases.get(id), found.get(id)];
    if (!phase) continue;
    const place = row && row.status !== "completed" ? locate(goal, row, phase) : "elsewhere";
    const isHome = place === "old";
    const isRejected = place === "new" && isRefuted && phase.isCanary;
    if (!row || !(isHome || isRejected)) settlePhase(phases, id);
    // A suspension ends a pause that has not taken effect.
    else if (isHome && (!phase.isPausedByUs || row.status === "suspended")) settlePhase(phases, id, "back");
    else if (row.status !== "paused") {
      left++;
      if (isRejected) pause.push(id);
      phases.set(id, { ...phase, isPausedByUs: true });
    } else if (isHome) resume.push({ id, deployment: undefined });
    // After another step, the older code might not make the same one.
    else if (phase.before.pinned === null || row.entries !== phase.before.entries) settlePhase(phases, id, "paused");
    else resume.push({ id, deployment: phase.before.pinned });
  }
  return { phases, pause, resume, left, isDone: left === 0 };
}

function isMovable(goal: Goal, row: InvocationRow, phase: Phase | undefined): boolean {
  // One without a pin goes to the latest deployment at its next attempt.
  const isStill = row.pinned === null ? row.status === "paused" : row.status !== "completed";
  return isStill && locate(goal, row, phase) === "old" && isSelected(goal, row);
}

/**
 * The server changes the deployment of an invocation that is paused, is suspended, or waits in a virtual queue (1.7.12). There, a
 * pause would make it wait out its back-off.
 */
function chooseAction({ status, isQueued }: InvocationRow): "pause" | "resume" | undefined {
  if (status === "paused" || status === "suspended" || isQueued) return "resume";
  // One that is just changing is `ready` for a moment.
  return status === "running" || status === "backing-off" ? "pause" : undefined;
}

/** Lists those that are tried, or chooses at least one of each handler, and of these the ones that take the least time. */
function listCanaries(goal: Goal, phases: Phases, candidates: readonly InvocationRow[]): readonly InvocationRow[] {
  if (listTried(phases).length > 0) return candidates.filter(({ id }) => phases.get(id)?.isCanary);
  const rank = (row: InvocationRow) => (row.isFailing ? 0 : 2) + (chooseAction(row) === "resume" ? 0 : 1);
  const counts = new Map<string, number>();
  const turns = [...candidates]
    .sort((a, b) => rank(a) - rank(b))
    .map((row) => {
      const turn = counts.get(nameHandler(row)) ?? 0;
      counts.set(nameHandler(row), turn + 1);
      return { row, turn };
    });
  const sorted = turns.sort((a, b) => a.turn - b.turn).map(({ row }) => row);
  return sorted.slice(0, Math.max(goal.canary, counts.size));
}
