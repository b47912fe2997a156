import { expect, it } from "vitest";
import { countOutcomes, describeFailing, isChecked, judgeRelease } from "../../../src/deployments/judge-release.js";
import type { TrialState } from "../../../src/deployments/plan-moves.js";
import type { InvocationGroup, InvocationRow, Outcome } from "../../../src/deployments/read-invocations.js";

type Counts = Partial<Record<Outcome, number>>;
const list = (counts: Counts) =>
  Object.entries(counts).map(([outcome, count]) => ({ outcome, count }) as InvocationGroup);
const before = {} as InvocationRow;
const see = (counts: Counts, tried: readonly TrialState[] = [], tolerance = 0, isBaked = false) => ({
  ...{ groups: list(counts), tolerance, isBaked },
  trial: new Map(tried.map((state, index) => [String(index), { before, state }])),
});

const MOST = "invocations that have ended or fail have failed";

it.each<[string, Parameters<typeof see>, string | undefined]>([
  ["nothing was seen", [{}], undefined],
  ["nothing was seen by the end of the bake", [{}, [], 0, true], undefined],
  ["all have succeeded", [{ succeeded: 9 }, ["succeeded", "passed"], 0, true], undefined],
  ["one that is tried fails", [{ failing: 1 }, ["passed", "failing"], 1], "1 of 2 invocations that were tried fail"],
  ["one that is tried has failed for good", [{ failed: 1 }, ["failed"], 1], "1 of 1 invocations that were tried fail"],
  ["some of those that are tried have vanished", [{}, ["passed", "vanished"]], undefined],
  [
    "all that are tried have vanished",
    [{}, ["vanished", "vanished"]],
    "all 2 invocations that were tried have vanished",
  ],
  ["none is tolerated, and one fails", [{ succeeded: 999, failing: 1 }], `1 of 1000 ${MOST}`],
  ["none is tolerated, and one has failed for good", [{ failed: 1 }], `1 of 1 ${MOST}`],
  ["a tenth is tolerated, and one of two fails", [{ succeeded: 1, failing: 1 }, [], 0.1], undefined],
  ["a tenth is tolerated, and two of two fail", [{ failed: 1, failing: 1 }, [], 0.1], undefined],
  ["a tenth is tolerated, and three of three fail", [{ failed: 1, failing: 2 }, [], 0.1], `3 of 3 ${MOST}`],
  ["a tenth is tolerated, and a tenth fails", [{ succeeded: 90, failing: 10 }, [], 0.1], undefined],
  ["a tenth is tolerated, and more fail", [{ succeeded: 90, failing: 11 }, [], 0.1], `11 of 101 ${MOST}`],
  ["what is open does not count", [{ open: 1000, passed: 1000, trying: 1000, failing: 3 }, [], 0.1], `3 of 3 ${MOST}`],
  ["all may fail", [{ failing: 500 }, [], 1, true], undefined],
  ["none has ended", [{ open: 3, trying: 2 }], undefined],
  ["none has ended by the end of the bake", [{ open: 3, trying: 2 }, [], 0, true], "none of 5 invocations has ended"],
  ["one has got past its failure by the end of the bake", [{ open: 3, passed: 1 }, [], 0, true], undefined],
  ["one has succeeded by the end of the bake", [{ open: 3, succeeded: 1 }, [], 0, true], undefined],
  ["none has ended by the end of the bake, and all may fail", [{ open: 3 }, [], 1, true], undefined],
])("a release in which %s", (_, seen, want) => {
  const reason = judgeRelease(see(...seen));
  if (want === undefined) expect(reason).toBeUndefined();
  else expect(reason).toContain(want);
});

it.each<[string, Parameters<typeof see>, boolean]>([
  ["nothing was seen", [{}], false],
  ["what was seen is open", [{ open: 5, trying: 1 }], false],
  ["what was seen has failed", [{ failed: 5, failing: 5 }], false],
  ["all have vanished", [{}, ["vanished"]], false],
  ["one has succeeded", [{ succeeded: 1 }], true],
  ["one has got past its failure", [{ passed: 1 }], true],
  ["one that was tried has passed, and is gone", [{}, ["passed"]], true],
])("is checked or not if %s", (_, seen, want) => {
  expect(isChecked(see(...seen))).toBe(want);
});

it("counts each invocation once", () => {
  const groups = list({ succeeded: 1, failed: 2, failing: 4, open: 8, passed: 16, trying: 32 });
  expect(countOutcomes(groups, 64)).toEqual({ succeeded: 1, failed: 2, failing: 4, open: 56, vanished: 64 });
});

it("describes a failure by its code, its step and its message", () => {
  const failure = { message: "is broken", restateCode: "RT0016", relatedCommand: { name: "charge" } };
  const one = { handler: "Order/run", failure, count: 3, example: "inv_1" };
  expect(describeFailing([one])).toBe(": 3 of Order/run at charge, such as inv_1: [RT0016] is broken");
  expect(describeFailing([{ ...one, failure: { message: "no" } }])).toBe(": 3 of Order/run, such as inv_1: no");
  expect(describeFailing([])).toBe("");
});
