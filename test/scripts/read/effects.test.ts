import { join } from "node:path";
import { expect, it } from "vitest";
import type { GeneratedClient } from "../../../scripts/generate.js";
import { createExpectations, EFFECTS, type Effect, printEffects } from "../../../scripts/read/effects.js";
import { listAuthors } from "../../../scripts/read/explain-stale.js";
import type { OverlayAction } from "../../../scripts/read/read-overlay.js";
import { describeBump, listChangedEffects } from "../../../scripts/release/describe-bump.js";
import { put, useFolder } from "../../kit/use-folder.js";

const folder = useFolder("effects-test");
const VERSIONS = ["1.0.0", "1.1.0", "1.2.0", "1.3.0"];
const place = "$.a";
const overlayPath = join(folder, "overlays/own.yaml");
const action: Pick<OverlayAction, "overlayPath" | "description" | "places" | "index"> = {
  ...{ overlayPath, description: "A is missing", places: [place], index: 0 },
};

/** Creates a version in which the action changes something ("y"), changes nothing ("n"), or does not exist ("-"). */
function createRelease(version: string, letter = "-") {
  const change = letter === "y" ? { after: { a: 1 }, isEffective: true } : { after: {}, isEffective: false };
  const effect = { action, place, name: `own.yaml ${place}`, before: {}, ...change };
  return { version, document: {}, applied: [], effects: letter === "-" ? [] : [effect as Effect] };
}

/** One letter for each version: whether the action changes something or, in the last version, the expected effect. */
it.each([
  ["yyyy", {}],
  ["yynn", { "own.yaml $.a": ["1.2.0", "1.3.0"] }],
  ["nyny", { "own.yaml $.a": ["1.0.0", "1.2.0"] }],
])("the effects %s end the action as expected", (letters, ended) => {
  const releases = VERSIONS.map((version, index) => createRelease(version, letters[index]));
  const printed = printEffects(releases);
  expect(JSON.parse(printed)).toEqual({ versions: VERSIONS, ended });
  put(folder, EFFECTS, printed);
  const expectation = (version: string, at = place) => createExpectations(version)(overlayPath, `own.yaml ${at}`);
  expect(VERSIONS.map((version) => (expectation(version) === "effect" ? "y" : "n")).join("")).toBe(letters);
  expect([expectation("1.4.0"), expectation("1.0.0", "$.new")]).toEqual(["unknown", "effect"]);
});

it.each(["yy", "yn", "y-", "ny", "nn", "n-", "-y", "-n", "--"])(
  "the effects %s in two versions are reported as ended or back only if both versions have the action",
  (letters) => {
    const releases = VERSIONS.slice(0, 2).map((version, index) => createRelease(version, letters[index]));
    const [ended, back] = [false, true].map((isNow) => listChangedEffects(releases, "1.1.0", isNow).length);
    expect([ended, back]).toEqual([Number(letters === "yn"), Number(letters === "ny")]);
  },
);

it.each([
  ["ynnn", ["1.1.0", "1.2.0"], "1.2.0", 1],
  ["ynnn", ["1.2.0", "1.3.0"], "1.3.0", 0],
  ["ynnn", ["1.1.0"], "1.3.0", 1],
  ["yyyn", ["1.1.0"], "1.3.0", 0],
])("of the effects %s, a bump to %j whose newest version is %s asks about %i", (letters, versions, newest, count) => {
  const releases = VERSIONS.map((version, index) => createRelease(version, letters[index]));
  const entries = { Added: [], Changed: [], Deprecated: [], Removed: [], Fixed: [] };
  const summary = describeBump({
    ...{ versions, newest, previous: "1.0.0", packageVersion: "0.1.0", failedChecks: new Map(), tests: undefined },
    client: { releases } satisfies Partial<GeneratedClient> as unknown as GeneratedClient,
    verdict: { level: "patch", entries, failures: [] },
    calls: { doubtful: [], needed: [] },
  });
  expect(summary.match(/A is missing \(`own\.yaml`, action 0/g) ?? []).toHaveLength(count);
});

it("the authors of a part of a document are the actions that changed it, with their lines in the overlay", () => {
  put(folder, "overlays/own.yaml", "actions:\n  - target: $.a\n    update: {}\n");
  const [changing, idle] = [createRelease("1.0.0", "y"), createRelease("1.0.0", "n")];
  const list = (...references: readonly string[]) =>
    listAuthors([...changing.effects, ...idle.effects, ...changing.effects], references);
  expect(list("#/b", "#/a")).toEqual([expect.stringMatching(/^ {2}.*own\.yaml:2, action 0: A is missing$/)]);
  expect(list("#/b")).toEqual([]);
});
