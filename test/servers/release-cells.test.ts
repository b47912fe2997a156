// Guards what a release concludes from what its code does, while ten invocations come each second; test/nightly/releases has more.
import { describe, expect, it } from "vitest";
import { useServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";
import { type Cell, runCell } from "./release-cells.js";

const CELLS: readonly (readonly [
  code: Cell["code"],
  changes: Partial<Cell>,
  outcome: string | RegExp,
  touchedOld: number,
])[] = [
  ["right", {}, "resolved", 20],
  ["fails at its first line", { old: "healthy" }, /have failed, on dp_\w+: \d+ of .*\[RT0007\] is early/, 0],
  ["ends with a terminal error", { traffic: false, retention: false }, /^all 5 .* have vanished/, 5],
  ["fails in one of two handlers", { traffic: false }, /of 5 invocations that were tried fail/, 5],
  ["breaks the journal", { traffic: false }, /\[RT0016\]/, 5],
  ["hangs", { old: "healthy" }, /^none of \d+ invocations has ended/, 0],
];

describe.each(versions)("a release with traffic on %s", (version) => {
  const server = useServer(version);
  it.concurrent.each(CELLS)("whose code %s", { timeout: 120_000 }, async (code, changes, outcome, touchedOld) => {
    const usual = {
      code,
      old: "failing",
      traffic: true,
      retention: true,
      bake: 3,
      name: code.replaceAll(/\W/g, ""),
    } as const;
    const report = await runCell(server, { ...usual, ...changes });
    expect(report.outcome).toMatch(outcome);
    expect([report.touchedOld, report.doubled]).toEqual([touchedOld, 0]);
    if (outcome !== "resolved") expect(report.restore).toMatch(/^resolved old code after/);
  });
});
