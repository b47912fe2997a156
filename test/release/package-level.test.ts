import { describe, expect, it } from "vitest";
import { rateChange, toPackageLevel } from "../../scripts/bump/rate-change.js";

describe("a change of the tables alone", () => {
  const change = { table: "state", text: "changed" };
  it.each([
    ["added", "minor"],
    ["changed", "minor"],
    ["removed", "major"],
  ] as const)("is, if something is %s, %s", (kind, wanted) => {
    const none = { added: [], removed: [], changed: [] };
    expect(rateChange([], undefined, { ...none, [kind]: [change] })).toBe(wanted);
    expect(rateChange([], undefined, none)).toBe("patch");
  });
});

describe("the package's version", () => {
  it.each([
    ["0.1.0", "major", "minor"],
    ["0.1.0", "minor", "patch"],
    ["0.1.0", "patch", "patch"],
    ["1.0.0", "major", "major"],
    ["1.0.0", "minor", "minor"],
  ] as const)("%s takes a %s change as %s", (version, level, wanted) => {
    expect(toPackageLevel(level, version)).toBe(wanted);
  });
});
