import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import semver from "semver";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { findRestateBinary } from "../../../scripts/server/restate-binary.js";
import { commitAll } from "../../release/bump-root.js";
import { type Change, makeSchema, newest, readChanges, renamePaths } from "../../release/make-release.js";
import { copyProject, listFiles } from "./copy-project.js";
import { type LikeServer, type Registry, startRegistry } from "./publish-releases.js";
import { type Bump, reset, runBump } from "./run-bump.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const release = semver.inc(newest, "minor") ?? "";
/** What a release that only adds may touch, besides generated/. */
const additive = [
  " M CHANGELOG.md",
  " M package-lock.json",
  " M package.json",
  " M schemas/effects.json",
  `?? schemas/openapi/${release}.json`,
  `?? schemas/tables/${release}.json`,
];

let folder: string;
let copy: string;
let registry: Registry;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
  copy = join(folder, "project");
  copyProject(root, listFiles(root), copy);
  commitAll(copy);
  registry = await startRegistry(folder);
});

afterEach(() => reset(copy));

afterAll(() => {
  registry.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Bumps to the newest release, as the daily workflow does.
 *
 * @param like - A server that can do more than answer the bump, for the tests.
 */
async function bump(changes: readonly Change[], like?: LikeServer): Promise<Bump> {
  registry.publish(release, makeSchema(release, changes), like);
  // A server of the same version, from the bump before.
  rmSync(join(copy, "node_modules/.cache/restate-server", release), { recursive: true, force: true });
  const npm = { ...registry.env, npm_config_cache: mkdtempSync(join(folder, "cache-")) };
  return report(await runBump(copy, like ? [] : ["--skip-tests"], npm));
}

/** Prints what a reader wants to know of each bump. */
function report(result: Bump): Bump {
  const { code, seconds, summary, changelog, touched, log } = result;
  const [, level = "none"] = /the change is \*\*(\w+)\*\*/.exec(summary) ?? [];
  const [, byHand = ""] = /### To do by hand\n\n([\s\S]*)/.exec(summary) ?? [];
  const [, ended = ""] = /### Corrections that change nothing.*\n\n([^#]*)/.exec(summary) ?? [];
  console.log(
    [
      `${expect.getState().currentTestName}: exit ${code}, ${seconds} s, ${level}`,
      ...changelog.map((line) => `  - ${line}`),
      ...(ended === "" ? [] : [`ended: ${ended.trim()}`]),
      `files: ${touched.join(", ")}`,
      ...(byHand === "" ? [] : [`by hand: ${byHand.trim()}`]),
      ...(code === 0 ? [] : [log.slice(-3000)]),
    ].join("\n"),
  );
  return result;
}

it("a release that adds, that requires, returns or has elsewhere what older servers do not, and fixes what we correct", async () => {
  // The code of src/ reads fields that all alternatives of a registration have, so the compiler names its lines then.
  const { "another alternative of a body, which requires more": _, ...union } = readChanges("union");
  const changes = { ...readChanges("minor"), ...union, ...readChanges("fixes") };
  const { summary, changelog, touched } = await bump(Object.values(changes));
  expect(summary).toContain("the change is **minor**");
  expect(summary).not.toMatch(/To do by hand|Breaking/);
  expect(summary).toContain("### Corrections that change nothing any more");
  expect(changelog).toContainEqual(expect.stringContaining("`listDrills()`: `GET /drills`"));
  expect(touched).toEqual(additive);
});

it("a release that breaks code, and moves every path", async () => {
  const { code, summary, changelog } = await bump([
    ...Object.values(readChanges("major")),
    renamePaths((path) => `/v3${path}`),
  ]);
  expect(code).toBe(0);
  expect(summary).toContain("the change is **major**");
  expect(summary).toContain("`/v3` begins the path");
  expect(changelog.join("\n")).not.toContain("no longer compiles");
});

it("Restate 1.8, on whose server the tests run", async () => {
  const like = { script: "serve-1.8.mjs", binary: await findRestateBinary(newest) };
  const { code, summary, touched } = await bump(Object.values(readChanges("restate-1.8")), like);
  expect(code).toBe(0);
  expect(summary).toContain("the change is **major**");
  expect(summary).not.toContain("To do by hand");
  expect(touched.filter((line) => !additive.includes(line) && !line.includes("conformance.md"))).toEqual([]);
});
