import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildClient, type GeneratedClient } from "../../scripts/generate.js";
import { readDocument } from "../../scripts/openapi/document/index.js";
import { endCorrections } from "../../scripts/release/end-corrections.js";
import { project } from "./bump-root.js";
import { type Mutation, makeSchema, newest } from "./mutation.js";

/**
 * Builds the client of a release that does not exist, with the corrections that a bump would leave.
 *
 * @param out - The folder that its files are for.
 */
export async function buildRelease(
  version: string,
  mutations: readonly Pick<Mutation, "change" | "changeTables">[],
  out?: string,
): Promise<GeneratedClient> {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  try {
    const { document, tables } = makeSchema(version, mutations);
    const [schema, tablesFile] = [join(folder, `${version}.json`), join(folder, "tables.json")];
    writeFileSync(schema, document);
    writeFileSync(tablesFile, tables);
    const { content } = await readDocument(join(project, `schemas/openapi/${newest}.json`));
    const { overlays } = await endCorrections(project, folder, schema, content);
    return await buildClient(project, await readDocument(schema), { tables: tablesFile, overlays, out });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
