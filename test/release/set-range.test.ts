import { describe, expect, it } from "vitest";
import { setField, writeRange } from "../../scripts/release/set-range.js";

/** Text that a printer of YAML would write in another way. */
const TEXT = `# Why all this
actions:
  - description: 'a   # no comment'   # a comment
    target: $.a # where

    update: { a:   1 }
  -   target: $.b
      x-versions:   ">=1.6"   # for old ones
      remove: true
  - { target: $.c, remove: true }
`;

describe("a field is written, and everything else stays as it is:", () => {
  it.each<[number, string, string]>([
    [0, "    target: $.a # where", `    x-versions: "<2"\n    target: $.a # where`],
    [1, 'x-versions:   ">=1.6"   # for', 'x-versions:   "<2"   # for'],
    [2, "{ target: $.c, remove", '{ target: $.c, x-versions: "<2", remove'],
  ])("that of action %i", (index, before, after) => {
    expect(setField(TEXT, index, "x-versions", "<2")).toBe(TEXT.replace(before, after));
  });

  it("an action that is not there is an error", () => {
    expect(() => setField(TEXT, 3, "x-versions", "<2")).toThrow("the overlay has no action 3");
  });
});

describe("a range", () => {
  const list = (text: string) => text.split(" ").map((each) => [each.replace("!", ""), !each.startsWith("!")] as const);

  it.each<[string, string | undefined, string]>([
    ["1.6.1 1.7.12 !1.7.13", ">=1.6.0", ">=1.6.0 <1.7.13-0"],
    ["1.6.1 1.7.12 !1.7.13 1.8.0", ">=1.6.0", ">=1.6.0 <1.7.13-0 || >=1.8.0-0"],
    ["1.8.0-rc.1 1.7.12 !1.7.13", ">=1.6.0", ">=1.6.0 <1.7.13-0 || >=1.8.0-0"],
    ["1.6.1 !1.7.13 1.8.0", ">=1.6.0 <1.7.13-0", ">=1.6.0 <1.7.13-0 || >=1.8.0-0"],
    ["1.6.1 !1.7.13 1.8.0 !1.8.1", ">=1.6.0 <1.7.13-0 || >=1.8.0-0", ">=1.6.0 <1.7.13-0 || >=1.8.0-0 <1.8.1-0"],
    ["1.6.1 !1.8.0-rc.1", ">=1.6.0", ">=1.6.0 <1.8.0-0"],
    ["1.6.1 !1.8.0-rc.1 1.8.0", ">=1.6.0", ">=1.6.0"],
    ["!1.6.1 1.7.2 !1.7.13", ">=1.7.0", ">=1.7.0 <1.7.13-0"],
    ["1.6.1 !1.7.13", undefined, "<1.7.13-0"],
    ["!1.7.12 1.7.13 !1.8.0", undefined, ">=1.7.13-0 <1.8.0-0"],
    ["!1.6.1 !1.8.0", ">=1.8.0", "<0.0.0-0"],
  ])("for %s is, if it was %s, %s", (known, given, want) => {
    expect(writeRange(list(known), given)).toBe(want);
  });
});
