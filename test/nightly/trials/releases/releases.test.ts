// Guards that a release passes good code and stops bad code, and neither doubles, loses nor forgets an invocation.
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RestateCluster, startRestateCluster } from "../../../kit/restate-cluster.js";
import { useServer } from "../../../kit/use-server.js";
import { hasQueues, newest } from "../../../kit/versions.js";
import { kinds, runTrials, seed } from "../run-trials.js";
import { describeFindings, describeTrials, type Judged } from "./describe-trials.js";
import { drawTrial } from "./draw.js";
import { judgeTrial } from "./judge-trial.js";
import { runTrial } from "./run-trial.js";

async function judgeAll(
  version: string,
  count: number,
  atOnce: number | undefined,
  run: (trial: number) => ReturnType<typeof runTrial>,
): Promise<void> {
  const judgeOne = async (trial: number): Promise<Judged> => {
    const report = await run(trial);
    const one = { report, findings: judgeTrial(report, hasQueues(version)) };
    if (one.findings.length > 0) console.log(describeFindings(one, version));
    return one;
  };
  const judged = await runTrials(count, judgeOne, atOnce);
  console.log(describeTrials(version, judged));
  const wrong = judged.filter(({ findings }) => findings.length > 0);
  expect(wrong.map(({ report, findings }) => [report.draw.trial, ...findings.map(({ kind }) => kind)])).toEqual([]);
}

describe.each(kinds)("releases that are drawn at random on %s", (version) => {
  // By default, a server runs 1,000 invocations at once for each partition, or in all with virtual queues (seen on 1.6.2 and
  // 1.7.12). With traffic, code that hangs reaches that limit, and nothing in the other trials would run.
  const server = useServer(version, { RESTATE_WORKER__INVOKER__CONCURRENT_INVOCATIONS_LIMIT: "20000" });

  it(`keep what the guide promises, in usual trials, SEED=${seed}`, async () => {
    await judgeAll(version, 30, undefined, (trial) => runTrial(server, drawTrial(seed, trial, "usual")));
  });

  it(`keep what the guide promises, behind a faulty proxy, SEED=${seed}`, async () => {
    await judgeAll(version, 15, undefined, (trial) => runTrial(server, drawTrial(seed, trial, "faulty")));
  });

  it(`keep what the guide promises, with many invocations, SEED=${seed}`, async () => {
    await judgeAll(version, 1, 1, (trial) => runTrial(server, drawTrial(seed, trial, "many")));
  });
});

describe("releases that are drawn at random on three nodes", () => {
  let cluster: RestateCluster;
  beforeAll(async () => {
    cluster = await startRestateCluster(newest, 3);
  });
  afterAll(() => cluster.stop());

  it(`keep what the guide promises when a node is lost, in a cluster, SEED=${seed}`, async () => {
    const [first, ...others] = cluster.nodes;
    if (!first) throw new Error("the cluster has no node");
    await judgeAll(newest, 3, 1, (trial) => {
      const lost = others[trial % others.length];
      const loseNode = async () => {
        await lost?.kill();
        await delay(3_000);
        await lost?.restart();
      };
      const place = { adminUrl: first.adminUrl, ingressUrl: first.ingressUrl, loseNode };
      return runTrial(place, drawTrial(seed, trial, "cluster"));
    });
  });
});
