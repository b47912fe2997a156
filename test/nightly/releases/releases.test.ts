// Guards that a release stops or succeeds as it must, whatever the new code does, doubles and deletes nothing, and can be taken back.
import { describe, expect, it } from "vitest";
import { useServer } from "../../kit/use-server.js";
import { versions } from "../../kit/versions.js";
import { type Cell, runCell } from "../../servers/release-cells.js";

const FAILING = { isFailing: true, traffic: false, bake: 0 };
const FAILING_BAKED = { isFailing: true, traffic: false, bake: 10 };
const HEALTHY = { isFailing: false, traffic: true, bake: 10 };
const QUIET = { isFailing: false, traffic: false, bake: 0 };

/** How many of those that failed on the old code run on the new one: only those that are tried, or all. */
const NONE = [0];
const TRIED = [5];
const ALL = [20];
const TRIED_OR_ALL = [5, 20];

/** `isChecked` is undefined where it depends on which is seen first. */
type Row = readonly [
  code: Cell["code"],
  circumstances: Omit<Cell, "code" | "retention">,
  outcome: RegExp,
  touched: readonly number[],
  isChecked: boolean | undefined,
];

/** The longest first. */
const CELLS: readonly Row[] = [
  ["fails after 30 s", { ...FAILING, bake: 45 }, /\[RT0007\] is later/, ALL, true],
  ["fails after 30 s", { ...HEALTHY, bake: 45 }, /\[RT0007\] is later/, NONE, false],
  ["hangs", FAILING, /timed out after 30000 ms waiting for the moved invocations to pass/, TRIED, false],
  ["hangs", HEALTHY, /^none of \d+ invocations has succeeded, or got past/, NONE, false],
  ["right", FAILING, /^resolved$/, ALL, true],
  ["right", { ...FAILING_BAKED, traffic: true }, /^resolved$/, ALL, true],
  ["right", HEALTHY, /^resolved$/, NONE, true],
  ["right", { ...QUIET, bake: 10 }, /^resolved$/, NONE, false],
  ["breaks the journal", HEALTHY, /^resolved$/, NONE, true],
  ["breaks the journal", FAILING, /tried fail, on dp_\w+: .*\[RT0016\]/, TRIED, false],
  ["fails after a step", FAILING, /tried fail, on dp_\w+: .*\[RT0007\] is worse/, TRIED, false],
  ["fails after a step", HEALTHY, /have failed, on dp_\w+: .*\[RT0007\] is worse/, NONE, false],
  ["fails at its first line", FAILING, /tried fail, on dp_\w+: .*\[RT0007\] is early/, TRIED, false],
  ["fails at its first line", HEALTHY, /have failed, on dp_\w+: .*\[RT0007\] is early/, NONE, false],
  ["fails at its first line", QUIET, /^resolved$/, NONE, false],
  ["fails after 1.5 s", FAILING_BAKED, /\[RT0007\] is late/, TRIED_OR_ALL, undefined],
  ["fails after 1.5 s", HEALTHY, /\[RT0007\] is late/, NONE, false],
  ["fails for 1 in 10", FAILING, /\[RT0007\] is unlucky/, ALL, true],
  ["fails for 1 in 10", HEALTHY, /have failed, on dp_\w+: .*\[RT0007\] is unlucky/, NONE, true],
  ["fails in one of two handlers", FAILING, /tried fail, on dp_\w+: .*second.*is partial/, TRIED, undefined],
  ["fails in one of two handlers", HEALTHY, /have failed, on dp_\w+: .*second.*is partial/, NONE, undefined],
  ["ends with a terminal error", FAILING, /tried fail, on dp_\w+: .*gives up/, TRIED, false],
  ["ends with a terminal error", HEALTHY, /have failed, on dp_\w+: .*gives up/, NONE, false],
];

const wanted = process.env.RELEASES;
describe.each(versions.filter((each) => wanted === undefined || each === wanted))("a release on %s", (version) => {
  const server = useServer(version);
  it.concurrent.each(CELLS)("whose code %s, %o", async (code, circumstances, outcome, touched, isChecked) => {
    const report = await runCell(server, { code, retention: true, ...circumstances });
    const { isFailing, traffic, bake } = circumstances;
    const old = `old code ${isFailing ? "failing" : "healthy"}, traffic ${traffic}, bake ${bake} s`;
    const isStopped = report.outcome !== "resolved";
    const seen = `${isStopped ? "stopped" : "resolved"} after ${report.seconds.toFixed(1)} s`;
    const facts = `touched ${report.touched} of 20, checked ${report.isChecked}, charged ${report.charged}`;
    const wayBack = isStopped ? `, back ${report.isBack} after ${report.restoreSeconds?.toFixed(1)} s` : "";
    console.log(`${version}: ${code} (${old}): ${seen}, ${facts}${wayBack}`);
    expect(report.outcome).toMatch(outcome);
    expect(report.touched).toBeOneOf([...touched]);
    if (isChecked !== undefined) expect(report.isChecked).toBe(isChecked);
    // What has ended with a terminal error is over.
    const charged = code === "ends with a terminal error" && isFailing ? 15 : 20;
    const back = isStopped ? { restore: "resolved", isBack: true } : { restore: undefined, isBack: false };
    expect(report).toMatchObject({ doubled: 0, charged, deleted: 0, ...back });
  });
});
