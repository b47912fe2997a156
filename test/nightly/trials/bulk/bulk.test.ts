// Guards that a bulk call reports of each target what became of it, whatever its targets came in and whatever is lost on the way.
import { describe, it } from "vitest";
import { useServer } from "../../../kit/use-server.js";
import { describeCall } from "../calls.js";
import { expectNoFindings, kinds, seed } from "../run-trials.js";
import { judgeBulk } from "./judge-bulk.js";
import { runBulkTrial } from "./run-bulk.js";

describe.each(kinds)("bulk calls that are drawn at random on %s", (version) => {
  const server = useServer(version, { RESTATE_WORKER__INVOKER__CONCURRENT_INVOCATIONS_LIMIT: "20000" });

  it(`report what became of each target, SEED=${seed}`, async () => {
    await expectNoFindings(version, 20, async (trial) => {
      const report = await runBulkTrial(server, trial);
      const notes = report.calls.map((call) => describeCall(call.drawn.verb, call));
      return { findings: judgeBulk(report), draw: report.draw, calls: report.calls, notes };
    });
  });
});
