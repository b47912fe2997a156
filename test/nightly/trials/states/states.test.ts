// Guards that a change of a state is reported as what became of it, whoever writes meanwhile and whatever is lost on the way.
import { describe, it } from "vitest";
import { useServer } from "../../../kit/use-server.js";
import { isSince } from "../../../kit/versions.js";
import { describeCall } from "../calls.js";
import { expectNoFindings, kinds, seed } from "../run-trials.js";
import { judgeStates } from "./judge-states.js";
import { runStates } from "./run-states.js";

describe.each(kinds)("changes of states that are drawn at random on %s", (version) => {
  const server = useServer(version);
  const hasScopes = isSince(version, "1.7.2");

  it(`are reported as what became of them, SEED=${seed}`, async () => {
    await expectNoFindings(version, 30, async (trial) => {
      const report = await runStates(server, trial, hasScopes);
      const { draw, calls, handled, final } = report;
      const notes = calls.map((call) => describeCall(`${call.writer} ${call.drawn.call}`, call));
      return {
        findings: await judgeStates(report, hasScopes),
        draw,
        calls,
        notes: { handled, final: [...final], notes },
      };
    });
  });
});
