/**
 * Takes a copy of the project to releases of Restate that do not exist, with nothing edited by hand: `npm run test:rehearsal`.
 * The newest real server stands behind a relay that answers as they would. `-- --keep` keeps the copy, `-- --skip-tests` leaves
 * the tests out.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findRestateBinary } from "../../../scripts/server/restate-binary.js";
import { versions } from "../../live/versions.js";
import { checkBump, describeBump } from "./check-bump.js";
import { copyProject, listFiles } from "./copy-project.js";
import { planReleases } from "./plan-releases.js";
import { startRegistry } from "./publish-releases.js";
import { runBump } from "./run-bump.js";
import { runProgram } from "./run-program.js";
import { runUserProgram } from "./run-user-program.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const skipsTests = process.argv.includes("--skip-tests");

/** What depends on the version alone. */
const VERSION_TESTS = ["test/unit/generated", "test/generator/schemas", "test/live/server.test.ts"];

async function rehearse(folder: string): Promise<readonly string[]> {
  // The copy links to them; whatever it installs itself is its own.
  for (const version of versions) await findRestateBinary(version);
  const files = listFiles(root);
  const { newest, tables, extended, broken, same } = await planReleases(root, files);
  const copy = join(folder, "project");
  copyProject(root, files, copy);
  const registry = await startRegistry(folder, { program: await findRestateBinary(newest), tables });
  try {
    registry.publish(extended);
    const minor = await runBump(copy, [extended.version, "--skip-tests"], registry.env);
    checkBump(minor, extended, "minor");

    registry.publish(broken);
    const major = await runBump(copy, [broken.version, ...(skipsTests ? ["--skip-tests"] : [])], registry.env);
    checkBump(major, broken, "major");
    const used = await runUserProgram(copy, broken.version, newest);

    registry.publish(same);
    // As the daily workflow does: it finds the newest release itself.
    const patch = await runBump(copy, ["--skip-tests"], registry.env);
    checkBump(patch, same, "patch");
    // A pull request of a bump has to pass it too.
    await runProgram(copy, "npx", ["biome", "check", "--error-on-warnings"], { NO_COLOR: "1" });
    const check = skipsTests ? [] : await runVersionTests(copy);

    return [
      ...describeBump(minor, extended, "new operations, a table and a column"),
      ...describeBump(major, broken, "the same again, and everything that breaks code"),
      ...used.map((line) => `  a user's program: ${line}`),
      ...describeBump(patch, same, "no change"),
      ...check,
    ];
  } finally {
    registry.close();
  }
}

async function runVersionTests(copy: string): Promise<readonly string[]> {
  const output = await runProgram(copy, "npx", ["vitest", "run", ...VERSION_TESTS], { NO_COLOR: "1" });
  const [line = "no tests"] = /^ *Tests .*$/m.exec(output) ?? [];
  return [`  ${line.trim().replace(/\s+/g, " ")}, of ${VERSION_TESTS.join(", ")} only`];
}

const folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
try {
  const started = Date.now();
  const lines = await rehearse(folder);
  console.log(["", ...lines, `${Math.round((Date.now() - started) / 1000)} seconds in all`].join("\n"));
} finally {
  if (process.argv.includes("--keep")) console.log(`kept in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
