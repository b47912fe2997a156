// Guards that pruning deletes only what is not needed and says what it deleted, and that a subscription is created at most once.
import { describe, it } from "vitest";
import { broker } from "../../../kit/start-servers.js";
import { useServer } from "../../../kit/use-server.js";
import { describeCall } from "../calls.js";
import { expectNoFindings, kinds, seed } from "../run-trials.js";
import { tryPrune } from "./try-prune.js";
import { trySubscriptions } from "./try-subscriptions.js";

describe.each(kinds)("upkeep that is drawn at random on %s", (version) => {
  const server = useServer(version, {
    RESTATE_INGRESS__KAFKA_CLUSTERS: `[{name="configured",brokers=["PLAINTEXT://${broker}"]}]`,
  });

  it(`ensures subscriptions, SEED=${seed}`, async () => {
    await expectNoFindings(version, 20, async (trial) => {
      const tried = await trySubscriptions(server, trial);
      return { ...tried, notes: tried.calls.map((call) => describeCall("ensureSubscription", call)) };
    });
  });

  // One after the other: it deletes deployments of any service.
  it(`prunes deployments, SEED=${seed}`, async () => {
    const once = async (trial: number) => {
      const tried = await tryPrune(server, trial);
      return { ...tried, notes: tried.calls.map((call) => describeCall("pruneDeployments", call)) };
    };
    await expectNoFindings(version, 6, once, 1);
  });
});
