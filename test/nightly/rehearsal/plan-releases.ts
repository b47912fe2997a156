import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import semver from "semver";
import { findNewestSchema } from "../../../scripts/document/find-schemas.js";
import { readColumns } from "../../../scripts/tables/read-columns.js";
import { createNameFinder } from "./hand-written.js";
import { breakRelease, extendRelease, type MadeUpRelease, readRelease, repeatRelease } from "./made-up-release.js";

export interface PlannedReleases {
  /** The newest version that there is. */
  readonly newest: string;
  /** Its SQL tables. */
  readonly tables: readonly string[];
  /** A patch release with something new. */
  readonly extended: MadeUpRelease;
  /** The next minor release, with something new and every change that breaks code. */
  readonly broken: MadeUpRelease;
  /** A patch release that changes nothing. */
  readonly same: MadeUpRelease;
}

/**
 * Makes up three releases, one after the other, from the newest schema. What the first adds is what no hand-written code uses, so
 * that the second can change it.
 */
export async function planReleases(root: string, files: readonly string[]): Promise<PlannedReleases> {
  const schema = await findNewestSchema(join(root, "schemas/openapi"));
  const newest = basename(schema, ".json");
  const columns = readColumns(JSON.parse(readFileSync(join(root, `schemas/tables/${newest}.json`), "utf8")));
  const own = columns.filter(({ table_schema }) => table_schema === "public");
  const last = own.at(-1);
  const [patch, minor] = (["patch", "minor"] as const).map((part) => semver.inc(newest, part));
  const later = semver.inc(minor ?? "", "patch");
  if (!last || !patch || !minor || !later) throw new Error(`there is no release after ${newest}, or it has no tables`);

  const real = readRelease(newest, JSON.parse(readFileSync(schema, "utf8")));
  const extended = extendRelease(repeatRelease(real, patch), "drill", last);
  const more = extendRelease(repeatRelease(extended, minor), "exercise", last);
  const broken = breakRelease(more, createNameFinder(root, files));
  const tables = [...new Set(own.map(({ table_name }) => table_name))];
  return { newest, tables, extended, broken, same: repeatRelease(broken, later) };
}
