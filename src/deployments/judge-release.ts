/** What a release makes of what it has seen on its new code: decisions alone. */

import { isBad, isGood, type Progress } from "./plan-moves.js";
import type { FailingInvocations, InvocationGroup, Outcome } from "./read-invocations.js";

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
}

/** What was seen. */
export interface Evidence {
  /** The invocations that are on the new deployment, or have ended there. */
  readonly groups: readonly InvocationGroup[];
  readonly trial: Progress["trial"];
  /** The share of what has ended or fails that may have failed. */
  readonly tolerance: number;
  /** Whether a bake has ended. */
  readonly isBaked: boolean;
}

/** A share counts as if at least so many had ended or failed: one failure of two is not half of a release. */
const FEWEST = 20;

type Counts = ReturnType<typeof count>;

/** Why a release must not go on: the first line that applies. */
const REASONS: readonly (readonly [applies: (counts: Counts) => boolean, reason: (counts: Counts) => string])[] = [
  [({ bad }) => bad > 0, ({ bad, tried }) => `${bad} of ${tried} invocations that were tried fail`],
  [
    ({ tried, gone }) => tried > 0 && gone === tried,
    ({ tried }) =>
      `all ${tried} invocations that were tried have vanished, so nothing tells how they ended: give the service a completion retention, or pass canary: 0`,
  ],
  [
    ({ wrong, ended, tolerance }) => wrong > tolerance * Math.max(ended, FEWEST),
    ({ wrong, ended }) => `${wrong} of ${ended} invocations that have ended or fail have failed`,
  ],
  [
    ({ isBaked, good, open, tolerance }) => isBaked && good === 0 && open > 0 && tolerance < 1,
    ({ open }) => `none of ${open} invocations has ended, or got past a failure, by the end of the bake`,
  ],
];

function count({ groups, trial, tolerance, isBaked }: Evidence) {
  const states = [...trial.values()].map(({ state }) => state);
  const add = (...outcomes: readonly Outcome[]): number => addUp(groups, outcomes);
  const wrong = add("failed", "failing");
  return {
    tried: states.length,
    bad: states.filter(isBad).length,
    gone: states.filter((state) => state === "vanished").length,
    good: add("succeeded", "passed") + states.filter(isGood).length,
    ...{ wrong, ended: wrong + add("succeeded"), open: add("open", "trying"), tolerance, isBaked },
  };
}

/** Returns why a release must not go on, or undefined. */
export function judgeRelease(evidence: Evidence): string | undefined {
  const counts = count(evidence);
  return REASONS.find(([applies]) => applies(counts))?.[1](counts);
}

/** Whether the new code has passed any test. */
export function isChecked(evidence: Evidence): boolean {
  return count(evidence).good > 0;
}

export function addUp(groups: readonly InvocationGroup[], outcomes: readonly Outcome[]): number {
  return groups.reduce((sum, { outcome, count: number }) => sum + (outcomes.includes(outcome) ? number : 0), 0);
}

export function countOutcomes(groups: readonly InvocationGroup[], vanished: number): Outcomes {
  const [succeeded, failed, failing] = [
    addUp(groups, ["succeeded"]),
    addUp(groups, ["failed"]),
    addUp(groups, ["failing"]),
  ];
  return { succeeded, failed, failing, open: addUp(groups, ["passed", "open", "trying"]), vanished };
}

/** Describes the largest group of failures: ` : 3 of Order/run at charge, such as inv_1: [RT0016] the message`. */
export function describeFailing([first]: readonly FailingInvocations[]): string {
  if (!first) return "";
  const { restateCode, message, relatedCommand: step } = first.failure;
  const place = step?.name ? ` at ${step.name}` : "";
  const code = restateCode ? `[${restateCode}] ` : "";
  return `: ${first.count} of ${first.handler}${place}, such as ${first.example}: ${code}${message}`;
}
