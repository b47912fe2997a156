/** What a release, or a mere move, does next, by what it has done and seen: decisions alone, which send nothing. */

import { isFailing, isMovable, isOld, type MoveState, nameHandler, type TriedInvocation } from "./move-state.js";
import type { InvocationGroup, InvocationRow, Outcome, Rows } from "./read-invocations.js";

/** What is done next. */
export interface Step {
  readonly action: "stop" | "try" | "move" | "bake" | "wait" | "end";
  /** Why it stops, or what it waits for. */
  readonly why: string;
  /** What is known of those that are tried, with those that were chosen now. */
  readonly tried: MoveState["tried"];
  readonly pause: readonly InvocationRow[];
  readonly resume: readonly InvocationRow[];
  /** How many are left to move. */
  readonly left: number;
}

/** A share counts as if at least so many had ended or failed: one failure of two is not half of a release. */
const FEWEST = 20;

const VANISHED =
  "invocations that were tried have vanished, so nothing tells how they ended: give the service a completion retention, or pass canary: 0";

/** @param rows - Those to move, and those that are tried. */
export function decide(state: MoveState, rows: Rows): Step {
  const { canary, tolerance, groups, bake } = state;
  const found = [...rows.values()].filter((row) => row !== undefined);
  const candidates = found.filter((row) => isMovable(state, row));
  const left = candidates.length;
  const tried = canary > 0 && state.tried.size === 0 ? chooseTrial(canary, candidates) : judgeTried(state, rows);
  const { succeeded, failed, failing, open, vanished, isChecked } = countOutcomes(groups, tried);
  const bad = [...tried.values()].filter(hasFailed).length;
  const wrong = failed + failing;
  const ended = wrong + succeeded;
  const ran = open + ended;
  const held = [...tried.values()].find((one) => one.state === "open" || one.state === "leaving")?.id;

  const then = (action: Step["action"], why: string, chosen: readonly InvocationRow[] = []): Step => {
    const resume = [...chosen.filter(isReady), ...found.filter((row) => isDelayed(state, row))];
    return { action, why, tried, left, pause: chosen.filter(mustPause), resume };
  };
  if (bad > 0) return then("stop", `${bad} of ${tried.size} invocations that were tried fail`);
  if (tried.size > 0 && vanished === tried.size) return then("stop", `all ${vanished} ${VANISHED}`);
  if (wrong > tolerance * Math.max(ended, FEWEST))
    return then("stop", `${wrong} of ${ended} invocations that have ended or fail have failed`);
  const first = candidates.filter(({ id }) => tried.has(id));
  if (left > 0 && held)
    return then("try", `${left} left to move, since ${held} is tried first, and has not passed`, first);
  if (left > 0) return then("move", `${left} left to move`, candidates);
  if (bake === "running") return then("bake", `${succeeded} have succeeded, ${open} have not ended`);
  // By the end of a bake, only what was tried must have passed: the rest counts as open.
  const trying = bake === "none" ? groups.find(({ outcome }) => outcome === "trying")?.example : undefined;
  if (held ?? trying) return then("wait", `some have not passed yet, such as ${held ?? trying}`);
  if (bake === "over" && !isChecked && ran > 0 && tolerance < 1)
    return then("stop", `none of ${ran} invocations has succeeded, or got past a failure, by the end of the bake`);
  return then("end", "");
}

/** How many invocations were seen on a deployment since its registration, and how. */
export interface Outcomes {
  /** They have completed successfully. */
  readonly succeeded: number;
  /** They have completed with a failure. */
  readonly failed: number;
  /** They are retried at a step that fails, or paused there. */
  readonly failing: number;
  /** They run, sleep, wait or hang. Nothing tells these apart. */
  readonly open: number;
  /** This call has moved them there, and they no longer exist. Nothing tells how they ended. */
  readonly vanished: number;
  /** Whether one was seen to succeed on the new code, or to get past its failure. If not, nothing is known about the new code. */
  readonly isChecked: boolean;
}

export function countOutcomes(groups: readonly InvocationGroup[], tried: MoveState["tried"]): Outcomes {
  const add = (...outcomes: readonly Outcome[]): number =>
    groups.reduce((sum, group) => sum + (outcomes.includes(group.outcome) ? group.count : 0), 0);
  const all = [...tried.values()];
  return {
    ...{ succeeded: add("succeeded"), failed: add("failed"), failing: add("failing") },
    open: add("passed", "open", "trying"),
    vanished: all.filter(({ state }) => state === "vanished").length,
    isChecked: add("succeeded", "passed") > 0 || all.some(hasPassed),
  };
}

const hasPassed = ({ state }: TriedInvocation): boolean => state === "passed" || state === "succeeded";
export const hasFailed = ({ state }: TriedInvocation): boolean => state === "failing" || state === "failed";

/** Chooses at least one of each handler, and of these the ones that take the least time. */
function chooseTrial(canary: number, candidates: readonly InvocationRow[]): MoveState["tried"] {
  const rank = (row: InvocationRow) => (isFailing(row) ? 0 : 2) + (mustPause(row) ? 1 : 0);
  const sorted = [...candidates].sort((a, b) => rank(a) - rank(b));
  // Of several with the same key, a map keeps the last.
  const firsts = new Map([...sorted].reverse().map((row) => [nameHandler(row), row]));
  const chosen = [...new Set([...firsts.values(), ...sorted])].slice(0, Math.max(canary, firsts.size));
  return new Map(
    chosen.map((row) => [row.id, { id: row.id, handler: nameHandler(row), state: "leaving", failure: undefined }]),
  );
}

/** Says what has become of those that are tried. One that has passed does not vanish. */
function judgeTried(state: MoveState, rows: Rows): MoveState["tried"] {
  const judged = [...state.tried].map(([id, one]) => {
    const row = rows.get(id);
    const gone = hasPassed(one) ? one.state : "vanished";
    return [id, { ...one, state: row ? judge(state, row) : gone }] as const;
  });
  return new Map(judged);
}

function judge(state: MoveState, row: InvocationRow): TriedInvocation["state"] {
  const { id, outcome, status, entries } = row;
  if (status !== "completed" && isOld(state, row)) return "leaving";
  if (outcome === "trying") return "open";
  const before = state.moved.get(id);
  if (outcome !== "open" || !before || isFailing(before)) return outcome;
  // One that had not failed has made a step, or is suspended, which takes a whole replay.
  return status === "suspended" || entries > before.entries ? "passed" : "open";
}

/**
 * Whether the server can change its deployment: it is paused, is suspended, or waits in a virtual queue (1.7.12). There, a pause
 * would make it wait out its back-off.
 */
function isReady({ status, isQueued }: InvocationRow): boolean {
  return isQueued || status === "paused" || status === "suspended";
}

/** Whether it has to be paused first. One that is just changing is `ready` for a moment. */
function mustPause({ status, isQueued }: InvocationRow): boolean {
  return !isQueued && (status === "running" || status === "backing-off");
}

/** Whether one that was moved while it was paused in its queue waits out the back-off of the older deployment. */
function isDelayed(state: MoveState, row: InvocationRow): boolean {
  return row.isQueued && row.outcome === "trying" && row.pinned !== null && !isOld(state, row);
}
