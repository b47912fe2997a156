import { join } from "node:path";
import { expect, it } from "vitest";
import type { AppliedPlace } from "../../../scripts/read/assert-corrections.js";
import { createExpectations, EFFECTS, printEffects } from "../../../scripts/read/effects.js";
import type { OverlayAction } from "../../../scripts/read/read-overlay.js";
import { put, useFolder } from "../../kit/use-folder.js";

const folder = useFolder("effects-test");
const VERSIONS = ["1.0.0", "1.1.0", "1.2.0", "1.3.0"];
const place = "$.a";
const keys = new Map([
  [place, place],
  ["$.new", "$.new"],
]);
const action: Pick<OverlayAction, "overlayPath" | "keys"> = { overlayPath: join(folder, "overlays/own.yaml"), keys };

/** One letter for each version: whether the action changes something or, in the last version, the expected effect. */
it.each([
  ["yyyy", {}],
  ["yynn", { "own.yaml $.a": ["1.2.0", "1.3.0"] }],
  ["nyny", { "own.yaml $.a": ["1.0.0", "1.2.0"] }],
])("the effects %s end the action as expected", (letters, ended) => {
  const releases = VERSIONS.map((version, index) => {
    const step = { action, place, before: {}, after: letters[index] === "y" ? { a: 1 } : {} };
    return { version, steps: [step as AppliedPlace] };
  });
  const printed = printEffects(releases);
  expect(JSON.parse(printed)).toEqual({ versions: VERSIONS, ended });
  put(folder, EFFECTS, printed);
  const expectation = (version: string, at = place) => createExpectations(version)(action as OverlayAction, at);
  expect(VERSIONS.map((version) => (expectation(version) === "effect" ? "y" : "n")).join("")).toBe(letters);
  expect([expectation("1.4.0"), expectation("1.0.0", "$.new")]).toEqual(["unknown", "effect"]);
});
