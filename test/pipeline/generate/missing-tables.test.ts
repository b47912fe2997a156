import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { buildClient } from "../../../scripts/generate.js";
import { findNewestSchema, readDocument } from "../../../scripts/read/index.js";
import { root, useFolder } from "../../kit/use-folder.js";

const schema = await findNewestSchema(join(root, "schemas/openapi"));
const newest = basename(schema, ".json");
/** A copy of the schemas. */
const copy = useFolder("missing-tables-test");
const corrections = join(copy, "schemas/tables/corrections.yaml");

beforeEach(() => cpSync(join(root, "schemas"), join(copy, "schemas"), { recursive: true }));

function replaceTitle(by: string): void {
  const [before, title] = [readFileSync(corrections, "utf8"), "x-target-title: Admin API"];
  expect(before).toContain(title);
  writeFileSync(corrections, before.replace(title, by));
}

it.each([
  [
    "the title is misspelt",
    () => replaceTitle("x-target-title: Admin APi"),
    'corrections.yaml is for documents with the title "Admin APi" and the version of a release, not for "Admin API"',
  ],
  [
    "the tables of its version are missing",
    () => rmSync(join(copy, `schemas/tables/${newest}.json`)),
    `schemas/tables/${newest}.json is missing: get it with \`npm run schema:pull -- ${newest}\``,
  ],
  [
    "there are none at all",
    () => rmSync(join(copy, "schemas/tables"), { recursive: true }),
    "There are no SQL tables: schemas/tables/corrections.yaml is missing",
  ],
])("the project's own client is not generated without its tables if %s", async (_, change, message) => {
  change();
  const error: unknown = await buildClient(copy, await readDocument(schema), { lint: "off" }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: "Error", message: expect.stringContaining(message) });
});
