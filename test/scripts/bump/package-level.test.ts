import { describe, expect, it } from "vitest";
import { toPackageLevel } from "../../../scripts/bump/rate-change.js";

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
