/** Reads from rows how far a move is with each invocation that it has paused or resumed. */

import type { Goal, InvocationRow } from "./read-invocations.js";
import type { MovedInvocation } from "./results.js";
import { nameHandler } from "./selection.js";

/** Where an invocation is on its way to the new deployment. */
export interface Phase {
  readonly name: MovedInvocation["state"];
  /** The invocation before it was paused or resumed. */
  readonly before: InvocationRow;
  readonly isCanary: boolean;
  /** Whether this move has paused it, and it has not continued since. */
  readonly isPausedByUs: boolean;
  /** Why it fails on the new deployment. */
  readonly failure: string | null;
}

export type Phases = ReadonlyMap<string, Phase>;

/** Reads the phase of each invocation from the rows of a turn. A missing row means that the invocation no longer exists. */
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
  if (!row) return phase.name === "pausing" ? undefined : { ...phase, name: "passed", isPausedByUs: false };
  const place = locate(goal, row, phase);
  if (place !== "new") return place === "old" && row.status !== "completed" && isOnItsWay(phase) ? phase : undefined;
  const name = readProgress(goal, row);
  return { ...phase, name, isPausedByUs: false, failure: name === "failing" ? row.failure : null };
}

export function isOnItsWay({ name }: Phase): boolean {
  return name === "pausing" || name === "moving";
}

/** Whether a later turn has to look it up. One that this move pauses on the new deployment has been judged already. */
export function isOpen(phase: Phase): boolean {
  return isOnItsWay(phase) || (phase.name === "trying" && !phase.isPausedByUs);
}

export function listOpen(phases: Phases): readonly string[] {
  return listIds(phases, isOpen);
}

export function listIds(phases: Phases, isWanted: (phase: Phase) => boolean): readonly string[] {
  return [...phases].filter(([, phase]) => isWanted(phase)).map(([id]) => id);
}

/** Notes that a move is done with an invocation. */
export function settlePhase(phases: Map<string, Phase>, id: string, name?: Phase["name"]): void {
  const phase = phases.get(id);
  if (phase) phases.set(id, { ...phase, name: name ?? phase.name, isPausedByUs: false });
}

/** Whether a move that stops has to leave it in order. */
export function isUnsettled(phase: Phase): boolean {
  return isOpen(phase) || phase.isPausedByUs || (phase.isCanary && phase.name === "failing");
}

/** Lists the invocations that were tried before the rest. */
export function listTried(phases: Phases): readonly MovedInvocation[] {
  return [...phases]
    .filter(([, { isCanary }]) => isCanary)
    .map(([id, { name, before, failure }]) => ({ id, handler: nameHandler(before), state: name, failure }));
}

/** Whether one of those that were tried fails. */
export function isRefuted(phases: Phases): boolean {
  return listTried(phases).some(({ state }) => state === "failing");
}

export function countMoved(phases: Phases): number {
  return listIds(phases, (phase) => !isOnItsWay(phase) && phase.name !== "back").length;
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
export function readProgress({ to }: Goal, row: InvocationRow): "trying" | "passed" | "failing" {
  const { status, isFailing, lastEvent, entries, failedAtEntries } = row;
  if (status === "suspended") return "passed";
  if (status === "completed" || status === "paused") return isFailing ? "failing" : "passed";
  // Until its first attempt there has failed, the columns may be those of an older deployment. Every move follows a pause.
  if (isFailing && lastEvent === "TransientError") return "failing";
  if (failedAtEntries !== null) return entries > failedAtEntries ? "passed" : "trying";
  // An invocation that did not fail has no step to get past.
  return row.attempt === to && row.isSteady ? "passed" : "trying";
}
