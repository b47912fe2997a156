import { describe, expect, it } from "vitest";
import { isAtLeast } from "../../../src/client/version.js";

describe("isAtLeast", () => {
  it.each<[string, string, boolean | undefined]>([
    ["1.7.8", "1.7.8", true],
    ["1.7.9", "1.7.8", true],
    ["1.7.10", "1.7.8", true],
    ["1.7.2", "1.7.8", false],
    ["1.10.0", "1.7.8", true],
    ["2.0.0", "1.7.8", true],
    ["1.6.99", "1.7.0", false],
    ["1.7.8-rc.1", "1.7.8", false],
    ["1.7.9-rc.1", "1.7.8", true],
    ["1.7.8-rc.1", "1.7.8-rc.1", true],
    ["1.7.8+build.5", "1.7.8", true],
    ["1.7.12-acme", "1.7.8", true],
    ["v1.7.8", "1.7.8", true],
    [" 1.7.8\n", "1.7.8", true],
    ["1.7", "1.7.8", undefined],
    ["dev", "1.7.8", undefined],
    ["", "1.7.8", undefined],
    ["undefined", "1.7.8", undefined],
  ])("version %j includes %j: %s", (version, since, want) => expect(isAtLeast(version, since)).toBe(want));
});
