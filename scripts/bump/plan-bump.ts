import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findOverlays, findSchemas } from "../document/find-schemas.js";
import type { Step } from "../io/report-step.js";
import { compareTables } from "../tables/compare-tables.js";
import { type BuiltClient, buildClient } from "./build-client.js";
import type { ChosenVersion } from "./choose-version.js";
import { compileConsumers, type Failure } from "./compile-consumers.js";
import { describeChanges, type Entries, findUnannounced } from "./describe-changes.js";
import { diffDocuments, type Rating } from "./diff-documents.js";
import { type Consumer, listConsumers } from "./list-consumers.js";
import { type Level, rateChange, toPackageLevel } from "./rate-change.js";
import { readManifest } from "./read-manifest.js";
import { type BroughtFiles, type StagedFile, stageSchema } from "./stage-schema.js";

/** All that a bump writes and says, before anything is written. */
export interface Plan extends ChosenVersion {
  readonly schema: StagedFile;
  /** Undefined if only the document was brought. */
  readonly tables: StagedFile | undefined;
  readonly client: BuiltClient;
  readonly consumers: readonly Consumer[];
  /** The consumers that compile with the new client: `1.6.1 to 1.6.2`. */
  readonly compiled: readonly string[];
  readonly entries: Entries;
  readonly level: Level;
  /** Or why there is none. */
  readonly rating: Rating | string;
  readonly packageName: string;
  readonly packageVersion: string;
  readonly packageLevel: Level;
}

/** @param folder - Where to put what is not to be kept. */
export async function planBump(
  root: string,
  { version, newest }: ChosenVersion,
  { brought, folder, step }: { readonly brought: BroughtFiles; readonly folder: string; readonly step: Step },
): Promise<Plan> {
  const { schema, tables } = await step(`schema of ${version}`, () => stageSchema(folder, version, brought));
  const earlier = await findSchemas(join(root, "schemas/openapi"));
  const client = await step("correct, lint, generate", () =>
    buildClient(root, schema.file, earlier, tables?.file, schema.name),
  );
  const old = await step(`client of ${newest}`, () => buildClient(root, findOwn(earlier, newest), earlier));
  const consumers = await step("old code", async () =>
    listConsumers([...earlier, schema.file], await findOverlays(join(root, "schemas/overlays"))),
  );
  const failures = await step("compile old code", () => compileOldCode(root, client, consumers, version));
  const rating = await step("redocly diff", () => diffDocuments(root, old.document, client.document));

  const { changes, document: after } = client;
  const differs = hideHeaders(client.files) !== hideHeaders(old.files);
  const tableChanges = compareTables(old.tables, client.tables);
  const level = rateChange(failures, changes, tableChanges);
  const { name: packageName, version: packageVersion } = readManifest(root);
  return {
    ...{ version, newest, schema, tables, client, consumers, level, rating, packageName, packageVersion },
    compiled: consumers
      .filter(({ since }) => since !== version && !failures.some(({ consumer }) => consumer === since))
      .map(nameRange),
    entries: describeChanges({ before: old.document, after, changes, tableChanges, differs, failures }),
    packageLevel: toPackageLevel(level, packageVersion),
  };
}

/** What compiled before and does not with the new client. */
function compileOldCode(
  root: string,
  client: BuiltClient,
  consumers: readonly Consumer[],
  version: string,
): readonly Failure[] {
  const texts = new Map(consumers.map(({ since, text }) => [since, text]));
  const { failures, faults } = compileConsumers(root, client.files, texts);
  if (faults.length > 0) {
    const hint = "where that is in src/, code written by hand has to follow the API";
    throw new Error(`the new client does not compile (${hint}):\n  ${faults.join("\n  ")}`);
  }
  const own = failures.find(({ consumer }) => consumer === version);
  if (own !== undefined) {
    throw new Error(
      `the code printed for ${version} does not compile with its own client, which is a mistake of scripts/bump: ` +
        `${own.functionName}: ${own.message}`,
    );
  }
  return findUnannounced(failures, readFileSync(join(root, "CHANGELOG.md"), "utf8"));
}

function findOwn(schemas: readonly string[], version: string): string {
  const found = schemas.find((path) => path.endsWith(`/${version}.json`));
  if (found === undefined) throw new Error(`there is no schema of ${version}`);
  return found;
}

/** The first line of each module names the version. */
function hideHeaders(files: ReadonlyMap<string, string>): string {
  const modules = [...files].filter(([name]) => name.endsWith(".ts"));
  return modules.map(([name, text]) => `${name}\n${text.slice(text.indexOf("\n"))}`).join("\n");
}

function nameRange({ since, until }: Consumer): string {
  return since === until ? since : `${since} to ${until}`;
}
