// Guards that a release passes good code and stops bad code, and neither doubles, loses nor forgets an invocation.
import { availableParallelism } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RestateCluster, startRestateCluster } from "../../kit/restate-cluster.js";
import { useServer } from "../../kit/use-server.js";
import { hasQueues, newest, versions } from "../../kit/versions.js";
import { describeFindings, describeTrials, type Judged } from "./describe-trials.js";
import { drawTrial } from "./draw.js";
import { judgeTrial } from "./judge-trial.js";
import { type Place, runTrial } from "./run-trial.js";

/** `RELEASES=vqueues TRIALS=200 SEED=7` runs many on one kind of server, and `SEED=7 TRIAL=12` runs one again. */
const { RELEASES, TRIALS = "40", SEED = String(Math.floor(Math.random() * 1e6)), TRIAL } = process.env;
const KINDS = versions.filter((each) => RELEASES === undefined || each === RELEASES || each.endsWith(`+${RELEASES}`));
const NUMBERS = TRIAL === undefined ? Array.from({ length: Number(TRIALS) }, (_, index) => index) : [Number(TRIAL)];

/** They wait most of the time. */
const AT_ONCE = Number(process.env.AT_ONCE ?? 6 * availableParallelism());

async function runAll(
  version: string,
  numbers: readonly number[],
  atOnce: number,
  run: (trial: number) => ReturnType<typeof runTrial>,
): Promise<void> {
  const judged: Judged[] = [];
  const left = [...numbers];
  const runSome = async (): Promise<void> => {
    for (let trial = left.shift(); trial !== undefined; trial = left.shift()) {
      const report = await run(trial).catch((cause: unknown) => {
        throw new Error(`SEED=${SEED} TRIAL=${trial} cannot be run`, { cause });
      });
      const one = { report, findings: judgeTrial(report, hasQueues(version)) };
      judged.push(one);
      if (one.findings.length > 0) console.log(describeFindings(one, version));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runSome));
  console.log(describeTrials(version, judged));
  const wrong = judged.filter(({ findings }) => findings.length > 0);
  expect(wrong.map(({ report, findings }) => [report.draw.trial, ...findings.map(({ kind }) => kind)])).toEqual([]);
}

describe.each(KINDS)("releases that are drawn at random on %s", (version) => {
  const server = useServer(version);

  it(`do what the guide promises (SEED=${SEED})`, async () => {
    await runAll(version, NUMBERS, AT_ONCE, (trial) => runTrial(server, drawTrial(Number(SEED), trial)));
  });
});
