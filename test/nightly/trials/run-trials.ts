/** Runs trials: which ones, on which servers, and how many at once. */

import { availableParallelism } from "node:os";
import { expect } from "vitest";
import { createRandom } from "../../kit/create-random.js";
import { versions } from "../../kit/versions.js";
import { countEnds, type Settled } from "./calls.js";

const { SERVERS, TRIALS, TRIAL, SEED, AT_ONCE } = process.env;

export const seed: number = Number(SEED ?? Math.floor(Math.random() * 1e6));

/** The kinds of server: `SERVERS=vqueues` and `SERVERS=1.6.2` choose one. */
export const kinds: readonly string[] = versions.filter(
  (each) => SERVERS === undefined || each === SERVERS || each.endsWith(`+${SERVERS}`),
);

/** What the oracle says of a trial. */
export interface Finding {
  readonly kind: string;
  readonly why: string;
}

/** Returns the settings that repeat a trial. */
export function replayOf(version: string, trial: number): string {
  return `SERVERS=${version.replace(/^.*\+/, "")} SEED=${seed} TRIAL=${trial}`;
}

/** Draws from a seed. */
export interface Dice {
  readonly random: () => number;
  readonly isTrue: (share: number) => boolean;
  /** Draws a whole number, both ends included. */
  readonly from: (low: number, high: number) => number;
  readonly pick: <T>(...all: readonly T[]) => T;
}

export function createDice(trial: number, part: number = seed): Dice {
  const random = createRandom(part, trial);
  const from = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  return {
    random,
    from,
    isTrue: (share) => random() < share,
    pick: <T>(...all: readonly T[]) => all[from(0, all.length - 1)] as T,
  };
}

/**
 * Runs trials, many at once, since they mostly wait. `TRIALS=200` runs more, and `TRIAL=12` runs one again.
 *
 * @returns What `run` returned for each, in the order in which they ended.
 */
export async function runTrials<Judged>(
  count: number,
  run: (trial: number) => Promise<Judged>,
  atOnce: number = Number(AT_ONCE ?? 6 * availableParallelism()),
): Promise<readonly Judged[]> {
  const left =
    TRIAL === undefined ? Array.from({ length: Number(TRIALS ?? count) }, (_, index) => index) : [Number(TRIAL)];
  const all: Judged[] = [];
  const runSome = async (): Promise<void> => {
    for (let trial = left.shift(); trial !== undefined; trial = left.shift()) {
      all.push(
        await run(trial).catch((cause: unknown) => {
          throw new Error(`SEED=${seed} TRIAL=${trial} cannot be run`, { cause });
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runSome));
  return all;
}

/** A trial that was judged. */
interface Judged {
  readonly findings: readonly Finding[];
  readonly draw: unknown;
  readonly calls: readonly Settled[];
  /** What else is printed if there are findings. */
  readonly notes: unknown;
}

/** Runs trials, prints each that has a finding and the outcomes of all, and expects that no trial has one. */
export async function expectNoFindings(
  version: string,
  count: number,
  run: (trial: number) => Promise<Judged>,
  atOnce?: number,
): Promise<void> {
  const wrong: string[] = [];
  const all = await runTrials(
    count,
    async (trial) => {
      const { findings, draw, calls, notes } = await run(trial);
      if (findings.length > 0) {
        const said = findings.map(({ kind, why }) => `${kind}: ${why}`);
        console.log(
          [replayOf(version, trial), JSON.stringify(draw), ...said, JSON.stringify(notes, null, 1)].join("\n"),
        );
        wrong.push(`${replayOf(version, trial)}: ${said.join("; ")}`);
      }
      return calls;
    },
    atOnce,
  );
  console.log(`${all.length} trials on ${version}: ${JSON.stringify(countEnds(all.flat()))}`);
  expect(wrong).toEqual([]);
}
