// Guards what a release concludes from what its code does; test/nightly/releases has more.
import { describe, expect, it } from "vitest";
import { useServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";
import { type Cell, runCell } from "./release-cells.js";

const CELLS: readonly (readonly [Cell["code"], Partial<Cell>, outcome: RegExp, touched: number])[] = [
  ["right", { traffic: true }, /^resolved$/, 20],
  [
    "fails at its first line",
    { traffic: true, isFailing: false },
    /have failed, on dp_\w+: \d+ of .*\[RT0007\] is early/,
    0,
  ],
  ["ends with a terminal error", { retention: false }, /^all 5 .* have vanished/, 5],
  ["fails in one of two handlers", {}, /of 5 invocations that were tried fail/, 5],
  ["breaks the journal", {}, /\[RT0016\]/, 5],
  ["hangs", { traffic: true, isFailing: false }, /^none of \d+ invocations has succeeded/, 0],
];

describe.each(versions)("a release on %s", (version) => {
  const server = useServer(version);
  it.concurrent.each(CELLS)("whose code %s", { timeout: 120_000 }, async (code, changes, outcome, touched) => {
    const cell = { code, isFailing: true, traffic: false, retention: true, bake: 3, ...changes };
    const report = await runCell(server, cell);
    expect(report.outcome).toMatch(outcome);
    const back = report.outcome === "resolved" ? [undefined, false] : ["resolved", true];
    expect([report.touched, report.doubled, report.restore, report.isBack]).toEqual([touched, 0, ...back]);
  });
});
