import { expect, it } from "vitest";
import { endAction } from "../../scripts/release/end-corrections.js";

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

it.each<[number, string, string]>([
  [0, "    target: $.a # where", `    x-versions: "<2"\n    target: $.a # where`],
  [1, 'x-versions:   ">=1.6"   # for', 'x-versions:   "<2"   # for'],
  [2, "{ target: $.c, remove", '{ target: $.c, x-versions: "<2", remove'],
])("ends action %i, and leaves everything else as it is written", (index, before, after) => {
  expect(endAction(TEXT, index, "<2")).toBe(TEXT.replace(before, after));
});

it("an action that is not there is an error", () => {
  expect(() => endAction(TEXT, 3, "<2")).toThrow("the overlay has no action 3");
});
