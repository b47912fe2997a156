import { expect, it } from "vitest";
import { isAtLeast } from "../../../src/client/version.js";

it.each([
  ["1.7.12", "1.7.12", true],
  ["1.7.9", "1.7.12", false],
  ["1.10.0", "1.9.9", true],
  ["1.9.9", "2.0.0", false],
  ["2.0.0", "1.9.9", true],
  ["1.8.0-rc.1", "1.8.0", true],
  [" v1.7.12\n", "1.7.12", true],
  ["1.7", "1.7.0", undefined],
  ["1.7.12", "the next", undefined],
])("whether version %j is at least %s: %s", (version, since, isNewer) => {
  expect(isAtLeast(version, since)).toBe(isNewer);
});
