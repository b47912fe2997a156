import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { buildClient, type GeneratedClient } from "../../scripts/generate.js";
import { readDocument } from "../../scripts/read/index.js";
import { fitCorrections } from "../../scripts/release/fit-corrections.js";
import { project } from "./bump-root.js";
import { copySchemas, type Mutation, makeSchema } from "./mutation.js";

type Change = Pick<Mutation, "change" | "changeTables">;

/** Adds a release that does not exist to the schemas of a folder, which it copies if there are none. Returns the file of its document. */
export function addRelease(folder: string, version: string, changes: readonly Change[]): string {
  if (!existsSync(join(folder, "schemas"))) copySchemas(folder);
  const made = makeSchema(version, changes);
  const schema = join(folder, `schemas/openapi/${version}.json`);
  writeFileSync(schema, made.document);
  writeFileSync(join(folder, `schemas/tables/${version}.json`), made.tables);
  return schema;
}

/**
 * Builds the client of a release that does not exist, with the corrections that a bump would leave.
 *
 * @param out - The folder that its files are for.
 */
export async function buildRelease(
  version: string,
  changes: readonly Change[],
  out?: string,
): Promise<GeneratedClient> {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  try {
    const schema = addRelease(folder, version, changes);
    await fitCorrections(folder, version);
    return await buildClient(folder, await readDocument(schema), {
      // They import the runtime of the project, and not one of that folder.
      ...(out !== undefined && { out: join(folder, relative(project, out)) }),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
