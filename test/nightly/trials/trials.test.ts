// Guards that a release passes good code and stops bad code, and neither doubles, loses nor forgets an invocation.
import { availableParallelism } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RestateCluster, startRestateCluster } from "../../kit/restate-cluster.js";
import { useServer } from "../../kit/use-server.js";
import { hasQueues, newest, versions } from "../../kit/versions.js";
import { describeFindings, describeTrials, type Judged } from "./describe-trials.js";
import { drawTrial } from "./draw.js";
import { judgeTrial } from "./judge-trial.js";
import { runTrial } from "./run-trial.js";

/** `RELEASES=vqueues TRIALS=200 SEED=7` runs many on one kind of server, and `SEED=7 TRIAL=12` runs one again. */
const { RELEASES, TRIALS = "30", SEED = String(Math.floor(Math.random() * 1e6)), TRIAL } = process.env;
const KINDS = versions.filter((each) => RELEASES === undefined || each === RELEASES || each.endsWith(`+${RELEASES}`));
/** Lists the numbers of the first trials, or the number of the trial to repeat. */
const numbersTo = (count: number): number[] =>
  TRIAL === undefined ? Array.from({ length: count }, (_, index) => index) : [Number(TRIAL)];

/** The trials wait most of the time, so that many run at once. */
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
  // By default, a server runs 1,000 invocations at once for each partition, or in all with virtual queues (seen on 1.6.2 and
  // 1.7.12). With traffic, code that hangs reaches that limit, and nothing in the other trials would run.
  const server = useServer(version, { RESTATE_WORKER__INVOKER__CONCURRENT_INVOCATIONS_LIMIT: "20000" });

  it(`keep what the guide promises, in usual trials, SEED=${SEED}`, async () => {
    await runAll(version, numbersTo(Number(TRIALS)), AT_ONCE, (trial) => {
      return runTrial(server, drawTrial(Number(SEED), trial, "usual"));
    });
  });

  it(`keep what the guide promises, with many invocations, SEED=${SEED}`, async () => {
    await runAll(version, numbersTo(1), 1, (trial) => runTrial(server, drawTrial(Number(SEED), trial, "many")));
  });
});

describe("releases that are drawn at random on three nodes", () => {
  let cluster: RestateCluster;
  beforeAll(async () => {
    cluster = await startRestateCluster(newest, 3);
  });
  afterAll(() => cluster.stop());

  it(`keep what the guide promises when a node is lost, in a cluster, SEED=${SEED}`, async () => {
    const [first, ...others] = cluster.nodes;
    if (!first) throw new Error("the cluster has no node");
    await runAll(newest, numbersTo(3), 1, (trial) => {
      const lost = others[trial % others.length];
      const loseNode = async () => {
        await lost?.kill();
        await delay(3_000);
        await lost?.restart();
      };
      const place = { adminUrl: first.adminUrl, ingressUrl: first.ingressUrl, loseNode };
      return runTrial(place, drawTrial(Number(SEED), trial, "cluster"));
    });
  });
});
