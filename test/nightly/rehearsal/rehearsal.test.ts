/** Takes a copy of the project to releases of Restate that do not exist, with nothing edited by hand. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import semver from "semver";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { findRestateBinary } from "../../../scripts/server/restate-binary.js";
import { additions, rewording } from "../../release/additions.js";
import { breaking } from "../../release/breaking.js";
import { commitAll } from "../../release/bump-root.js";
import { fixes } from "../../release/fixes.js";
import { type MadeUpSchema, makeSchema, movePaths, newest } from "../../release/mutation.js";
import { isComing, restate18 } from "../../release/restate-1.8.js";
import { union } from "../../release/union.js";
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
  " M schemas/published.ts",
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
async function bump(schema: MadeUpSchema, like?: LikeServer): Promise<Bump> {
  registry.publish(release, schema, like);
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

it("a release of the package, which writes what it publishes", () => {
  const path = join(copy, "schemas/published.ts");
  const published = readFileSync(path, "utf8");
  writeFileSync(path, "// Of the release before.\n");
  execFileSync("npm", ["run", "release:version"], { cwd: copy });
  expect(readFileSync(path, "utf8")).toBe(published);
});

it("a release that changes nothing", async () => {
  const { summary, changelog, touched } = await bump(makeSchema(release, Object.values(rewording)));
  expect(summary).toContain("the change is **patch**");
  expect(summary).not.toContain("To do by hand");
  expect(changelog).toEqual([expect.stringContaining("checked")]);
  expect(touched).toEqual(additive);
});

it("a release that only adds", async () => {
  const { summary, changelog, touched } = await bump(makeSchema(release, Object.values(additions)));
  expect(summary).toContain("the change is **minor**");
  expect(summary).not.toContain("To do by hand");
  for (const line of Object.values(additions).flatMap(({ lines }) => lines)) {
    expect(changelog).toContainEqual(expect.stringContaining(line.replace(/^\w+: /, "")));
  }
  expect(touched).toEqual(additive);
});

it("a release that requires, returns or has elsewhere what older servers do not", async () => {
  // The code of src/ reads fields that all alternatives of a registration have, so the compiler names its lines then.
  const { "another alternative of a body, which requires more": _, ...others } = union;
  const { summary, changelog, touched } = await bump(makeSchema(release, Object.values(others)));
  expect(summary).toContain("the change is **minor**");
  // A body of another media type and requests that have moved take code: whether a bundle may grow by it is a decision.
  expect(summary.match(/^- `npm run .*/gm)).toEqual(["- `npm run check:size` fails:"]);
  expect(changelog.join("\n")).not.toContain("**Breaking:**");
  expect(touched).toEqual(additive);
});

it("a release that breaks code", async () => {
  const { summary, changelog } = await bump(makeSchema(release, Object.values(breaking)));
  expect(summary).toContain("the change is **major**");
  expect(changelog.filter((line) => line.includes("**Breaking:**")).length).toBeGreaterThanOrEqual(9);
  expect(changelog.join("\n")).not.toContain("no longer compiles");
});

it("a release that fixes all that we correct", async () => {
  const { summary, touched } = await bump(makeSchema(release, Object.values(fixes)));
  expect(summary).not.toMatch(/To do by hand|Breaking/);
  expect(summary).toContain("### Corrections that change nothing any more");
  expect(touched).toEqual(additive);
});

it("a release that moves every path", async () => {
  const { code, summary, touched } = await bump(makeSchema(release, [{ change: movePaths }]));
  expect(code).toBe(0);
  expect(summary).toContain("`/v3` begins the path");
  expect(touched).toEqual(additive);
});

if (isComing) {
  it("Restate 1.8, on whose server the tests run", async () => {
    const like = { script: "serve-1.8.mjs", binary: await findRestateBinary("1.7.12") };
    const { code, summary, changelog, touched } = await bump(makeSchema(release, Object.values(restate18)), like);
    expect(code).toBe(0);
    expect(summary).toContain("the change is **major**");
    expect(summary).not.toContain("To do by hand");
    for (const line of Object.values(restate18).flatMap(({ lines }) => lines)) {
      expect(changelog).toContainEqual(expect.stringContaining(line.replace(/^\w+: /, "")));
    }
    expect(touched.filter((line) => !additive.includes(line) && !line.includes("conformance.md"))).toEqual([]);
  });
}
