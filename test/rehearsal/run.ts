/**
 * Takes a copy of the project to releases of Restate that do not exist, with nothing edited by hand: `npm run test:rehearsal`.
 * The newest real server stands behind a relay that answers as they would. `-- --keep` keeps the copy, `-- --skip-tests` leaves
 * the tests out.
 */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import semver from "semver";
import { findNewestSchema } from "../../scripts/document/find-schemas.js";
import { findRestateBinary } from "../../scripts/server/restate-binary.js";
import { readColumns } from "../../scripts/tables/read-columns.js";
import { versions } from "../live/versions.js";
import { copyProject, listFiles } from "./copy-project.js";
import { createNameFinder } from "./hand-written.js";
import { breakRelease, extendRelease, readRelease, repeatRelease } from "./made-up-release.js";
import { startRegistry } from "./publish-releases.js";
import { type Bump, runBump } from "./run-bump.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

async function rehearse(folder: string): Promise<readonly string[]> {
  // The copy links to them; whatever it installs itself is its own.
  for (const version of versions) await findRestateBinary(version);
  const newest = basename(await findNewestSchema(join(root, "schemas/openapi")), ".json");
  const columns = readColumns(JSON.parse(readFileSync(join(root, `schemas/tables/${newest}.json`), "utf8")));
  const own = columns.filter(({ table_schema }) => table_schema === "public");
  const tables = [...new Set(own.map(({ table_name }) => table_name))];
  const last = own.at(-1);
  if (last === undefined) throw new Error(`schemas/tables/${newest}.json has no tables`);

  const files = listFiles(root);
  const isNamed = createNameFinder(root, files);
  const real = readRelease(newest, JSON.parse(readFileSync(join(root, `schemas/openapi/${newest}.json`), "utf8")));
  const [patch, minor] = [semver.inc(newest, "patch") ?? "", semver.inc(newest, "minor") ?? ""];
  const extended = extendRelease(real, patch, "drill", last);
  const broken = breakRelease(extendRelease(extended, minor, "exercise", last), minor, isNamed);
  const same = repeatRelease(broken, semver.inc(minor, "patch") ?? "");

  const copy = join(folder, "project");
  copyProject(root, files, copy);
  const registry = await startRegistry(folder, { program: await findRestateBinary(newest), tables });
  try {
    const bumps: Bump[] = [];
    for (const release of [extended, broken, same]) {
      registry.publish(release);
      const skips = release !== broken || process.argv.includes("--skip-tests");
      const bump = await runBump(copy, [release.version, ...(skips ? ["--skip-tests"] : [])], registry.env);
      console.log(bump.summary, bump.touched, bump.seconds);
      bumps.push(bump);
    }
    return [];
  } finally {
    registry.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
try {
  for (const line of await rehearse(folder)) console.log(line);
} finally {
  if (process.argv.includes("--keep")) console.log(`kept in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
